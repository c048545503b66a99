import { revokeApiKey } from "../../db/queries/revoke-api-key.ts";
import { actorName, assertBusiness, type Context, unwrap } from "../context.ts";
import { notFound } from "../errors.ts";

/**
 * Ends an API key at once, for good. Said again it gives the same answer. One round trip.
 *
 * @throws DomainError `not_found`
 */
export async function revokeKey(ctx: Context, id: string): Promise<void> {
  assertBusiness(ctx.actor);
  const wish = { id, now: ctx.clock.now(), actor: actorName(ctx.actor) };
  const answer = unwrap(await revokeApiKey(ctx.db, ctx.tenantId, wish), ctx.log);
  if (answer === "not_found") throw notFound("API key");
}
