import { readConfigAndBusyTimes } from "../../db/queries/busy-times.ts";
import type { TenantConfig } from "../../db/queries/tenant-config.ts";
import { type Context, sessionOf, unwrap } from "../context.ts";
import { DomainError, notFound } from "../errors.ts";
import { type Availability, findSlots } from "./availability.ts";
import { DAY, type LocalDate } from "./local-date.ts";
import { findService, staffOffering } from "./offering.ts";
import { assertOwn } from "./own.ts";
import { dateRange } from "./zone.ts";

export interface OpenSlotsInput {
  serviceId: string;
  /** Both included. */
  from: LocalDate;
  to: LocalDate;
  /** Only this staff member; left out for anyone. */
  staffId?: string | undefined;
  /** The IANA zone that the dates are read in, or else the tenant's. */
  timezone?: string | undefined;
  /** This appointment does not hide its own time. */
  movingAppointmentId?: string | undefined;
}

/** One look at the appointment book: its slots between any two dates within those that were asked for. */
export interface Openings {
  config: TenantConfig;
  timezone: string;
  between(from: LocalDate, to: LocalDate): Availability;
}

/**
 * Reads what a service's free slots follow from. One round trip.
 *
 * @throws DomainError `not_found` for an unknown tenant, service or staff member; `unauthenticated` where a visitor
 * names an appointment
 */
export async function openSlots(ctx: Context, input: OpenSlotsInput): Promise<Openings> {
  // That an appointment is there, and when, is known only to those who may see it.
  if (input.movingAppointmentId) assertOwn(ctx.actor, input.movingAppointmentId);
  const now = ctx.clock.now();
  // The tenant's zone is not known before the answer, so what is read reaches a day further on both sides.
  const { start, end } = dateRange(input.from, input.to, input.timezone ?? "UTC");
  const read = await readConfigAndBusyTimes(
    ctx.db,
    { tenantId: ctx.tenantId },
    {
      from: start - DAY,
      to: end + DAY,
      now,
      sessionId: sessionOf(ctx.actor),
      movingAppointmentId: input.movingAppointmentId,
    },
  );
  const known = unwrap(read, ctx.log);
  if (!known) throw notFound("business");
  const { config, busy } = known;

  const service = findService(config, input.serviceId);
  if (!service) throw notFound("service");
  const staff = staffOffering(config, service, input.staffId);
  if (input.staffId && staff.length === 0) {
    throw new DomainError("not_found", "There is no such staff member, or they do not offer this service.");
  }
  const timezone = input.timezone ?? config.timezone;
  return {
    config,
    timezone,
    between(from, to) {
      const range = dateRange(from, to, timezone);
      return findSlots({ rules: config, service, staff, busy, now, from: range.start, to: range.end });
    },
  };
}
