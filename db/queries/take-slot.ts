import { type SQL, sql } from "drizzle-orm";
import { instant, list } from "../client.ts";

/** A stretch of somebody's time that is to be taken. Instants in epoch milliseconds. */
export interface TakeSlot {
  /** Minted before the first try; said again it answers the row that is already there. */
  id: string;
  /** Who may take it by the rules, in the tenant's order. */
  staffIds: string[];
  start: number;
  end: number;
  /** The service with its buffers. */
  blockedFrom: number;
  blockedTo: number;
  /** The local day of `start`, for fairness. */
  dayFrom: number;
  dayTo: number;
  now: number;
  /** The chat session whose own hold is no hindrance. */
  sessionId: string | null;
}

/** No appointment with its buffers takes longer; see `appointments_during_bounded`. */
export const DAY_MS = 86_400_000;

/** The columns of `p` that `pickParts` builds on. */
export function takeSlotParameters(tenantId: string, slot: TakeSlot): SQL {
  return sql`${tenantId}::uuid AS tenant_id, ${slot.id}::uuid AS id, ${list(slot.staffIds, "uuid")} AS staff_ids,
    NULL::uuid AS keep_staff_id, ${instant(slot.start)} AS starts_at, ${instant(slot.end)} AS ends_at,
    tstzrange(${instant(slot.blockedFrom)}, ${instant(slot.blockedTo)}) AS during,
    ${instant(slot.dayFrom)} AS day_from, ${instant(slot.dayTo)} AS day_to,
    ${instant(slot.now)} AS now, ${slot.sessionId}::uuid AS session_id,
    ${instant(slot.blockedFrom - DAY_MS)} AS near_from, ${instant(slot.blockedTo + DAY_MS)} AS near_to`;
}
