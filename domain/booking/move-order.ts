import type { Result } from "../../db/client.ts";
import type { AppointmentRecord } from "../../db/queries/appointment-record.ts";
import type { MoveOption } from "../../db/queries/move-appointment.ts";
import { twiceIfLost } from "../context.ts";
import { DAY } from "./local-date.ts";
import { staffOffering } from "./offering.ts";
import { done, type Order, type Placed, type SlotStatements, type Wish } from "./order.ts";
import { dayOf, staffFor, timeOf } from "./slot-rules.ts";
import type { MoveRequest } from "./slots.ts";

/** As far ahead as any business may open its book, in days. */
const MAX_HORIZON_DAYS = 730;

interface MoveWish extends Wish {
  options: MoveOption[];
  archivedStaffIds: string[];
}

/** Moves an appointment. Only its row knows its service, so every service is an option. */
export function moveOrder(statements: SlotStatements, request: MoveRequest): Order<AppointmentRecord, MoveWish> {
  const { appointmentId, access, start, staffId, version, isClient, overrideReason, actor } = request;
  return {
    ...{ id: appointmentId, access, start, serviceId: null, staffId, sessionId: null },
    movingAppointmentId: appointmentId,
    again: () => null,
    judge(config, now) {
      if (isClient && !config.bookingEnabled) return { ok: false, code: "booking_disabled" };
      // Notice and horizon are what clients are told; the business only keeps to its hours.
      const rules = isClient ? config : { ...config, minimumNoticeMinutes: 0, horizonDays: MAX_HORIZON_DAYS };
      const options = config.services.map((service) => {
        const staff = staffOffering(config, service, staffId);
        const staffIds = staffFor({ config: rules, service, staff, staffId, start, now, overrideReason });
        return { serviceId: service.id, staffIds, ...timeOf(service, start) };
      });
      // Of an archived service nothing is offered, so only an override moves its appointments; they are a day at most.
      const isOverride = overrideReason !== null;
      const anybody = config.staff.filter(({ id }) => isOverride && (!staffId || id === staffId)).map(({ id }) => id);
      return {
        ...{ config, options, archivedStaffIds: anybody },
        staffIds: [...new Set([...options.flatMap((option) => option.staffIds), ...anybody])],
        from: Math.min(isOverride ? start - DAY : start, ...options.map(({ blockedFrom }) => blockedFrom)),
        to: Math.max(isOverride ? start + DAY : start, ...options.map(({ blockedTo }) => blockedTo)),
      };
    },
    async place({ config, options, archivedStaffIds }, now) {
      const { configVersion } = config;
      const wish = {
        appointmentId,
        start,
        options,
        archivedStaffIds,
        now,
        version,
        isClient,
        overrideReason,
        actor,
        configVersion,
      };
      const move = { ...wish, ...dayOf(start, config.timezone) };
      let answer = await twiceIfLost(() => statements.moveAppointment(access, move));
      // Somebody took that time while the statement ran; now it can be seen, and the refusal is the statement's own.
      if (!answer.ok && answer.fault.kind === "constraint") answer = await statements.moveAppointment(access, move);
      if (!answer.ok || answer.value.verdict !== "moved") return answer as Result<Placed<AppointmentRecord>>;
      const { appointment } = answer.value;
      const option = options.find(({ serviceId }) => serviceId === appointment.serviceId);
      const { blockedFrom: from = appointment.start, blockedTo: to = appointment.end } = option ?? {};
      return { ok: true, value: done(appointment, { from, to }) };
    },
  };
}
