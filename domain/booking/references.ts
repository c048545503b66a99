import type { Result } from "../../db/client.ts";

/** How many references a booking may try. Of 31^6, two that meet are news; five in a row are a fault. */
export const MAX_REFERENCES = 5;

/** Whether another try may go well: the reference is in use, or somebody else added the same client at this moment. */
export function isCollision(result: Result<unknown>): boolean {
  return (
    !result.ok &&
    result.fault.kind === "constraint" &&
    ["appointments_tenant_reference_key", "clients_tenant_email_key"].includes(result.fault.constraint)
  );
}
