import { describe, expect, it } from "vitest";
import { builtinCalendar } from "../../adapters/calendar/builtin.ts";
import type { AppointmentFacts, BusinessFacts } from "../../db/queries/subject-facts.ts";
import type { Calendar, CalendarWrite, Written } from "../../domain/calendar/ports.ts";
import { writeAppointment } from "../../domain/calendar/write-appointment.ts";
import { contextFor } from "../support/domain.ts";
import { withoutDatabase } from "../support/gateway.ts";
import { seeded } from "../support/random.ts";
import { createTenant } from "../support/tenant.ts";
import { auditRows, calendarRows } from "../support/work-rows.ts";

const HOUR = 3_600_000;

/** The same appointment at a version of it: an hour later with each, and cancelled with the last. */
function stateOf(appointmentId: string, version: number, last: number): CalendarWrite {
  const start = 1_800_000_000_000 + version * HOUR;
  const event = { start, end: start + HOUR, status: version === last ? "CANCELLED" : "CONFIRMED" };
  return { appointmentId, version, event: event as CalendarWrite["event"], deadline: start };
}

describe("the built-in calendar", () => {
  it("ends at the newest state, in whatever order, however often and at once it is told", async () => {
    const tenant = await createTenant();
    const { db, clock } = contextFor(tenant);
    const calendar = builtinCalendar({ db, clock, tenantId: tenant.id }, undefined);
    const random = seeded(7);
    for (let round = 0; round < 10; round++) {
      const id = crypto.randomUUID();
      const last = random.int(1, 5);
      const versions = Array.from({ length: last }, (_, i) => i + 1).flatMap((version) => [version, version, version]);
      const told: CalendarWrite[] = [];
      while (versions.length > 0) {
        told.push(
          ...versions.splice(random.int(0, versions.length - 1), 1).map((version) => stateOf(id, version, last)),
        );
      }
      const answers = await Promise.all(told.map((state) => calendar.write(state)));
      const changed = answers.filter(({ outcome }) => outcome === "written").length;
      const newest = stateOf(id, last, last).event;
      const rows = (await calendarRows(tenant)).filter(({ appointmentId }) => appointmentId === id);
      expect(rows).toMatchObject([{ version: last, startsAt: new Date(newest.start), cancelled: true }]);
      const kinds = [
        ...(await auditRows(tenant, "calendar.written")),
        ...(await auditRows(tenant, "calendar.deleted")),
      ];
      expect(kinds.filter(({ subjectId }) => subjectId === id)).toHaveLength(changed);
    }
  });

  it("says that it was not reached where its database is away", async () => {
    const tenant = await createTenant();
    const { db, clock } = contextFor(tenant);
    const calendar = builtinCalendar({ db, clock, tenantId: tenant.id }, undefined);
    await withoutDatabase(tenant.id, async () => {
      const state = stateOf(crypto.randomUUID(), 1, 2);
      expect(await calendar.write(state)).toEqual({ outcome: "failed", fault: "network" });
    });
    expect(await calendarRows(tenant)).toEqual([]);
  });

  it("fails in each way in its turn where it is asked to", async () => {
    const tenant = await createTenant();
    let now = 0;
    const { db } = contextFor(tenant);
    const calendar = builtinCalendar({ db, clock: { now: () => now }, tenantId: tenant.id }, "all");
    const faults = [];
    for (; now < 4_000; now += 1_000) faults.push(await calendar.write(stateOf(tenant.id, 1, 2)));
    expect(faults).toEqual(["auth", "network", "timeout", "rate_limit"].map((fault) => ({ outcome: "failed", fault })));
    expect(await calendarRows(tenant)).toEqual([]);
  });
});

describe("a calendar that is asked too often", () => {
  const limited: Written = { outcome: "failed", fault: "rate_limit" };
  const appointment = { id: crypto.randomUUID(), version: 1, start: 0, end: HOUR } as AppointmentFacts;

  /** One that answers so, and tells how long it was left alone. No real one can be made to. */
  function answering(answers: Written[]) {
    const rests: number[] = [];
    const calendar: Calendar = {
      write: async () => answers.shift() ?? { outcome: "written" },
      rest: async (ms) => void rests.push(ms),
    };
    return { calendar, rests };
  }

  it.each([
    { answers: [limited], rests: [1_000], written: { outcome: "written" } },
    { answers: [limited, limited, limited], rests: [1_000, 2_000, 4_000], written: { outcome: "written" } },
    { answers: [limited, limited, limited, limited], rests: [1_000, 2_000, 4_000], written: limited },
    { answers: [{ outcome: "failed", fault: "auth" }], rests: [], written: { outcome: "failed", fault: "auth" } },
    { answers: [{ outcome: "unchanged" }], rests: [], written: { outcome: "unchanged" } },
  ] as {
    answers: Written[];
    rests: number[];
    written: Written;
  }[])("is left alone for $rests ms, and no longer", async ({ answers, rests, written }) => {
    const ctx = contextFor({ id: crypto.randomUUID() });
    const provider = answering([...answers]);
    expect(await writeAppointment(ctx, provider.calendar, appointment, { name: "Studio" } as BusinessFacts)).toEqual(
      written,
    );
    expect(provider.rests).toEqual(rests);
  });
});
