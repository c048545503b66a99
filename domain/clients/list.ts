import type { ClientRecord } from "../../db/queries/client-record.ts";
import { listClients } from "../../db/queries/list-clients.ts";
import { assertBusiness } from "../booking/own.ts";
import { type Context, unwrap } from "../context.ts";

/** A place in the list, which no later client can shift. */
export interface ClientPlace {
  /** When they were added, epoch milliseconds. */
  at: number;
  id: string;
}

export interface ListClientsInput {
  /** Part of a name, an email or a phone number, in any case. */
  query?: string | undefined;
  blocked?: boolean | undefined;
  after?: ClientPlace | undefined;
  limit: number;
}

/**
 * A page of the tenant's clients, newest first. One round trip.
 *
 * @returns `next`, the place to go on from, or null at the end
 */
export async function list(
  ctx: Context,
  { query, limit, ...rest }: ListClientsInput,
): Promise<{ items: ClientRecord[]; next: ClientPlace | null }> {
  assertBusiness(ctx.actor);
  const text = query?.trim();
  const wish = { ...rest, text, digits: text && digitsOf(text), limit: limit + 1, now: ctx.clock.now() };
  // One more than asked for tells whether there is a next page.
  const found = unwrap(await listClients(ctx.db, ctx.tenantId, wish), ctx.log);
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? { at: last.createdAt, id: last.id } : null };
}

/** What of a query may stand in a number as we keep it: numbers are E.164, so without a leading zero. */
function digitsOf(query: string): string | undefined {
  if (!/^[\d\s()+./-]+$/.test(query)) return undefined;
  const digits = query.replace(/\D/g, "").replace(/^0+/, "");
  return digits.length >= 3 ? digits : undefined;
}
