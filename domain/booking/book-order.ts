import type { Result } from "../../db/client.ts";
import type { AppointmentRecord } from "../../db/queries/appointment-record.ts";
import { type BookSlotAnswer, bookSlotAnswer } from "../../db/queries/book-slot.ts";
import { twiceIfLost } from "../context.ts";
import { done, type Order, type SlotStatements } from "./order.ts";
import { isCollision } from "./references.ts";
import type { BookRequest } from "./slots.ts";
import { judgeSlot, type SlotWish, takeSlot } from "./take-slot.ts";

/** Books a slot at once, for the business. */
export function bookOrder(statements: SlotStatements, request: BookRequest): Order<AppointmentRecord, SlotWish> {
  const { id, access, start, staffId, serviceId, sessionId, channel, actor, client, notes, overrideReason } = request;
  return {
    ...{ id, access, start, serviceId, staffId, sessionId, movingAppointmentId: null },
    judge: (config, now) => judgeSlot(request, config, now, overrideReason),
    again: (rows) => bookedAppointment(bookSlotAnswer(rows)),
    async place(wish, now) {
      const details = { serviceId, channel, actor, ...client, notes, overrideReason, newClientId: request.newClientId };
      const booking = { ...takeSlot(request, wish, now), ...details };
      let answer: Result<BookSlotAnswer> | undefined;
      for (const reference of request.references) {
        answer = await twiceIfLost(() => statements.bookSlot(access, { ...booking, reference }));
        if (!isCollision(answer)) break;
      }
      if (!answer) throw new Error("A booking needs a reference");
      if (!answer.ok) return answer;
      if (answer.value.verdict === "taken") return { ok: true, value: { verdict: "taken", serviceId } };
      const booked = bookedAppointment(answer.value);
      return { ok: true, value: booked ? done(booked, wish) : { verdict: "stale" } };
    },
  };
}

function bookedAppointment(answer: BookSlotAnswer): AppointmentRecord | null {
  return answer.verdict === "booked" ? answer.appointment : null;
}
