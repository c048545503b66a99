import type { Database, Fault, Result } from "../db/client.ts";
import type { Slots } from "./booking/slots.ts";
import { DomainError, refusals } from "./errors.ts";

/** Who asks. `origin` is the page that a browser asks from; null where it is our own or there is no browser. */
export type Actor =
  | { kind: "visitor"; origin: string | null }
  | { kind: "chat"; sessionId: string }
  /** The operator, by the admin key. */
  | { kind: "platform" };

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

export interface Ids {
  uuid(): string;
  /** Six characters that nobody mistakes for one another. */
  reference(): string;
}

/** Proofs of holds. A token is derived from the hold's id under a server key and never stored. */
export interface HoldTokens {
  issue(tenantId: string, holdId: string): Promise<string>;
  /** False for a wrong token. Signatures are compared in constant time. */
  verify(tenantId: string, holdId: string, token: string): Promise<boolean>;
}

export interface Log {
  warn(event: string, data?: Record<string, unknown>): void;
  error(event: string, data?: Record<string, unknown>): void;
}

/** All that a verb may use besides its input. The doors build it; tests build it with a clock of their own. */
export interface Context {
  tenantId: string;
  actor: Actor;
  db: Database;
  clock: Clock;
  ids: Ids;
  holdTokens: HoldTokens;
  slots: Slots;
  log: Log;
}

/** The page that a visitor's browser asks from, where it is not our own. */
export function originOf(actor: Actor): string | null {
  return actor.kind === "visitor" ? actor.origin : null;
}

/** The chat session that asks. */
export function sessionOf(actor: Actor): string | null {
  return actor.kind === "chat" ? actor.sessionId : null;
}

/** How the audit log names an actor. */
export function actorName(actor: Actor): string {
  return actor.kind === "chat" ? `chat:${actor.sessionId}` : actor.kind;
}

/** The value of a database answer, or the error that its fault means to a caller. */
export function unwrap<Value>(result: Result<Value>, log: Log): Value {
  if (result.ok) return result.value;
  const code = refusalOf(result.fault, log);
  throw new DomainError(code, refusals[code]);
}

/** Logs a database fault and says what it means to a caller. */
export function refusalOf(fault: Fault, log: Log): "busy" | "database_unavailable" | "internal" {
  log.error("database_fault", { ...fault });
  if (fault.kind === "unavailable") return "database_unavailable";
  return fault.kind === "contention" ? "busy" : "internal";
}
