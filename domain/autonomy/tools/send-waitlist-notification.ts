import { z } from "zod";
import { CHANNELS } from "../../../db/schema/messages.ts";
import { openSlots } from "../../booking/open-slots.ts";
import { localDate } from "../../booking/zone.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import type { FreeSlot } from "../../messages/announce-slots.ts";
import { type OfferedSlot, type Writing, waitlistLetter } from "../../messages/followup-letters.ts";
import { waitlistText } from "../../messages/followup-texts.ts";
import { readerLanguage } from "../../messages/letter.ts";
import { mailTo } from "../../messages/outgoing.ts";
import { deliver } from "../deliver.ts";
import { drop, type Ending } from "../ending.ts";
import type { JobTool } from "./tool.ts";

const instant = z.iso.datetime().transform((text) => Date.parse(text));
const given = z.object({ slots: z.array(z.object({ start: instant, end: instant, staffId: z.uuid() })).min(1) });
const wish = z.object({ serviceId: z.uuid(), channel: z.enum(CHANNELS).catch("email") });

/** Tells somebody on the waitlist of times that came free, as far as they still are. */
export const sendWaitlistNotification: JobTool = async (ctx, claim): Promise<Ending> => {
  const { business, inquiry } = claim.facts;
  if (inquiry?.kind !== "waitlist") return drop("no_inquiry");
  // Its person had themselves erased.
  if (inquiry.clientEmail === null && inquiry.clientPhone === null) return drop("erased");
  const { serviceId, channel } = wish.parse(inquiry.details);
  const now = ctx.clock.now();
  const ahead = given.parse(claim.job.data).slots.filter(({ start }) => start > now);
  if (ahead.length === 0) return drop("too_late");
  const free = await stillFree(ctx, serviceId, ahead);
  const [first] = free?.slots ?? [];
  if (!free || !first) return drop("slots_gone");

  const { clientEmail, clientPhone, clientTimezone } = inquiry;
  const clocks = { timezone: business.timezone, clientTimezone, now };
  const writing: Writing = { links: ctx.links, business, clocks, language: readerLanguage(inquiry) };
  const letter = waitlistLetter(writing, free);
  return deliver(ctx, claim, inquiry, {
    kind: "waitlist",
    email: mailTo(clientEmail, letter, business.contact.email),
    text: clientPhone ? { to: clientPhone, body: waitlistText(writing, free) } : null,
    prefers: channel,
    isNeeded: false,
    usefulUntil: first.start,
  });
};

/** Those that can be booked at this moment, in their order; null where the service is offered no more. */
async function stillFree(
  ctx: Context,
  serviceId: string,
  slots: readonly FreeSlot[],
): Promise<{ serviceName: string; slots: OfferedSlot[] } | null> {
  const ordered = slots.toSorted((a, b) => a.start - b.start);
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (!first || !last) return null;
  // By UTC's dates: what is read reaches a day further on both sides.
  const range = { from: localDate(first.start, "UTC"), to: localDate(last.start, "UTC") };
  const openings = await openSlots(ctx, { serviceId, ...range }).catch(noneIfNotFound);
  const service = openings?.config.services.find(({ id }) => id === serviceId);
  if (!openings || !service) return null;
  const { config, timezone, between } = openings;
  const offered = ordered.flatMap(({ start, staffId }): OfferedSlot[] => {
    const day = localDate(start, timezone);
    const open = between(day, day).slots.find((slot) => slot.start === start);
    const staff = open?.staffIds.includes(staffId) && config.staff.find(({ id }) => id === staffId);
    return staff ? [{ start, staffName: staff.name }] : [];
  });
  return { serviceName: service.name, slots: offered };
}

function noneIfNotFound(error: unknown): null {
  if (error instanceof DomainError && error.code === "not_found") return null;
  throw error;
}
