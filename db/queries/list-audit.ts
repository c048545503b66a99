import { type SQL, sql } from "drizzle-orm";
import { type Database, epoch, instant, type Result } from "../client.ts";

/** Who changed what and when, in ids and facts. */
export interface AuditRecord {
  id: number;
  /** Epoch milliseconds. */
  at: number;
  actor: string;
  action: string;
  subjectId: string;
  data: Record<string, unknown>;
}

/** A place in the log, which no later row can shift. */
export interface AuditPlace {
  /** Epoch milliseconds. */
  at: number;
  id: number;
}

export interface ListAudit {
  subjectId?: string | undefined;
  action?: string | undefined;
  /** Epoch milliseconds, the first included. */
  from?: number | undefined;
  to?: number | undefined;
  /** What comes behind this place. */
  after?: AuditPlace | undefined;
  limit: number;
}

/** The audit log, newest first. One round trip. */
export function listAudit(db: Database, tenantId: string, list: ListAudit): Promise<Result<AuditRecord[]>> {
  const { subjectId, action, from, to, after, limit } = list;
  return read(db, tenantId, limit, [
    ...(subjectId ? [sql`l.subject_id = ${subjectId}::uuid`] : []),
    ...(action ? [sql`l.action = ${action}`] : []),
    ...(from === undefined ? [] : [sql`l.at >= ${instant(from)}`]),
    ...(to === undefined ? [] : [sql`l.at < ${instant(to)}`]),
    ...(after ? [sql`(l.at, l.id) < (${instant(after.at)}, ${after.id}::bigint)`] : []),
  ]);
}

/** What the audit log says of a client and of their appointments, newest first. One round trip. */
export function listClientAudit(
  db: Database,
  tenantId: string,
  { clientId, after, limit }: { clientId: string; after: AuditPlace | null; limit: number },
): Promise<Result<AuditRecord[]>> {
  const theirs = sql`SELECT a.id FROM appointments a WHERE a.tenant_id = ${tenantId}::uuid AND a.client_id = ${clientId}::uuid`;
  return read(db, tenantId, limit, [
    sql`l.subject_id IN (${theirs} UNION ALL SELECT ${clientId}::uuid)`,
    ...(after ? [sql`(l.at, l.id) < (${instant(after.at)}, ${after.id}::bigint)`] : []),
  ]);
}

async function read(db: Database, tenantId: string, limit: number, more: SQL[]): Promise<Result<AuditRecord[]>> {
  const conditions = [sql`l.tenant_id = ${tenantId}::uuid`, ...more];
  const batch = await db.read({ tenantId }, [
    sql`SELECT l.id, ${epoch(sql`l.at`)} AS at, l.actor, l.action, l.subject_id AS "subjectId", l.data
        FROM audit_log l WHERE ${sql.join(conditions, sql` AND `)}
        ORDER BY l.at DESC, l.id DESC LIMIT ${limit}::int`,
  ]);
  return batch.ok ? { ok: true, value: batch.value[0] as unknown as AuditRecord[] } : batch;
}
