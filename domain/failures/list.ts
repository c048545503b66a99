import type { FailureRecord } from "../../db/queries/failure-record.ts";
import { type ListFailures, listFailures } from "../../db/queries/list-failures.ts";
import type { NewestPlace } from "../../db/queries/newest-place.ts";
import { assertBusiness, type Context, unwrap } from "../context.ts";
import { type Page, pageOf } from "../page.ts";

/** A page of what went wrong, newest first. One round trip. */
export async function list(ctx: Context, input: ListFailures): Promise<Page<FailureRecord, NewestPlace>> {
  assertBusiness(ctx.actor);
  const found = unwrap(await listFailures(ctx.db, ctx.tenantId, { ...input, limit: input.limit + 1 }), ctx.log);
  return pageOf(found, input.limit, ({ createdAt, id }) => ({ at: createdAt, id }));
}
