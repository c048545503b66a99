import { and, asc, eq } from "drizzle-orm";
import { chatEntries, chatSessions } from "../../db/schema/chat.ts";
import { ownerDatabase } from "./tenant.ts";

/** The statements of a conversation, by a text that stands in each of them alone; for `park` and `withoutDatabase`. */
export const OPEN_STATEMENT = "INSERT INTO chat_sessions";
export const CONFIRM_STATEMENT = "'appointment.confirmed' AS kind";
export const FLUSH_STATEMENT = "INSERT INTO chat_entries";

/** What Postgres keeps of conversations, read as the owner of the schema. */
export function sessionsOf(tenantId: string) {
  return ownerDatabase().select().from(chatSessions).where(eq(chatSessions.tenantId, tenantId));
}

/** The lines of a business's conversations that reached Postgres, in order. */
export function linesOf(tenantId: string) {
  return ownerDatabase()
    .select()
    .from(chatEntries)
    .where(eq(chatEntries.tenantId, tenantId))
    .orderBy(asc(chatEntries.sessionId), asc(chatEntries.seq));
}

/** The visitor had the conversation forgotten. */
export function erase(tenantId: string, sessionId: string) {
  return ownerDatabase()
    .update(chatSessions)
    .set({ erasedAt: new Date() })
    .where(and(eq(chatSessions.tenantId, tenantId), eq(chatSessions.id, sessionId)));
}

/** The conversation's time was over: its row is gone, and its lines with it. */
export function removeSession(tenantId: string, sessionId: string) {
  return ownerDatabase()
    .delete(chatSessions)
    .where(and(eq(chatSessions.tenantId, tenantId), eq(chatSessions.id, sessionId)));
}
