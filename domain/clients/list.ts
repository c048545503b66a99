import type { ClientRecord } from "../../db/queries/client-record.ts";
import { listClients } from "../../db/queries/list-clients.ts";
import type { NewestPlace } from "../../db/queries/newest-place.ts";
import { assertBusiness, type Context, unwrap } from "../context.ts";
import { type Page, pageOf } from "../page.ts";

export interface ListClientsInput {
  /** Part of a name, an email or a phone number, in any case. */
  query?: string | undefined;
  blocked?: boolean | undefined;
  after?: NewestPlace | undefined;
  limit: number;
}

/**
 * A page of the tenant's clients, newest first. One round trip.
 */
export async function list(
  ctx: Context,
  { query, limit, ...rest }: ListClientsInput,
): Promise<Page<ClientRecord, NewestPlace>> {
  assertBusiness(ctx.actor);
  const text = query?.trim();
  const wish = { ...rest, text, digits: text && digitsOf(text), limit: limit + 1, now: ctx.clock.now() };
  const found = unwrap(await listClients(ctx.db, ctx.tenantId, wish), ctx.log);
  return pageOf(found, limit, ({ createdAt, id }) => ({ at: createdAt, id }));
}

/** What of a query may stand in a number as we keep it: numbers are E.164, so without a leading zero. */
function digitsOf(query: string): string | undefined {
  if (!/^[\d\s()+./-]+$/.test(query)) return undefined;
  const digits = query.replace(/\D/g, "").replace(/^0+/, "");
  return digits.length >= 3 ? digits : undefined;
}
