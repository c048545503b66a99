import { randomBytes, randomUUID } from "node:crypto";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { type Access, createDatabase } from "../../db/client.ts";
import { startTestStack } from "../../db/local/test-stack.ts";
import { bookSlot } from "../../db/queries/book-slot.ts";
import { readConfigAndBusyTimes } from "../../db/queries/busy-times.ts";
import { moveAppointment } from "../../db/queries/move-appointment.ts";
import { placeHold } from "../../db/queries/place-hold.ts";
import { readTenantConfig } from "../../db/queries/tenant-config.ts";
import { services, staff, staffServices } from "../../db/schema/catalogue.ts";
import { tenants } from "../../db/schema/tenants.ts";
import { SlotQueue, type SlotStore } from "../../domain/booking/slot-queue.ts";
import type { Context } from "../../domain/context.ts";

/**
 * The verbs of the appointment book in this process, on a database of their own behind the gateway: what SlotLock puts
 * around its queue and what the Worker puts around a verb is left out, so that two ways to book differ in nothing but
 * the way.
 */
export interface BookStack {
  /** Straight into PostgreSQL, past the gateway. */
  owner: pg.Pool;
  ownerUrl: string;
  /** A business open around the clock, with a queue of its own as SlotLock has it. */
  open(people: number): Promise<Business>;
  /** Milliseconds added to each round trip from here on, half on the way in and half on the way out. */
  addLatency(ms: number): Promise<void>;
  /** Round trips through the gateway so far. */
  trips(): Promise<number>;
  stop(): Promise<void>;
}

export interface Business {
  id: string;
  serviceId: string;
  staffIds: string[];
  /** The business's own Context, or that of a caller with this access. */
  context(access?: Access): Context;
  /** The start of a service an hour long, this many hours after tomorrow's midnight. */
  hour(hours: number): number;
}

const HOUR = 3_600_000;
const unused = () => Promise.reject(new Error("No booking needs it"));
const always = [{ start: "00:00", end: "24:00" }];

export async function startBookStack(): Promise<BookStack> {
  const { databaseUrl, ownerUrl, fetchEndpoint, gatewayUrl, stop } = await startTestStack();
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 20 });
  // A connection that idles while PostgreSQL stops must not end the process.
  owner.on("error", () => undefined);
  const db = createDatabase({ url: databaseUrl, fetchEndpoint });
  const clock = { now: () => Date.now() };
  const log = { warn: () => undefined, error: () => undefined };
  const reference = () => randomBytes(3).toString("hex").toUpperCase();
  const ids = { uuid: () => randomUUID(), reference, secret: () => randomUUID() };
  const holdTokens = { issue: async () => "proof", verify: async () => true };
  return {
    owner,
    ownerUrl,
    async open(people) {
      const business = await insertBusiness(owner, people);
      const queue = new SlotQueue(storeOf(db, business.id), clock, log);
      const slots: Context["slots"] = {
        hold: (_, request) => queue.hold(request),
        book: (_, request) => queue.book(request),
        move: (_, request) => queue.move(request),
      };
      const actor = { kind: "platform" as const };
      const rest = {
        actor,
        callerKey: null,
        challenge: null,
        apiKeys: { mint: unused },
        conversations: { forget: unused, contact: unused, push: unused, flush: unused },
        isAutonomous: false,
        work: { nudge: () => undefined, run: () => undefined },
        calendars: { of: () => null },
        email: { send: unused },
        sms: null,
        operator: { alert: unused },
        llm: null,
        clock,
        ids,
        holdTokens,
        links: { manage: async () => "", unsubscribe: unused, page: () => "" },
        slots,
        log,
      };
      const midnight = Math.ceil((Date.now() + 24 * HOUR) / (24 * HOUR)) * 24 * HOUR;
      return {
        ...business,
        context: (access = {}) => ({ tenantId: business.id, access, db: db.withAccess(access), ...rest }),
        hour: (hours) => midnight + hours * HOUR,
      };
    },
    async addLatency(latencyMs) {
      await fetch(`${gatewayUrl}/control`, { method: "POST", body: JSON.stringify({ latencyMs }) });
    },
    async trips() {
      const stats = (await (await fetch(`${gatewayUrl}/stats`)).json()) as { roundTrips: number };
      return stats.roundTrips;
    },
    async stop() {
      await owner.end();
      await stop();
    },
  };
}

function storeOf(db: ReturnType<typeof createDatabase>, tenantId: string): SlotStore {
  return {
    config: (access, now) => readTenantConfig(db.withAccess(access), { tenantId }, now),
    configAndBusyTimes: (access, query) => readConfigAndBusyTimes(db.withAccess(access), { tenantId }, query),
    placeHold: (access, hold) => placeHold(db.withAccess(access), tenantId, hold),
    bookSlot: (access, booking) => bookSlot(db.withAccess(access), tenantId, booking),
    moveAppointment: (access, move) => moveAppointment(db.withAccess(access), tenantId, move),
  };
}

async function insertBusiness(owner: pg.Pool, people: number) {
  const [id, serviceId] = [randomUUID(), randomUUID()];
  const team = Array.from({ length: people }, (_, position) => {
    return { id: randomUUID(), tenantId: id, name: `Person ${position}`, position };
  });
  const db = drizzle(owner);
  await db.insert(tenants).values({
    ...{ id, slug: `bench-${id}`, name: "Bench", timezone: "UTC", country: "US", minimumNoticeMinutes: 0 },
    ...{ facts: {}, look: { accent: "#2f6f5e", privacyUrl: "/privacy" }, limits: { upcomingPerClient: 1_000_000 } },
    weeklyHours: { 1: always, 2: always, 3: always, 4: always, 5: always, 6: always, 7: always },
    horizonDays: 730,
    createdAt: new Date(),
  });
  await db.insert(services).values({ id: serviceId, tenantId: id, name: "Hour", durationMinutes: 60 });
  await db.insert(staff).values(team);
  await db.insert(staffServices).values(team.map((person) => ({ tenantId: id, staffId: person.id, serviceId })));
  return { id, serviceId, staffIds: team.map((person) => person.id) };
}
