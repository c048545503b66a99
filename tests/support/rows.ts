import { and, asc, eq, inArray } from "drizzle-orm";
import { appointments } from "../../db/schema/appointments.ts";
import { clients } from "../../db/schema/clients.ts";
import { auditLog, domainEvents } from "../../db/schema/journal.ts";
import { inquiries } from "../../db/schema/messages.ts";
import { ownerDatabase, type TestTenant } from "./tenant.ts";

/** What is really in the database, seen by the owner of the schema. */

type Tenant = Pick<TestTenant, "id">;

export function appointmentRows(tenant: Tenant) {
  return ownerDatabase().select().from(appointments).where(eq(appointments.tenantId, tenant.id));
}

/** What was left with a business, oldest first. */
export function inquiryRows(tenant: Tenant) {
  return ownerDatabase()
    .select()
    .from(inquiries)
    .where(eq(inquiries.tenantId, tenant.id))
    .orderBy(asc(inquiries.createdAt), asc(inquiries.id));
}

/** Rows that take a staff member's time. */
export function liveRows(tenant: Tenant) {
  const live = inArray(appointments.status, ["held", "confirming", "confirmed", "completed", "no_show"]);
  return ownerDatabase()
    .select()
    .from(appointments)
    .where(and(eq(appointments.tenantId, tenant.id), live));
}

export async function statusOf(id: string): Promise<string | undefined> {
  const [row] = await ownerDatabase().select().from(appointments).where(eq(appointments.id, id));
  return row?.status;
}

export function clientRows(tenant: Tenant) {
  return ownerDatabase()
    .select()
    .from(clients)
    .where(eq(clients.tenantId, tenant.id))
    .orderBy(asc(clients.createdAt), asc(clients.id));
}

/** Puts a hold's end into the past, as if its time had run out; nothing else happens. */
export async function endHold(id: string): Promise<void> {
  await ownerDatabase()
    .update(appointments)
    .set({ expiresAt: new Date(Date.now() - 1) })
    .where(eq(appointments.id, id));
}

/** What gomomo did about an event afterwards, in its own time; of what happened it says nothing. */
export const isFollowing = (kind: string) => /^(policy|queue|job|message)\./.test(kind);

/** What happened, oldest first; events and audit rows tell the same, or this fails. */
export async function journal(
  tenant: Tenant,
  { withData = false }: { withData?: boolean } = {},
): Promise<{ kind: string; subjectId: string; actor: string; data?: unknown }[]> {
  const db = ownerDatabase();
  const [everyAudit, everyEvent] = await Promise.all([
    db.select().from(auditLog).where(eq(auditLog.tenantId, tenant.id)).orderBy(asc(auditLog.id)),
    db.select().from(domainEvents).where(eq(domainEvents.tenantId, tenant.id)).orderBy(asc(domainEvents.id)),
  ]);
  const audit = everyAudit.filter(({ action }) => !isFollowing(action));
  const events = everyEvent.filter(({ kind }) => !isFollowing(kind));
  const told = events.map(({ kind, subjectId, at, data }) => JSON.stringify([kind, subjectId, at, data])).sort();
  const audited = audit.map(({ action, subjectId, at, data }) => JSON.stringify([action, subjectId, at, data])).sort();
  if (told.join() !== audited.join()) throw new Error(`Audit and events differ:\n${audited}\n${told}`);
  return audit.map(({ action, subjectId, actor, data }) => ({
    kind: action,
    subjectId,
    actor,
    ...(withData && { data }),
  }));
}

/** The kinds of what was written down, in alphabetical order. */
export async function journalKinds(tenant: Tenant): Promise<string[]> {
  return (await journal(tenant)).map(({ kind }) => kind).sort();
}
