import { randomUUID } from "node:crypto";
import { drizzle } from "drizzle-orm/node-postgres";
import { services, staff, staffServices } from "../../../db/schema/catalogue.ts";
import type { WeeklyHours } from "../../../db/schema/hours.ts";
import { tenants } from "../../../db/schema/tenants.ts";
import { withDatabase } from "./database.ts";

const always = [{ start: "00:00", end: "24:00" }];
/** Open day and night, so that a test may run at any time. */
const AROUND_THE_CLOCK: WeeklyHours = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, always]));

export interface Business {
  id: string;
  slug: string;
  name: string;
}

/** A business of a test's own: UTC, open around the clock, one service of an hour, one person. */
export async function createBusiness(change: Partial<typeof tenants.$inferInsert> = {}): Promise<Business> {
  const [id, serviceId, staffId] = [randomUUID(), randomUUID(), randomUUID()];
  const slug = `e2e-${id.slice(0, 8)}`;
  const tenant = {
    id,
    slug,
    name: "Corner Studio",
    timezone: "UTC",
    country: "US",
    weeklyHours: AROUND_THE_CLOCK,
    minimumNoticeMinutes: 0,
    horizonDays: 14,
    look: { accent: "#2f6f5e", privacyUrl: "/privacy" },
    limits: { holdMinutes: 5, chatMessagesPerMinute: 60 },
    createdAt: new Date(),
    ...change,
  };
  await withDatabase(async (client) => {
    const db = drizzle(client);
    await db.insert(tenants).values(tenant);
    await db.insert(services).values({ id: serviceId, tenantId: id, name: "Massage", durationMinutes: 60 });
    await db.insert(staff).values({ id: staffId, tenantId: id, name: "Mara" });
    await db.insert(staffServices).values({ tenantId: id, staffId, serviceId });
  });
  return { id, slug, name: tenant.name };
}
