import { eraseClient } from "../../db/queries/erase-client.ts";
import { actorName, assertBusiness, type Context, twiceIfLost, unwrap } from "../context.ts";
import { DomainError, notFound, refusals } from "../errors.ts";

/**
 * Erases what is known of a person: record, appointments, conversations. Said again it gives the same answer and tells
 * the conversations once more. One round trip, and a call to each conversation.
 *
 * @throws DomainError `has_upcoming`, `not_found`
 */
export async function erase(ctx: Context, clientId: string): Promise<void> {
  assertBusiness(ctx.actor);
  const wish = { clientId, now: ctx.clock.now(), actor: actorName(ctx.actor) };
  const answer = unwrap(await twiceIfLost(() => eraseClient(ctx.db, ctx.tenantId, wish)), ctx.log);
  if (answer.verdict === "not_found") throw notFound("client");
  if (answer.verdict !== "erased") throw new DomainError("has_upcoming", refusals.has_upcoming);

  // The tombstones are written. A conversation that is not reached now forgets when it next meets its own: as it is
  // opened again, as it copies lines, or at the end of its day.
  const { sessionIds } = answer;
  const told = await Promise.allSettled(sessionIds.map((id) => ctx.conversations.forget(ctx.tenantId, id)));
  for (const [i, { status }] of told.entries()) {
    if (status === "rejected") ctx.log.error("conversation_not_reached", { clientId, sessionId: sessionIds[i] });
  }
}
