import type { ClientRecord } from "../../db/queries/client-record.ts";
import { getClient } from "../../db/queries/get-client.ts";
import { assertBusiness, type Context, unwrap } from "../context.ts";
import { notFound } from "../errors.ts";

/**
 * One client with what came of their appointments. One round trip.
 *
 * @throws DomainError `not_found`
 */
export async function client(ctx: Context, clientId: string): Promise<ClientRecord> {
  assertBusiness(ctx.actor);
  const found = unwrap(await getClient(ctx.db, ctx.tenantId, { clientId, now: ctx.clock.now() }), ctx.log);
  if (!found) throw notFound("client");
  return found;
}
