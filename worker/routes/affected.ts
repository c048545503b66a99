import type { OverlappingAppointment } from "../../db/queries/time-off-parts.ts";
import type { UpcomingAppointment } from "../../db/queries/upcoming-appointments.ts";
import type { Affected } from "../../domain/booking/affected.ts";
import { idSchema, instantSchema, instantText, z } from "./wire.ts";

/**
 * What a change of the rules does not fit. Nothing of it was touched, and nothing here is about its clients: a key that
 * may change settings need not be one that may read appointments.
 */
const affectedAppointmentSchema = z
  .object({
    id: idSchema,
    version: z.int(),
    reference: z.string(),
    start: instantSchema,
    end: instantSchema,
    serviceId: idSchema,
    staffId: idSchema,
  })
  .openapi("AffectedAppointment");

const affectedHoldSchema = z
  .object({
    id: idSchema,
    start: instantSchema,
    end: instantSchema,
    serviceId: idSchema,
    staffId: idSchema,
    expiresAt: instantSchema,
  })
  .openapi("AffectedHold");

export const overlappingShape = {
  affected: z.array(affectedAppointmentSchema).describe("By start, at most 200"),
  affectedMore: z.boolean().describe("Whether there are more than these"),
};

export const affectedShape = {
  ...overlappingShape,
  affectedHolds: z
    .array(affectedHoldSchema)
    .describe("Until they expire they may still be confirmed, as appointments of the same id"),
};

/** What is booked over time off, as the wire has it. */
export function overlappingOnWire({ appointments, more }: { appointments: OverlappingAppointment[]; more: boolean }) {
  return { affected: appointments.map(appointmentOf), affectedMore: more };
}

/** What a change of the rules does not fit, as the wire has it. */
export function affectedOnWire({ appointments, holds, more }: Affected) {
  return {
    affected: appointments.map((each) => appointmentOf({ ...each, reference: each.reference ?? "" })),
    affectedMore: more,
    affectedHolds: holds.map(holdOf),
  };
}

function appointmentOf({ id, version, reference, start, end, serviceId, staffId }: OverlappingAppointment) {
  return { id, version, reference, start: instantText(start), end: instantText(end), serviceId, staffId };
}

function holdOf({ id, start, end, serviceId, staffId, expiresAt }: UpcomingAppointment) {
  const times = { start: instantText(start), end: instantText(end), expiresAt: instantText(expiresAt ?? start) };
  return { id, serviceId, staffId, ...times };
}
