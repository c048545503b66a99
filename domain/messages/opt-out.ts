import { addOptOut } from "../../db/queries/add-opt-out.ts";
import { actorName, type Context, twiceIfLost, unwrap } from "../context.ts";
import { notFound } from "../errors.ts";

/**
 * The owner of an email address asks a business for no more mails but the necessary. Said again it changes nothing. One
 * round trip.
 *
 * @param input.addressKey SHA-256 in hex of the address in small letters
 * @throws DomainError `not_found`
 */
export async function optOutOfMail(
  ctx: Context,
  { addressKey }: { addressKey: string },
): Promise<{ name: string; accent: string }> {
  const wish = {
    channel: "email",
    addressKey,
    source: "link",
    now: ctx.clock.now(),
    actor: actorName(ctx.actor),
  } as const;
  const business = unwrap(await twiceIfLost(() => addOptOut(ctx.db, ctx.tenantId, wish)), ctx.log);
  if (!business) throw notFound("business");
  return business;
}
