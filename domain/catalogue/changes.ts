import type { Outlook } from "../../db/queries/upcoming-appointments.ts";
import { type Affected, affectedOf } from "../booking/affected.ts";

/** What a change of these fields may leave outside of the rules. */
const RULES = new Set(["timezone", "weeklyHours", "overrides", "active", "staffIds"]);

/** What of the appointment book does not fit any more; nothing where nothing was changed that could decide it. */
export function affectedBy(changes: object, outlook: Outlook): Affected {
  const decides = Object.entries(changes).some(([field, value]) => value !== undefined && RULES.has(field));
  return decides ? affectedOf(outlook) : { appointments: [], holds: [], more: false };
}
