import { type Delivery, noteDelivery as note } from "../../db/queries/note-delivery.ts";
import { type Context, unwrap } from "../context.ts";

/**
 * Keeps what a provider tells of a text. May be said again, late and out of order; of a message that is not known it
 * changes nothing. One round trip.
 */
export async function noteDelivery(ctx: Context, delivery: Omit<Delivery, "now">): Promise<void> {
  unwrap(await note(ctx.db, ctx.tenantId, { ...delivery, now: ctx.clock.now() }), ctx.log);
}
