import type { Sent } from "./ports.ts";

/** What the operator is told of. */
export const ALERTS = {
  calendar_failing: "A business's calendar could not be written to three times in a row.",
  calendar_exhausted: "A business's calendar was not brought up to date; nobody tries again.",
  database_down: "The database has not answered for five minutes.",
  database_back: "The database answers again.",
} as const;
export type AlertType = keyof typeof ALERTS;

/** Trouble that the operator should know of: ids and codes, and nothing about people. */
export interface Alert {
  /** The same however often it is told. */
  id: string;
  type: AlertType;
  /** Null where it is not about one business. */
  tenantId: string | null;
  /** Epoch milliseconds of the trouble. */
  at: number;
}

export interface OperatorPort {
  /** Does not throw for what a receiver answers. Told twice it arrives twice, under the same id. */
  alert(alert: Alert): Promise<Sent>;
}
