import { env } from "cloudflare:workers";

/** Texts that must all occur in a request's SQL and parameters. */
export type Match = string[];

/** The database calls of a chat turn, by a text that stands in each of them alone. */
export const statement = {
  openSession: "INSERT INTO chat_sessions",
  availability: "during && ",
  hold: "'hold.placed'",
  confirm: "'appointment.confirmed'",
  flush: "INSERT INTO chat_entries",
} as const;

/** Parks the next request that matches, before it runs or after it has run and before its answer. */
export async function park(match: Match, when: "before" | "after", count = 1): Promise<void> {
  await control("/control", { hold: { match, when, count } });
}

/** Waits until a request is parked under this match. */
export async function parked(match: Match): Promise<void> {
  const search = new URLSearchParams(match.map((text) => ["match", text]));
  const response = await fetch(`${env.GATEWAY_URL}/control/held?${search}`);
  await response.json();
}

/** Lets what is parked go on, or cuts its connection; ends the parking. */
export async function letGo(match: Match, { drop = false } = {}): Promise<void> {
  await control("/control/release", { match, drop });
}

/** Takes the database away from what matches, and gives it back. */
export async function outage(match: Match, down: boolean): Promise<void> {
  await control("/control", { match, down });
}

/** Database round trips whose statements or parameters hold this text, since the first time that was asked. */
export async function roundTrips(match: string): Promise<number> {
  const response = await fetch(`${env.GATEWAY_URL}/stats?${new URLSearchParams({ match })}`);
  return (await response.json<{ roundTrips: number }>()).roundTrips;
}

async function control(path: string, body: object): Promise<void> {
  const response = await fetch(`${env.GATEWAY_URL}${path}`, { method: "POST", body: JSON.stringify(body) });
  if (!response.ok) throw new Error(await response.text());
  await response.json();
}
