import type { Result } from "../../db/client.ts";
import { type DomainError, invalid } from "../errors.ts";

/** The refusal of an address that another business has; null where that was not the trouble. */
export function slugRefusal(result: Result<unknown>): DomainError | null {
  const isTaken = !result.ok && result.fault.kind === "constraint" && result.fault.constraint === "tenants_slug_unique";
  return isTaken ? invalid([{ path: "slug", message: "is in use already" }]) : null;
}
