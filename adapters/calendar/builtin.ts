import type { Database } from "../../db/client.ts";
import { writeCalendarEntry } from "../../db/queries/write-calendar-entry.ts";
import type { CalendarSettings } from "../../db/schema/tenants.ts";
import type { Calendar, CalendarFault } from "../../domain/calendar/ports.ts";
import type { Clock } from "../../domain/context.ts";

const FAULTS: CalendarFault[] = ["auth", "network", "timeout", "rate_limit"];

/** The calendar that gomomo has itself. It fails where its business asks for that, and writes nothing then. */
export function builtinCalendar(
  { db, clock, tenantId }: { db: Database; clock: Clock; tenantId: string },
  fault: CalendarSettings["fault"],
): Calendar {
  return {
    async write({ appointmentId, version, event: { start, end, status } }) {
      const now = clock.now();
      if (fault) return { outcome: "failed", fault: fault === "all" ? turnOf(now) : fault };
      const entry = { appointmentId, version, start, end, cancelled: status === "CANCELLED", now };
      const written = await writeCalendarEntry(db, tenantId, entry);
      if (!written.ok) return { outcome: "failed", fault: "network" };
      return { outcome: written.value ? "written" : "unchanged" };
    },
    // Nobody counts here how often it is asked.
    rest: async () => undefined,
  };
}

/** Each fault in its turn, by the second. */
function turnOf(now: number): CalendarFault {
  return FAULTS[Math.floor(now / 1_000) % FAULTS.length] ?? "network";
}
