import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";
import { type ClientRecord, clientColumns, clientJoins } from "./client-record.ts";

export interface ListClients {
  /** What stands somewhere in the name or the email, in upper or lower case. */
  text?: string | undefined;
  /** Digits that stand in the phone number. */
  digits?: string | undefined;
  blocked?: boolean | undefined;
  /** What comes behind this place. */
  after?: { at: number; id: string } | undefined;
  limit: number;
  now: number;
}

/** Clients, newest first; those who were erased are left out. One round trip. */
export async function listClients(db: Database, tenantId: string, list: ListClients): Promise<Result<ClientRecord[]>> {
  const { text, digits, blocked, after, limit, now } = list;
  // lower() and strpos() are not leakproof, so no index could bound them under row-level security: a search reads the
  // tenant's clients, newest first, until the page is full, and never another tenant's.
  const found = [
    ...(text ? [sql`strpos(lower(c.name), lower(${text})) > 0`, sql`strpos(c.email_key, lower(${text})) > 0`] : []),
    ...(digits ? [sql`strpos(c.phone, ${digits}) > 0`] : []),
  ];
  const conditions = [
    sql`c.tenant_id = ${tenantId}::uuid`,
    sql`c.erased_at IS NULL`,
    ...(found.length > 0 ? [sql`(${sql.join(found, sql` OR `)})`] : []),
    ...(blocked === undefined ? [] : [sql`(c.blocked_at IS NOT NULL) = ${blocked}::boolean`]),
    ...(after ? [sql`(c.created_at, c.id) < (${instant(after.at)}, ${after.id}::uuid)`] : []),
  ];
  const batch = await db.read({ tenantId }, [
    sql`SELECT ${clientColumns()}
        FROM (SELECT * FROM clients c WHERE ${sql.join(conditions, sql` AND `)}
              ORDER BY c.created_at DESC, c.id DESC LIMIT ${limit}::int) c ${clientJoins(now)}
        ORDER BY c.created_at DESC, c.id DESC`,
  ]);
  return batch.ok ? { ok: true, value: batch.value[0] as unknown as ClientRecord[] } : batch;
}
