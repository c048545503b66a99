import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";
import type { JobKind, JobStatus } from "../schema/jobs.ts";
import { type JobRecord, jobColumns } from "./job-record.ts";
import type { NewestPlace } from "./newest-place.ts";

export interface ListJobs {
  status?: JobStatus | undefined;
  kind?: JobKind | undefined;
  subjectId?: string | undefined;
  /** What comes behind this place. */
  after?: NewestPlace | undefined;
  limit: number;
}

/** Jobs with their messages, newest first. One round trip. */
export async function listJobs(
  db: Database,
  tenantId: string,
  { status, kind, subjectId, after, limit }: ListJobs,
): Promise<Result<JobRecord[]>> {
  const conditions = [
    sql`j.tenant_id = ${tenantId}::uuid`,
    ...(status ? [sql`j.status = ${status}`] : []),
    ...(kind ? [sql`j.kind = ${kind}`] : []),
    ...(subjectId ? [sql`j.subject_id = ${subjectId}::uuid`] : []),
    ...(after ? [sql`(j.created_at, j.id) < (${instant(after.at)}, ${after.id}::uuid)`] : []),
  ];
  const batch = await db.read({ tenantId }, [
    sql`SELECT ${jobColumns()} FROM jobs j WHERE ${sql.join(conditions, sql` AND `)}
        ORDER BY j.created_at DESC, j.id DESC LIMIT ${limit}::int`,
  ]);
  return batch.ok ? { ok: true, value: batch.value[0] as unknown as JobRecord[] } : batch;
}
