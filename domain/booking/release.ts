import { releaseHold } from "../../db/queries/release-hold.ts";
import { actorName, type Context, unwrap } from "../context.ts";
import { DomainError } from "../errors.ts";

/**
 * Gives a held slot back; said again it changes nothing. One round trip.
 *
 * @throws DomainError `hold_not_found` (also for a wrong token), `already_confirmed`
 */
export async function release(ctx: Context, input: { holdId: string; holdToken: string }): Promise<void> {
  if (!(await ctx.holdTokens.verify(ctx.tenantId, input.holdId, input.holdToken))) throw holdNotFound();
  const now = ctx.clock.now();
  const wish = { holdId: input.holdId, now, actor: actorName(ctx.actor) };
  const released = await releaseHold(ctx.db, ctx.tenantId, wish);
  const answer = unwrap(released, ctx.log);
  if (answer === "not_found") throw holdNotFound();
  if (answer === "booked") throw new DomainError("already_confirmed", "This hold has become an appointment.");
}

/** Also the refusal of a wrong token: whether there is such a hold is nobody else's business. */
export function holdNotFound(): DomainError {
  return new DomainError("hold_not_found", "There is no such hold.");
}
