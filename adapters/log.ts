import { redact } from "../domain/audit/redact.ts";
import type { Log } from "../domain/context.ts";

/** What the doors write to: beside trouble also what went well. */
export interface DoorLog extends Log {
  info(event: string, data?: Record<string, unknown>): void;
}

/**
 * One JSON line an event, with what it belongs to, redacted as a whole. Callers pass ids and codes, never names or
 * texts of people: those a pattern cannot know.
 */
export function createLog(bound: Record<string, unknown> = {}): DoorLog {
  const write = (level: "info" | "warn" | "error", event: string, data: Record<string, unknown> = {}) =>
    console[level](JSON.stringify(redact({ level, event, ...bound, ...data })));
  return {
    info: (event, data) => write("info", event, data),
    warn: (event, data) => write("warn", event, data),
    error: (event, data) => write("error", event, data),
  };
}

/** An unknown error with all that helps to find its fault, for the log alone. */
export function errorData(error: unknown): Record<string, unknown> {
  return error instanceof Error ? (redact(error) as Record<string, unknown>) : { error: redact(error) };
}
