import { z } from "zod";
import { nearestAlternatives } from "../../booking/alternatives.ts";
import type { EmptyReason, Slot } from "../../booking/availability.ts";
import { addDays, type LocalDate, weekday } from "../../booking/local-date.ts";
import { openSlots } from "../../booking/open-slots.ts";
import { localDate, toInstant } from "../../booking/zone.ts";
import { business } from "../../catalogue/business.ts";
import { DomainError } from "../../errors.ts";
import type { KnownAppointment, OfferedSlot } from "../memory.ts";
import { knownAppointment } from "./known.ts";
import { markShown, offerSlots, pickShown, SHOWN } from "./offers.ts";
import { defineTool, type ToolResult } from "./tool.ts";

/** How far beyond the wished days the nearest alternatives are looked for, in days. */
const AROUND_DAYS = 14;
/** Slots of one wish that are remembered as offers, so that a time may be named that was not shown. */
const MAX_OFFERS = 40;

export interface AvailabilityOutcome {
  /** Whether the offers fit the wish; if not they are the nearest to it. */
  fits: boolean;
  /** To be named, in time order. */
  shown: OfferedSlot[];
  /** How many fit the wish in all. */
  found: number;
  /** Why there is nothing at all in the wished days; `gone`: the business no longer offers it. */
  reason: EmptyReason | "gone" | null;
}

export const checkAvailability = defineTool({
  name: "check_availability",
  description: "Finds free times of a service between two dates, optionally within a part of the day.",
  args: z.strictObject({
    serviceId: z.uuid(),
    staffId: z.uuid().nullable(),
    /** Whom the visitor does not want. */
    notStaffIds: z.array(z.uuid()).max(50),
    /** An appointment of this conversation that is to be moved: its own time is free to it. */
    movingAppointmentId: z.uuid().nullable(),
    from: z.iso.date(),
    to: z.iso.date(),
    /** Only these ISO weekdays; none means all. */
    weekdays: z.array(z.int().min(1).max(7)).max(7),
    /** Minutes after local midnight: starts from `fromMinute` on and before `toMinute`; the same twice is that minute. */
    fromMinute: z.int().min(0).max(1440),
    toMinute: z.int().min(0).max(1440),
    /** Name the earliest times, and not some spread over the day. */
    earliest: z.boolean(),
    /** Offers that were seen already and are not to be shown again. */
    skip: z.array(z.string()).max(100),
  }),
  async run(ctx, { memory, config: tenant }, args): Promise<ToolResult<AvailabilityOutcome>> {
    const { serviceId, staffId } = args;
    const moving = knownAppointment(memory, args.movingAppointmentId);
    // Beyond the horizon there is nothing, however far ahead the wish reaches.
    const end = addDays(localDate(ctx.clock.now(), tenant.timezone), tenant.horizonDays + 1);
    const [from, to] = [earlier(args.from, end), earlier(args.to, end)];
    const around = { from: addDays(from, -AROUND_DAYS), to: addDays(to, AROUND_DAYS) };
    const own = moving && { movingAppointmentId: moving.id };
    const openings = await openSlots(ctx, { serviceId, ...(staffId && { staffId }), ...around, ...own }).catch(
      notFound,
    );
    if (!openings) return { outcome: GONE, remember: {}, config: await business(ctx) };
    const { config, timezone } = openings;
    const { slots, reason } = openings.between(from, to);
    const wanted = (slot: Slot) => isWanted(slot, args.notStaffIds, moving);

    const seen = new Set(memory.offers.filter(({ id }) => args.skip.includes(id)).map(({ start }) => start));
    const fitting = slots.filter((slot) => wanted(slot) && fitsWish(slot, args, timezone) && !seen.has(slot.start));
    // The middle of what was wished for, so that the nearest lie on both sides of it.
    const wished = toInstant(from, Math.floor((args.fromMinute + args.toMinute) / 2), timezone);
    const nearest = () =>
      nearestAlternatives(openings.between(around.from, around.to).slots.filter(wanted), wished, timezone);
    const chosen = fitting.length > 0 ? fitting.slice(0, MAX_OFFERS) : nearest();
    const { made, offers } = offerSlots(ctx, memory, chosen, {
      serviceId,
      staffId,
      notStaffIds: args.notStaffIds,
      ...(moving && { moving }),
    });
    const shown = fitting.length > 0 && !args.earliest ? pickShown(made, timezone) : made.slice(0, SHOWN);
    const outcome: AvailabilityOutcome = {
      fits: fitting.length > 0,
      shown,
      found: fitting.length,
      reason: reason ?? null,
    };
    return { outcome, remember: { offers, ...markShown(memory, shown) }, config };
  },
});

const GONE: AvailabilityOutcome = { fits: false, shown: [], found: 0, reason: "gone" };

/** Service or person went since they were named; everything else is an error still. */
function notFound(error: unknown): null {
  if (error instanceof DomainError && error.code === "not_found") return null;
  throw error;
}

function earlier(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b;
}

/** Not with those whom the visitor does not want, and not where the appointment is already. */
function isWanted({ start, staffIds }: Slot, notStaffIds: readonly string[], moving?: KnownAppointment): boolean {
  const wanted = staffIds.filter((id) => !notStaffIds.includes(id));
  return wanted.length > 0 && !(moving?.start === start && wanted.includes(moving.staffId));
}

interface WishedTimes {
  weekdays: number[];
  fromMinute: number;
  toMinute: number;
}

function fitsWish({ start }: Slot, { weekdays, fromMinute, toMinute }: WishedTimes, timezone: string): boolean {
  const date = localDate(start, timezone);
  if (weekdays.length > 0 && !weekdays.includes(weekday(date))) return false;
  const from = toInstant(date, fromMinute, timezone);
  return start === from || (start > from && start < toInstant(date, toMinute, timezone));
}
