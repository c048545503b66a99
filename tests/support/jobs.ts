import { and, asc, eq } from "drizzle-orm";
import { expect, vi } from "vitest";
import { calendarEntries } from "../../db/schema/calendar.ts";
import { jobs } from "../../db/schema/jobs.ts";
import { auditLog, domainEvents } from "../../db/schema/journal.ts";
import { ownerDatabase, type TestTenant } from "./tenant.ts";

type Tenant = Pick<TestTenant, "id">;

/** A business's jobs of a kind, in the order of their events. */
export function jobRows(tenant: Tenant, kind: (typeof jobs.$inferSelect)["kind"]) {
  return ownerDatabase()
    .select()
    .from(jobs)
    .where(and(eq(jobs.tenantId, tenant.id), eq(jobs.kind, kind)))
    .orderBy(asc(jobs.eventId), asc(jobs.variant));
}

/** What stands in a business's built-in calendar. */
export function calendarRows(tenant: Tenant) {
  return ownerDatabase().select().from(calendarEntries).where(eq(calendarEntries.tenantId, tenant.id));
}

/** What was written down of a kind, for readers, in its order. */
export function audited(tenant: Tenant, action: string) {
  return ownerDatabase()
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.tenantId, tenant.id), eq(auditLog.action, action)))
    .orderBy(asc(auditLog.id));
}

/** The events of a business, in their order. */
export function eventRows(tenant: Tenant) {
  return ownerDatabase()
    .select()
    .from(domainEvents)
    .where(eq(domainEvents.tenantId, tenant.id))
    .orderBy(asc(domainEvents.id));
}

/** Waits until what the queue's consumer writes is so. */
export async function until<Row>(read: () => Promise<Row>, is: (row: Row) => boolean): Promise<Row> {
  return vi.waitFor(
    async () => {
      const row = await read();
      expect(row).toSatisfy(is);
      return row;
    },
    { timeout: 20_000, interval: 100 },
  );
}
