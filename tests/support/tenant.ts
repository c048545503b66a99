import { env } from "cloudflare:workers";
import { neon, neonConfig } from "@neondatabase/serverless";
import { drizzle } from "drizzle-orm/neon-http";
import { services, staff, staffServices } from "../../db/schema/catalogue.ts";
import type { WeeklyHours } from "../../db/schema/hours.ts";
import { tenants } from "../../db/schema/tenants.ts";

const HOUR = 3_600_000;
const always = [{ start: "00:00", end: "24:00" }];
/** Open day and night, so that a test may run at any time. */
export const AROUND_THE_CLOCK: WeeklyHours = {
  1: always,
  2: always,
  3: always,
  4: always,
  5: always,
  6: always,
  7: always,
};

export interface TestTenant {
  id: string;
  slug: string;
  /** In the order they were asked for. */
  staffIds: string[];
  /** One hour, no buffers, offered by everyone. */
  serviceId: string;
  /** The full hour at least this many hours ahead: on the slot grid, epoch milliseconds. */
  hourAhead(hours: number): number;
}

/** The owner of the schema, for what the application role may not do. */
export function ownerDatabase() {
  neonConfig.fetchEndpoint = env.NEON_FETCH_ENDPOINT;
  return drizzle(neon(env.OWNER_URL));
}

/** A business of a test's own: UTC, open around the clock, half-hour grid, no notice. */
export async function createTenant(
  change: Partial<typeof tenants.$inferInsert> & {
    staff?: string[];
    service?: Partial<typeof services.$inferInsert>;
  } = {},
): Promise<TestTenant> {
  const { staff: names = ["Mara"], service, ...columns } = change;
  const id = crypto.randomUUID();
  const slug = `t-${id.slice(0, 8)}`;
  const serviceId = crypto.randomUUID();
  const people = names.map((name, position) => ({ id: crypto.randomUUID(), tenantId: id, name, position }));
  const db = ownerDatabase();
  await db.batch([
    db.insert(tenants).values({
      id,
      slug,
      name: "Test Studio",
      timezone: "UTC",
      country: "US",
      weeklyHours: AROUND_THE_CLOCK,
      minimumNoticeMinutes: 0,
      horizonDays: 60,
      facts: { address: "1 Test Street", phone: "+12125550100" },
      look: { accent: "#2f6f5e", privacyUrl: "/privacy" },
      // What is none of a test's business stays out of its way.
      limits: { chatMessagesPerMinute: 60, holdsPerAddress: 1000, upcomingPerClient: 1000 },
      createdAt: new Date(),
      ...columns,
    }),
    db.insert(services).values({ id: serviceId, tenantId: id, name: "Massage", durationMinutes: 60, ...service }),
    db.insert(staff).values(people),
    db.insert(staffServices).values(people.map((person) => ({ tenantId: id, staffId: person.id, serviceId }))),
  ]);
  return {
    id,
    slug,
    staffIds: people.map((person) => person.id),
    serviceId,
    hourAhead: (hours) => Math.ceil((Date.now() + hours * HOUR) / HOUR) * HOUR,
  };
}
