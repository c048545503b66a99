import { announceSlots as announceSlotsQuery } from "../../db/queries/announce-slots.ts";
import { actorName, assertBusiness, type Context, twiceIfLost, unwrap } from "../context.ts";
import { notFound } from "../errors.ts";

/** A time of a service, in epoch milliseconds, and with whom: by id, as the journal keeps no names. */
export interface FreeSlot {
  start: number;
  end: number;
  staffId: string;
}

export interface AnnounceSlotsInput {
  inquiryId: string;
  /** One to three. */
  slots: FreeSlot[];
}

/**
 * Tells somebody on the waitlist of times that have come free. Said again with the same times it changes nothing. One
 * round trip.
 *
 * @throws DomainError `unauthenticated` where a visitor asks, `not_found`
 */
export async function announceSlots(ctx: Context, { inquiryId, slots }: AnnounceSlotsInput): Promise<void> {
  if (ctx.actor.kind !== "system") assertBusiness(ctx.actor);
  const announcement = {
    inquiryId,
    slots: slots.map(({ start, end, staffId }) => ({
      start: new Date(start).toISOString(),
      end: new Date(end).toISOString(),
      staffId,
    })),
    now: ctx.clock.now(),
    actor: actorName(ctx.actor),
  };
  const told = await twiceIfLost(() => announceSlotsQuery(ctx.db, ctx.tenantId, announcement));
  if (!unwrap(told, ctx.log)) throw notFound("place on the waitlist");
  ctx.work.nudge(inquiryId);
}
