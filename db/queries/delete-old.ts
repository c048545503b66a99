import { type SQL, sql } from "drizzle-orm";
import { instant, type Result, type SystemDatabase } from "../client.ts";

// Any constant will do; with a table's number it keeps two sweeps from deleting the same rows in another order.
const SWEEP_LOCK = 7_046;

/** What is kept for a time only. Appointments, clients and settings are not among it. */
export const PASSING = [
  "ended_holds",
  "chat_sessions",
  "audit_log",
  "domain_events",
  "idempotency_keys",
  "finished_jobs",
  "inquiries",
  "resolved_failures",
] as const;
export type Passing = (typeof PASSING)[number];

/** For each: its table, its primary key, since when a row is old, and what else must hold for it to go. */
const RULES: Record<Passing, { table: string; key: string[]; since: string; when?: (before: SQL) => SQL }> = {
  ended_holds: {
    table: "appointments",
    key: ["id"],
    since: "updated_at",
    when: () => sql`AND t.status IN ('expired', 'released')`,
  },
  // Its lines go with a session. One that is still talked in stays, and so does the mark of an erasure, until nobody can
  // come back to what was erased.
  chat_sessions: {
    table: "chat_sessions",
    key: ["tenant_id", "id"],
    since: "created_at",
    when: (before) => sql`AND (t.erased_at IS NULL OR t.erased_at < ${before}) AND NOT EXISTS (
      SELECT FROM chat_entries e WHERE e.tenant_id = t.tenant_id AND e.session_id = t.id AND e.at >= ${before})`,
  },
  audit_log: { table: "audit_log", key: ["id"], since: "at" },
  domain_events: { table: "domain_events", key: ["id"], since: "at" },
  idempotency_keys: { table: "idempotency_keys", key: ["tenant_id", "principal", "key"], since: "created_at" },
  // Its messages go with a job.
  finished_jobs: { table: "jobs", key: ["id"], since: "finished_at" },
  inquiries: { table: "inquiries", key: ["id"], since: "created_at" },
  resolved_failures: { table: "failures", key: ["id"], since: "resolved_at" },
};

/**
 * Deletes what is older than `before`, the oldest first and at most `limit` rows, across all tenants. While another
 * sweep is at the same, it leaves it to that one. One round trip.
 *
 * @param before epoch milliseconds
 * @returns how many rows went
 */
export async function deleteOld(
  db: SystemDatabase,
  what: Passing,
  { before, limit }: { before: number; limit: number },
): Promise<Result<number>> {
  const { table, key, since, when } = RULES[what];
  const rows = sql.raw(table);
  const age = sql.raw(`t.${since}`);
  const columns = sql.raw(key.map((column) => `t.${column}`).join(", "));
  const isSame = sql.raw(key.map((column) => `t.${column} = old.${column}`).join(" AND "));
  const isOld = sql`${age} < ${instant(before)} ${when?.(instant(before))}`;
  const batch = await db.system([
    sql`
    WITH turn AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(${SWEEP_LOCK}::int, ${PASSING.indexOf(what)}::int) AS ours),
    old AS MATERIALIZED (
      SELECT ${columns} FROM ${rows} t WHERE (SELECT ours FROM turn) AND ${isOld} ORDER BY ${age} LIMIT ${limit}::int
    ),
    gone AS (DELETE FROM ${rows} t USING old WHERE ${isSame} AND ${isOld} RETURNING 1)
    SELECT count(*)::int AS gone FROM gone`,
  ]);
  return batch.ok ? { ok: true, value: batch.value[0]?.[0]?.gone as number } : batch;
}
