import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";
import { type FailureRecord, failureColumns } from "./failure-record.ts";
import type { NewestPlace } from "./newest-place.ts";

export interface ListFailures {
  /** Those that wait for somebody, or those that somebody has looked after. */
  status?: "open" | "resolved" | undefined;
  /** What comes behind this place. */
  after?: NewestPlace | undefined;
  limit: number;
}

/** Failures, newest first. One round trip. */
export async function listFailures(
  db: Database,
  tenantId: string,
  { status, after, limit }: ListFailures,
): Promise<Result<FailureRecord[]>> {
  const conditions = [
    sql`f.tenant_id = ${tenantId}::uuid`,
    ...(status ? [sql`(f.resolved_at IS NULL) = ${status === "open"}::boolean`] : []),
    ...(after ? [sql`(f.created_at, f.id) < (${instant(after.at)}, ${after.id}::uuid)`] : []),
  ];
  const batch = await db.read({ tenantId }, [
    sql`SELECT ${failureColumns()} FROM failures f WHERE ${sql.join(conditions, sql` AND `)}
        ORDER BY f.created_at DESC, f.id DESC LIMIT ${limit}::int`,
  ]);
  return batch.ok ? { ok: true, value: batch.value[0] as unknown as FailureRecord[] } : batch;
}
