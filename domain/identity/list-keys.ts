import { type ApiKeyRecord, listApiKeys } from "../../db/queries/api-keys.ts";
import { assertBusiness } from "../booking/own.ts";
import { type Context, unwrap } from "../context.ts";

/** A place in the list, which no later key can shift. */
export interface ApiKeyPlace {
  /** When it was made, epoch milliseconds. */
  at: number;
  id: string;
}

/**
 * A page of the tenant's API keys, newest first, also those that were revoked. One round trip.
 *
 * @returns `next`, the place to go on from, or null at the end
 */
export async function listKeys(
  ctx: Context,
  { after, limit }: { after?: ApiKeyPlace | undefined; limit: number },
): Promise<{ items: ApiKeyRecord[]; next: ApiKeyPlace | null }> {
  assertBusiness(ctx.actor);
  // One more than asked for tells whether there is a next page.
  const found = unwrap(await listApiKeys(ctx.db, ctx.tenantId, { after, limit: limit + 1 }), ctx.log);
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? { at: last.createdAt, id: last.id } : null };
}
