import type { AppointmentRecord } from "../../db/queries/appointment-record.ts";
import type { Context } from "../context.ts";
import type { EmptyReason, Slot } from "./availability.ts";
import { addDays, type LocalDate } from "./local-date.ts";
import { findService, staffOffering } from "./offering.ts";
import { openSlots } from "./open-slots.ts";
import { localDate } from "./zone.ts";

/** How many days with free times are shown at a time. */
const DAYS = 6;
/** How far is looked for them, in days. */
const LOOK_BACK = 31;
const LOOK_AHEAD = 62;

export interface MoveOptionsInput {
  /** The first day that is wanted, or else the appointment's own. */
  from?: LocalDate | undefined;
  /** Also times at which the present staff member is not free. */
  anyone: boolean;
}

/** Days with free times to which an appointment can be moved, dates in the business's zone. */
export interface MoveOptions {
  days: { date: LocalDate; slots: Slot[] }[];
  /** From where to look on for days before and after these; null where there are none. */
  earlier: LocalDate | null;
  later: LocalDate | null;
  /** Whether the times are of whoever is free: as was asked for, or because the present one does not do this any more. */
  anyone: boolean;
  /** Whether others do this, too. */
  hasOthers: boolean;
  /** Why there is nothing in this stretch of time, staff aside. */
  reason: EmptyReason | null;
}

/**
 * When an appointment could be instead of its present time, a few days at once. One round trip.
 *
 * @throws DomainError `not_found` where its service is not offered any more
 */
export async function moveOptions(
  ctx: Context,
  appointment: AppointmentRecord,
  input: MoveOptionsInput,
): Promise<MoveOptions> {
  const { timezone, serviceId, staffId } = appointment;
  const today = localDate(ctx.clock.now(), timezone);
  const from = latest(today, input.from ?? localDate(appointment.start, timezone));
  const lookFrom = latest(today, addDays(from, -LOOK_BACK));
  const lookTo = addDays(from, LOOK_AHEAD);
  const openings = await openSlots(ctx, {
    ...{ serviceId, timezone, from: lookFrom, to: lookTo },
    movingAppointmentId: appointment.id,
  });
  const { slots, reason } = openings.between(lookFrom, lookTo);

  const service = findService(openings.config, serviceId);
  const staff = service ? staffOffering(openings.config, service) : [];
  const anyone = input.anyone || !staff.some(({ id }) => id === staffId);
  const isWanted = (slot: Slot) => (anyone || slot.staffIds.includes(staffId)) && slot.start !== appointment.start;
  const wanted = slots.filter(isWanted);
  const byDate = Map.groupBy(wanted, (slot) => localDate(slot.start, timezone));
  const days = [...byDate].map(([date, its]) => ({ date, slots: its }));

  const firstAhead = days.findIndex(({ date }) => date >= from);
  // With nothing ahead, the last days before are what there is.
  const first = firstAhead === -1 ? Math.max(0, days.length - DAYS) : firstAhead;
  const isMoreAhead = lookTo < addDays(today, openings.config.horizonDays);
  return {
    days: days.slice(first, first + DAYS),
    earlier: first > 0 ? dateAt(days, Math.max(0, first - DAYS)) : lookFrom > today ? lookFrom : null,
    later: dateAt(days, first + DAYS) ?? (isMoreAhead ? addDays(lookTo, 1) : null),
    anyone,
    hasOthers: staff.some(({ id }) => id !== staffId),
    reason: reason ?? null,
  };
}

function latest(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}

function dateAt(days: readonly { date: LocalDate }[], index: number): LocalDate | null {
  return days[index]?.date ?? null;
}
