import type { Access, Database, Fault, Result } from "../db/client.ts";
import type { Slots } from "./booking/slots.ts";
import type { Calendars } from "./calendar/ports.ts";
import { DomainError, refusals } from "./errors.ts";
import type { OperatorPort } from "./messages/operator.ts";
import type { EmailPort, SmsPort } from "./messages/ports.ts";
import type { Conversations } from "./receptionist/conversations.ts";
import type { Llm } from "./receptionist/llm.ts";

/** Who asks. */
export type Actor =
  | { kind: "visitor" }
  | { kind: "chat"; sessionId: string }
  /** Whoever has the link to their own appointment. */
  | { kind: "client"; appointmentId: string }
  /** A tenant's own program, by an API key; the database decides whether it is one. */
  | { kind: "key"; prefix: string }
  /** The operator, by the admin key. */
  | { kind: "platform" }
  /** gomomo itself, at work in the background. */
  | { kind: "system" };

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

export interface Ids {
  uuid(): string;
  /** Six characters that nobody mistakes for one another. */
  reference(): string;
  /** 32 random bytes in base64url. */
  secret(): string;
}

/** Proofs of holds. A token is derived from the hold's id under a server key and never stored. */
export interface HoldTokens {
  issue(tenantId: string, holdId: string): Promise<string>;
  /** False for a wrong token. Signatures are compared in constant time. */
  verify(tenantId: string, holdId: string, token: string): Promise<boolean>;
}

/** Links that people get; those to their own things are signed. */
export interface Links {
  /** The client's own page of an appointment; the same one however often it is asked for. */
  manage(tenantId: string, appointmentId: string): Promise<string>;
  /** The page at which the owner of an email address asks a business for no more mails but the necessary. */
  unsubscribe(tenantId: string, email: string): Promise<string>;
  /** The business's own page, open to everybody. */
  page(slug: string): string;
}

/** New API keys. Of a key only its hash is ever stored. */
export interface ApiKeys {
  mint(): Promise<MintedKey>;
}

export interface MintedKey {
  /** The secret itself, to be shown once. */
  key: string;
  /** Its beginning, by which people and the audit log know it. */
  prefix: string;
  /** SHA-256 in hex. */
  hash: string;
}

/** Work that goes on after the answer. */
export interface Work {
  /** Asks that someone acts on what has just happened to a subject. Never waits and never fails: a sweep is the net. */
  nudge(subjectId: string): void;
  /** Asks for a job that is due; the same net is under it. */
  run(jobId: string): void;
}

export interface Log {
  warn(event: string, data?: Record<string, unknown>): void;
  error(event: string, data?: Record<string, unknown>): void;
}

/** Tells people from robots. */
export interface Challenge {
  /** What a page needs to show one. */
  siteKey: string;
  /** Whether this token was given for a challenge that was passed just now; each is good once. */
  verify(token: string): Promise<boolean>;
}

/** All that a verb may use besides its input. The doors build it; tests build it with a clock of their own. */
export interface Context {
  tenantId: string;
  actor: Actor;
  /** A keyed hash of the caller's address, where callers are counted by it. */
  callerKey: string | null;
  /** By what right the database is asked; `db` has it already, the queue of slots is told. */
  access: Access;
  db: Database;
  clock: Clock;
  ids: Ids;
  holdTokens: HoldTokens;
  links: Links;
  /** Null where none is configured. */
  challenge: Challenge | null;
  slots: Slots;
  apiKeys: ApiKeys;
  conversations: Conversations;
  /** The master switch of what is done without being asked. */
  isAutonomous: boolean;
  work: Work;
  calendars: Calendars;
  email: EmailPort;
  /** Null where no texts can be sent. */
  sms: SmsPort | null;
  operator: OperatorPort;
  /** Null where there is no model, and the rules answer alone. */
  llm: Llm | null;
  log: Log;
}

/** The chat session that asks. */
export function sessionOf(actor: Actor): string | null {
  return actor.kind === "chat" ? actor.sessionId : null;
}

/** Whether the business itself asks, which what binds clients does not bind. */
export function isBusiness(actor: Actor): boolean {
  return actor.kind === "key" || actor.kind === "platform";
}

/** @throws DomainError `unauthenticated` where the business itself does not ask */
export function assertBusiness(actor: Actor): void {
  if (!isBusiness(actor)) throw new DomainError("unauthenticated", "A key is needed.");
}

/** How the audit log names an actor. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case "chat":
      return `chat:${actor.sessionId}`;
    case "client":
      return `client:${actor.appointmentId}`;
    case "key":
      return `key:${actor.prefix}`;
    default:
      return actor.kind;
  }
}

/** The value of a database answer, or the error that its fault means to a caller. */
export function unwrap<Value>(result: Result<Value>, log: Log): Value {
  if (result.ok) return result.value;
  const code = refusalOf(result.fault, log);
  throw new DomainError(code, refusals[code]);
}

/**
 * The answer of a statement that does the same when it is said again: after a lost answer, whose outcome is unknown, it
 * is said once more.
 */
export async function twiceIfLost<Value>(statement: () => Promise<Result<Value>>): Promise<Result<Value>> {
  const answer = await statement();
  return !answer.ok && answer.fault.kind === "unavailable" ? statement() : answer;
}

/** What a database fault means to a caller; what is our own trouble is logged. */
export function refusalOf(fault: Fault, log: Log) {
  switch (fault.kind) {
    case "denied":
      return fault.code;
    case "key_reused":
      return "idempotency_key_reused";
    case "key_in_use":
      return "idempotency_in_progress";
    case "unavailable":
    case "contention":
      log.error("database_fault", { ...fault });
      return fault.kind === "unavailable" ? "database_unavailable" : "busy";
    default:
      // Kept rows hold a person's data, and nobody but `answerOf` should meet them.
      log.error("database_fault", fault.kind === "replayed" ? { kind: fault.kind } : { ...fault });
      return "internal";
  }
}
