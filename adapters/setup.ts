import { databaseHealth, schemaHealth } from "../domain/health.ts";
import { type Config, ConfigError } from "./config.ts";
import { type Runtime, runtimeOf } from "./context.ts";
import { secretIsKnown } from "./turnstile.ts";
import { credentialsAreKnown } from "./twilio/api.ts";

/** One thing that a deployment needs, and whether it has it. Details name settings and rules, never a value. */
export interface SetupCheck {
  name: string;
  ok: boolean;
  detail: string;
}

const LIMITS = ["LIMIT_ADDRESS", "LIMIT_CHAT", "LIMIT_BOOKING"] as const;

/** Looks at each setting and binding of this deployment, and asks the vendors behind those that are configured. */
export async function checkSetup(env: Env): Promise<SetupCheck[]> {
  let runtime: Runtime;
  try {
    runtime = runtimeOf(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.faults.map((fault) => ({ name: "settings", ok: false, detail: fault }));
  }
  const { config, db } = runtime;
  return Promise.all([
    passed("settings", `${config.environment}, links begin with ${config.publicUrl}`),
    verdict("database", databaseHealth({ db })),
    verdict("database schema", schemaHealth({ db })),
    binding("SLOT_LOCK", () => env.SLOT_LOCK.getByName("setup").ping()),
    binding("CHAT_SESSION", () => env.CHAT_SESSION.getByName("setup:setup").ping()),
    binding("HEALTH_WATCH", () => env.HEALTH_WATCH.getByName("setup").ping()),
    present("WORK", env.WORK),
    present("EMAIL", env.EMAIL),
    ...LIMITS.map((name) => binding(name, () => env[name].limit({ key: "setup" }))),
    turnstileCheck(config),
    twilioCheck(config),
  ]);
}

async function passed(name: string, detail: string): Promise<SetupCheck> {
  return { name, ok: true, detail };
}

async function verdict(name: string, health: Promise<string>): Promise<SetupCheck> {
  const detail = await health;
  return { name, ok: detail === "ok", detail };
}

async function binding(name: string, use: () => Promise<unknown>): Promise<SetupCheck> {
  try {
    await use();
    return { name, ok: true, detail: "answers" };
  } catch (error) {
    return { name, ok: false, detail: `does not answer: ${error instanceof Error ? error.name : "unknown"}` };
  }
}

/** A binding that cannot be tried without sending something to somebody. */
function present(name: string, bound: { send: unknown } | undefined): Promise<SetupCheck> {
  if (typeof bound?.send === "function") return passed(name, "is bound");
  return Promise.resolve({ name, ok: false, detail: "is not bound" });
}

async function turnstileCheck({ turnstile }: Config): Promise<SetupCheck> {
  const name = "TURNSTILE_SECRET_KEY";
  if (!turnstile) return passed(name, "not configured: nobody is asked whether they are a robot");
  const known = await secretIsKnown(turnstile);
  if (known === null) return { name, ok: false, detail: "Turnstile does not answer" };
  return { name, ok: known, detail: known ? "known to Turnstile" : "not known to Turnstile" };
}

async function twilioCheck({ twilio, environment }: Config): Promise<SetupCheck> {
  const name = "TWILIO_AUTH_TOKEN";
  const instead = environment === "local" ? "texts are shown at /dev/outbox" : "no texts are sent";
  if (!twilio) return passed(name, `not configured: ${instead}`);
  const known = await credentialsAreKnown(twilio);
  if (known === null) return { name, ok: false, detail: "Twilio does not answer" };
  return { name, ok: known, detail: known ? "known to Twilio" : "not known to Twilio with this TWILIO_ACCOUNT_SID" };
}
