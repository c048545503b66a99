import { and, eq } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { appointments } from "../../db/schema/appointments.ts";
import { staff, staffServices, timeOff } from "../../db/schema/catalogue.ts";
import { clients } from "../../db/schema/clients.ts";
import type { Busy, SlotSearch } from "../../domain/booking/availability.ts";
import type { Random } from "./random.ts";
import { createTenant, ownerDatabase, type TestTenant } from "./tenant.ts";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

export interface RandomBusiness {
  tenant: TestTenant;
  /** The scenario with the ids of real people, and busy only what takes time now. */
  search: SlotSearch;
  /** Someone who works there and does not offer the service. */
  strangerId: string;
}

/**
 * Puts a scenario into the database: its rules, people and time off, and a row of the appointment book for each busy
 * time, of which some take no time any more.
 */
export async function openBusiness(random: Random, scenario: SlotSearch): Promise<RandomBusiness> {
  const { rules, service, now } = scenario;
  const tenant = await createTenant({ ...rules, service, staff: [...scenario.staff.map(({ id }) => id), "Stranger"] });
  const strangerId = tenant.staffIds.at(-1) as string;
  const idOf = (name: string) => tenant.staffIds[scenario.staff.findIndex(({ id }) => id === name)] ?? strangerId;
  const people = scenario.staff.map((person) => ({
    ...person,
    id: idOf(person.id),
    timeOff: person.timeOff.filter(({ start, end }) => start < end),
  }));
  const lines = apart(scenario.busy.map((busy) => ({ ...busy, staffId: idOf(busy.staffId) }))).map((busy) => ({
    busy,
    ...randomState(random, now),
  }));

  const db = ownerDatabase();
  const createdAt = new Date(now - 30 * DAY);
  const clientId = crypto.randomUUID();
  const ana = { clientId, clientName: "Ana", tenantId: tenant.id, serviceId: tenant.serviceId, channel: "api" };
  const statements: BatchItem<"pg">[] = [
    ...people.map(({ id, weeklyHours, overrides }) =>
      db.update(staff).set({ weeklyHours, overrides }).where(eq(staff.id, id)),
    ),
    ...people.flatMap(({ id: staffId, timeOff: away }) =>
      away.map(({ start, end }) => {
        const times = { startsAt: new Date(start), endsAt: new Date(end) };
        return db.insert(timeOff).values({ id: crypto.randomUUID(), tenantId: tenant.id, staffId, ...times });
      }),
    ),
    ...lines.map(({ busy, status, expiresAt }, i) => {
      const id = crypto.randomUUID();
      const row = { id, status, expiresAt, reference: `R${i}`, createdAt, updatedAt: createdAt };
      return db.insert(appointments).values({ ...ana, ...row, ...timesOf(random, busy) });
    }),
  ];
  await db.batch([
    db.insert(clients).values({ id: clientId, tenantId: tenant.id, name: "Ana", phone: "+12125550100", createdAt }),
    db.delete(staffServices).where(and(eq(staffServices.tenantId, tenant.id), eq(staffServices.staffId, strangerId))),
    ...statements,
  ]);
  const busy = lines.filter(({ takesTime }) => takesTime).map((line) => line.busy);
  return { tenant, search: { ...scenario, staff: people, busy }, strangerId };
}

/** Those that fit into an appointment book: nobody is taken twice at a time, nor longer than a day. */
function apart(wanted: readonly Busy[]): Busy[] {
  const fit: Busy[] = [];
  for (const busy of wanted) {
    const meets = fit.some(
      (other) => other.staffId === busy.staffId && other.start < busy.end && busy.start < other.end,
    );
    if (busy.start < busy.end && busy.end - busy.start <= DAY && !meets) fit.push(busy);
  }
  return fit;
}

/** What became of an appointment, and whether its time is taken because of that. */
function randomState(random: Random, now: number) {
  if (random.oneIn(3)) {
    const status = random.pick(["cancelled", "expired", "released"] as const);
    return { status, expiresAt: null, takesTime: false };
  }
  if (random.oneIn(2)) {
    const left = random.pick([-1, 0, 0, 1, 5 * MINUTE]);
    return { status: "held" as const, expiresAt: new Date(now + left), takesTime: left > 0 };
  }
  const status = random.pick(["confirming", "confirmed", "completed", "no_show"] as const);
  return { status, expiresAt: null, takesTime: true };
}

/** The appointment somewhere in the time that it takes; the rest are buffers. */
function timesOf(random: Random, { staffId, start, end }: Busy) {
  const [before, after] = [random.int(0, (end - start) / 3), random.int(0, (end - start) / 3)];
  const during = `[${new Date(start).toISOString()},${new Date(end).toISOString()})`;
  return { staffId, during, startsAt: new Date(start + before), endsAt: new Date(end - after) };
}
