import { customAlphabet } from "nanoid";
import { type Access, createDatabase, type Database, type SystemDatabase } from "../db/client.ts";
import type { Actor, Clock, Context, Ids, Log } from "../domain/context.ts";
import type { OperatorPort } from "../domain/messages/operator.ts";
import type { EmailPort } from "../domain/messages/ports.ts";
import { mintApiKey } from "./api-keys.ts";
import { builtinCalendar } from "./calendar/builtin.ts";
import { chatSession } from "./cloudflare/chat.ts";
import { mailer } from "./cloudflare/mail.ts";
import { slotLockClient } from "./cloudflare/slots.ts";
import { workQueue } from "./cloudflare/work.ts";
import { type Config, readConfig } from "./config.ts";
import { createLog } from "./log.ts";
import { operatorAlerts } from "./operator.ts";
import { outboxOf } from "./outbox.ts";
import { texter } from "./texter.ts";
import { holdTokens, signManageToken, signUnsubscribeToken } from "./tokens.ts";
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
}

const runtimes = new WeakMap<object, Runtime>();

/** @throws ConfigError */
export function runtimeOf(env: Env): Runtime {
  let runtime = runtimes.get(env);
  if (!runtime) {
    const config = readConfig(env);
    const db = createDatabase({ url: config.databaseUrl, fetchEndpoint: config.neonFetchEndpoint });
    runtime = { config, db, clock, ids };
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
  const { config, db } = runtimeOf(env);
  return {
    tenantId,
    actor,
    callerKey,
    access,
    db: db.withAccess(access),
    clock,
    ids,
    holdTokens: holdTokens(config.tokenKeys),
    links: {
      manage: async (tenant, appointmentId) =>
        `${config.publicUrl}/m/${await signManageToken(config.tokenKeys, { tenantId: tenant, appointmentId })}`,
      unsubscribe: async (tenant, email) =>
        `${config.publicUrl}/u/${await signUnsubscribeToken(config.tokenKeys, { tenantId: tenant, email })}`,
      page: (slug) => `${config.publicUrl}/b/${slug}`,
    },
    challenge: config.turnstile && turnstile(config.turnstile),
    slots: slotLockClient(env.SLOT_LOCK, config.locationHint),
    apiKeys: { mint: () => mintApiKey(ids.secret()) },
    conversations: {
      forget: (tenant, sessionId) => chatSession(env, { tenantId: tenant, sessionId }).forget(),
      contact: (tenant, sessionId) => chatSession(env, { tenantId: tenant, sessionId }).contact(),
      push: (tenant, sessionId, push) => chatSession(env, { tenantId: tenant, sessionId }).push(push),
      flush: (tenant, sessionId) => chatSession(env, { tenantId: tenant, sessionId }).flush(),
    },
    isAutonomous: config.isAutonomous,
    work: workQueue(env.WORK, tenantId),
    calendars: {
      of: ({ provider, fault }) =>
        provider === "builtin" ? builtinCalendar({ db: db.withAccess(access), clock, tenantId }, fault) : null,
    },
    sms: texter(config, outboxOf(env, config)),
    email: mailOf(env),
    operator: operatorOf(env, createLog({ tenantId, ...bound })),
    log: createLog({ tenantId, ...bound }),
  };
}

function mailOf(env: Env): EmailPort {
  const { config } = runtimeOf(env);
  return mailer({ binding: env.EMAIL, from: config.mailFrom, outbox: outboxOf(env, config) });
}

/** Where the operator of this deployment is told of trouble. */
export function operatorOf(env: Env, log: Log): OperatorPort {
  return operatorAlerts({ settings: runtimeOf(env).config.operator, email: mailOf(env), log });
}
