import type { ApiKeyRecord } from "../../db/queries/api-key-record.ts";
import { listApiKeys } from "../../db/queries/list-api-keys.ts";
import type { NewestPlace } from "../../db/queries/newest-place.ts";
import { assertBusiness, type Context, unwrap } from "../context.ts";
import { type Page, pageOf } from "../page.ts";

/**
 * A page of the tenant's API keys, newest first, also those that were revoked. One round trip.
 */
export async function listKeys(
  ctx: Context,
  { after, limit }: { after?: NewestPlace | undefined; limit: number },
): Promise<Page<ApiKeyRecord, NewestPlace>> {
  assertBusiness(ctx.actor);
  const found = unwrap(await listApiKeys(ctx.db, ctx.tenantId, { after, limit: limit + 1 }), ctx.log);
  return pageOf(found, limit, ({ createdAt, id }) => ({ at: createdAt, id }));
}
