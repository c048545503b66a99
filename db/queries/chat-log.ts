import { type SQL, sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";
import { type TenantConfig, tenantConfigOf, tenantConfigStatement } from "./tenant-config.ts";

export interface ChatSessionRow {
  id: string;
  channel: string;
  timezone: string | null;
  locale: string | null;
  now: number;
}

/**
 * Writes a session's row, where it is not there yet, and reads the tenant's configuration beside it. One round trip.
 *
 * @returns null where there is no such tenant; `erased` where the session's visitor had it forgotten
 */
export async function openChatSession(
  db: Database,
  tenantId: string,
  session: ChatSessionRow,
): Promise<Result<{ config: TenantConfig; erased: boolean } | null>> {
  const batch = await db.write({ tenantId }, [
    sql`
    INSERT INTO chat_sessions (tenant_id, id, channel, timezone, locale, created_at)
    SELECT t.id, ${session.id}::uuid, ${session.channel}, ${session.timezone}, ${session.locale}, ${instant(session.now)}
    FROM tenants t WHERE t.id = ${tenantId}::uuid
    ON CONFLICT (tenant_id, id) DO NOTHING`,
    isErasedStatement(tenantId, session.id),
    tenantConfigStatement(session.now),
  ]);
  if (!batch.ok) return batch;
  const config = tenantConfigOf(batch.value[2]);
  return { ok: true, value: config && { config, erased: batch.value[1]?.[0]?.erased === true } };
}

/**
 * Reads the tenant's configuration, and whether a session that had a row was erased, or is gone since its time was over.
 * One round trip.
 */
export async function readChatSession(
  db: Database,
  tenantId: string,
  { sessionId, now }: { sessionId: string; now: number },
): Promise<Result<{ config: TenantConfig | null; erased: boolean }>> {
  const batch = await db.read({ tenantId }, [isErasedStatement(tenantId, sessionId), tenantConfigStatement(now)]);
  if (!batch.ok) return batch;
  const erased = batch.value[0]?.[0]?.erased !== false;
  return { ok: true, value: { config: tenantConfigOf(batch.value[1]), erased } };
}

/**
 * Appends lines of a conversation. Lines that are there already, and those of an erased session, are left out, so that
 * a flush may be repeated. Tells whether the session was erased meanwhile, or is gone since its time was over. One round
 * trip.
 *
 * @param entries in wire form, `seq` from 1
 */
export async function appendChatEntries(
  db: Database,
  tenantId: string,
  sessionId: string,
  entries: readonly { seq: number; at: string; kind: string }[],
): Promise<Result<{ erased: boolean }>> {
  // SERIALIZABLE, as erasure is: of a copy and an erasure at the same time, the later one sees the other.
  const batch = await db.book({ tenantId }, [
    sql`
    INSERT INTO chat_entries (tenant_id, session_id, seq, at, kind, entry)
    SELECT s.tenant_id, s.id, (e->>'seq')::int, (e->>'at')::timestamptz, e->>'kind', e
    FROM chat_sessions s, jsonb_array_elements(${JSON.stringify(entries)}::jsonb) e
    WHERE s.tenant_id = ${tenantId}::uuid AND s.id = ${sessionId}::uuid AND s.erased_at IS NULL
    ON CONFLICT (tenant_id, session_id, seq) DO NOTHING`,
    isErasedStatement(tenantId, sessionId),
  ]);
  return batch.ok ? { ok: true, value: { erased: batch.value[1]?.[0]?.erased !== false } } : batch;
}

function isErasedStatement(tenantId: string, sessionId: string): SQL {
  return sql`SELECT erased_at IS NOT NULL AS erased FROM chat_sessions
             WHERE tenant_id = ${tenantId}::uuid AND id = ${sessionId}::uuid`;
}
