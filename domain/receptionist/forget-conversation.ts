import { forgetConversation as writeTombstone } from "../../db/queries/forget-conversation.ts";
import { actorName, type Context, twiceIfLost, unwrap } from "../context.ts";

/**
 * Forgets a conversation in the database, as its visitor wishes. Their appointments stay, and so do messages that they
 * left with the business. May be said again. One round trip; whoever runs the conversation deletes afterwards what there
 * is of it: should that not happen, it meets the tombstone later.
 *
 * @throws DomainError `database_unavailable`, `busy`
 */
export async function forgetConversation(ctx: Context, sessionId: string): Promise<void> {
  const wish = { sessionId, now: ctx.clock.now(), actor: actorName(ctx.actor) };
  unwrap(await twiceIfLost(() => writeTombstone(ctx.db, ctx.tenantId, wish)), ctx.log);
}
