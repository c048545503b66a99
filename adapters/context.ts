import { customAlphabet } from "nanoid";
import { type Access, createDatabase, type Database, type SystemDatabase } from "../db/client.ts";
import type { Actor, Clock, Context, Ids, Log } from "../domain/context.ts";
import type { OperatorPort } from "../domain/messages/operator.ts";
import type { EmailPort } from "../domain/messages/ports.ts";
import type { Llm } from "../domain/receptionist/llm.ts";
import { mintApiKey } from "./api-keys.ts";
import { builtinCalendar } from "./calendar/builtin.ts";
import { conversationsOf } from "./cloudflare/chat.ts";
import { mailer } from "./cloudflare/mail.ts";
import { slotLockClient } from "./cloudflare/slots.ts";
import { workQueue } from "./cloudflare/work.ts";
import { type Config, readConfig } from "./config.ts";
import { linksOf } from "./links.ts";
import { createLog } from "./log.ts";
import { openaiLlm } from "./openai/llm.ts";
import { operatorAlerts } from "./operator.ts";
import { outboxOf } from "./outbox.ts";
import { texter } from "./texter.ts";
import { holdTokens } from "./tokens.ts";
import { turnstile } from "./turnstile.ts";

// Without 0 O, 1 I L: none of them is read for another.
const reference = customAlphabet("23456789ABCDEFGHJKMNPQRSTUVWXYZ", 6);
const ids: Ids = {
  uuid: () => crypto.randomUUID(),
  reference,
  secret: () => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url"),
};
const clock: Clock = { now: () => Date.now() };

/** What an isolate keeps: settings checked once, and a driver that holds no connection. */
export interface Runtime {
  config: Config;
  db: Database & SystemDatabase;
  clock: Clock;
  ids: Ids;
  llm: Llm | null;
}

const runtimes = new WeakMap<object, Runtime>();

/** @throws ConfigError */
export function runtimeOf(env: Env): Runtime {
  let runtime = runtimes.get(env);
  if (!runtime) {
    const config = readConfig(env);
    const db = createDatabase({ url: config.databaseUrl, fetchEndpoint: config.neonFetchEndpoint });
    const llm = config.model && openaiLlm(config.model);
    runtime = { config, db, clock, ids, llm };
    runtimes.set(env, runtime);
  }
  return runtime;
}

/** Who asks, by what right, and what else belongs to the request. */
export interface Asking {
  actor: Actor;
  access?: Access;
  callerKey?: string | null;
  /** What the log adds to every line. */
  bound?: Record<string, unknown>;
}

/** Fills the domain's Context; every door, object and consumer uses this one. */
export function createContext(
  env: Env,
  tenantId: string,
  { actor, access = {}, callerKey = null, bound = {} }: Asking,
): Context {
  const { config, db: everyones, llm } = runtimeOf(env);
  const db = everyones.withAccess(access);
  const log = createLog({ tenantId, ...bound });
  return {
    tenantId,
    actor,
    callerKey,
    access,
    db,
    clock,
    ids,
    holdTokens: holdTokens(config.tokenKeys),
    links: linksOf(config),
    challenge: config.turnstile && turnstile(config.turnstile),
    slots: slotLockClient(env.SLOT_LOCK, config.locationHint),
    apiKeys: { mint: () => mintApiKey(ids.secret()) },
    conversations: conversationsOf(env),
    isAutonomous: config.isAutonomous,
    work: workQueue(env.WORK, tenantId),
    calendars: {
      of: ({ provider, fault }) => (provider === "builtin" ? builtinCalendar({ db, clock, tenantId }, fault) : null),
    },
    sms: texter(config, outboxOf(env, config)),
    email: emailOf(env, config),
    operator: operatorOf(env, log),
    llm,
    log,
  };
}

function emailOf(env: Env, config: Config): EmailPort {
  return mailer({ binding: env.EMAIL, from: config.mailFrom, outbox: outboxOf(env, config) });
}

/** Where the operator of this deployment is told of trouble. */
export function operatorOf(env: Env, log: Log): OperatorPort {
  const { config } = runtimeOf(env);
  return operatorAlerts({ settings: config.operator, email: emailOf(env, config), log });
}
