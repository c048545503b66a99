import { and, asc, eq } from "drizzle-orm";
import { calendarEntries } from "../../db/schema/calendar.ts";
import { type JobKind, jobs } from "../../db/schema/jobs.ts";
import { auditLog, domainEvents } from "../../db/schema/journal.ts";
import { failures, messages, optOuts } from "../../db/schema/messages.ts";
import { ownerDatabase, type TestTenant } from "./tenant.ts";

/** What follows from what happened, as it really is in the database, seen by the owner of the schema. */

type Tenant = Pick<TestTenant, "id">;

/** A business's jobs, or those of a kind, in the order of their events. */
export function jobRows({ id }: Tenant, kind?: JobKind) {
  return ownerDatabase()
    .select()
    .from(jobs)
    .where(and(eq(jobs.tenantId, id), kind ? eq(jobs.kind, kind) : undefined))
    .orderBy(asc(jobs.eventId), asc(jobs.variant));
}

/** The ledger of a business's messages, oldest first. */
export function messageRows({ id }: Tenant) {
  return ownerDatabase()
    .select()
    .from(messages)
    .where(eq(messages.tenantId, id))
    .orderBy(asc(messages.createdAt), asc(messages.channel));
}

/** What somebody of the business has to look after, oldest first. */
export function failureRows({ id }: Tenant) {
  return ownerDatabase().select().from(failures).where(eq(failures.tenantId, id)).orderBy(asc(failures.createdAt));
}

export function optOutRows({ id }: Tenant) {
  return ownerDatabase().select().from(optOuts).where(eq(optOuts.tenantId, id));
}

/** What stands in a business's built-in calendar. */
export function calendarRows({ id }: Tenant) {
  return ownerDatabase().select().from(calendarEntries).where(eq(calendarEntries.tenantId, id));
}

/** The events of a business, in their order. */
export function eventRows({ id }: Tenant) {
  return ownerDatabase().select().from(domainEvents).where(eq(domainEvents.tenantId, id)).orderBy(asc(domainEvents.id));
}

/** What the audit log has of a business, or of an action, in its order. */
export function auditRows({ id }: Tenant, action?: string) {
  return ownerDatabase()
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.tenantId, id), action ? eq(auditLog.action, action) : undefined))
    .orderBy(asc(auditLog.id));
}
