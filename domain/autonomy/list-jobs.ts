import type { JobRecord } from "../../db/queries/job-record.ts";
import { type ListJobs, listJobs } from "../../db/queries/list-jobs.ts";
import type { NewestPlace } from "../../db/queries/newest-place.ts";
import { assertBusiness, type Context, unwrap } from "../context.ts";
import { type Page, pageOf } from "../page.ts";

/** A page of the tenant's jobs, newest first. One round trip. */
export async function list(ctx: Context, input: ListJobs): Promise<Page<JobRecord, NewestPlace>> {
  assertBusiness(ctx.actor);
  const found = unwrap(await listJobs(ctx.db, ctx.tenantId, { ...input, limit: input.limit + 1 }), ctx.log);
  return pageOf(found, input.limit, ({ createdAt, id }) => ({ at: createdAt, id }));
}
