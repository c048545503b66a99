import { and, asc, eq } from "drizzle-orm";
import { appointments } from "../../db/schema/appointments.ts";
import { chatEntries, chatSessions } from "../../db/schema/chat.ts";
import { auditLog, domainEvents } from "../../db/schema/journal.ts";
import { ownerDatabase } from "./tenant.ts";

/** What the database knows of a business, read as the owner of the schema. */
export function appointmentsOf(tenantId: string) {
  return ownerDatabase()
    .select()
    .from(appointments)
    .where(eq(appointments.tenantId, tenantId))
    .orderBy(asc(appointments.createdAt));
}

/** Those that take somebody's time. */
export async function liveAppointmentsOf(tenantId: string) {
  const rows = await appointmentsOf(tenantId);
  return rows.filter(({ status }) => status === "held" || status === "confirmed");
}

/** What happened, as the audit log and the events tell it, oldest first. */
export async function journalOf(tenantId: string): Promise<{ audit: string[]; events: string[] }> {
  const db = ownerDatabase();
  const [audit, events] = await Promise.all([
    db.select().from(auditLog).where(eq(auditLog.tenantId, tenantId)).orderBy(asc(auditLog.id)),
    db.select().from(domainEvents).where(eq(domainEvents.tenantId, tenantId)).orderBy(asc(domainEvents.id)),
  ]);
  return { audit: audit.map(({ action }) => action), events: events.map(({ kind }) => kind) };
}

export function sessionsOf(tenantId: string) {
  return ownerDatabase().select().from(chatSessions).where(eq(chatSessions.tenantId, tenantId));
}

/** The lines of a conversation that reached Postgres, in order. */
export function linesOf(tenantId: string, sessionId: string) {
  return ownerDatabase()
    .select()
    .from(chatEntries)
    .where(and(eq(chatEntries.tenantId, tenantId), eq(chatEntries.sessionId, sessionId)))
    .orderBy(asc(chatEntries.seq));
}

/** The visitor had the conversation forgotten. */
export function erase(tenantId: string, sessionId: string) {
  return ownerDatabase()
    .update(chatSessions)
    .set({ erasedAt: new Date() })
    .where(and(eq(chatSessions.tenantId, tenantId), eq(chatSessions.id, sessionId)));
}
