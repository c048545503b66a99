import { callObject, OVERLOADED } from "./call.ts";

type HealthWatch = ReturnType<Env["HEALTH_WATCH"]["getByName"]>;
type Telling = Parameters<HealthWatch["told"]>[0];

/** The client of the one object that remembers outages. */
export function healthWatch(env: Env) {
  const ask = async <Answer>(call: (watch: HealthWatch) => Promise<Answer>): Promise<Answer> => {
    const answer = await callObject(() => env.HEALTH_WATCH.getByName("database"), call);
    if (answer === OVERLOADED) throw new Error("The watch is overloaded");
    return answer;
  };
  return {
    report: (health: { isUp: boolean; now: number }): Promise<Telling | null> =>
      ask(async (watch): Promise<Telling | null> => watch.report(health)),
    told: (telling: Telling): Promise<void> => ask((watch) => watch.told(telling)),
  };
}
