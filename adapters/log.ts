import type { Log } from "../domain/context.ts";

/** One JSON line an event, with what it belongs to. Callers pass ids and codes, never names, addresses or texts. */
export function createLog(bound: Record<string, unknown> = {}): Log {
  const write = (level: "warn" | "error", event: string, data: Record<string, unknown> = {}) =>
    console[level](JSON.stringify({ level, event, ...bound, ...data }));
  return {
    warn: (event, data) => write("warn", event, data),
    error: (event, data) => write("error", event, data),
  };
}

/** An unknown error in full, for the log alone. */
export function errorData(error: unknown): Record<string, unknown> {
  return error instanceof Error
    ? { error: error.name, message: error.message, stack: error.stack }
    : { error: String(error) };
}
