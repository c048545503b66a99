import { type PlaceHoldAnswer, placeHoldAnswer } from "../../db/queries/place-hold.ts";
import { twiceIfLost } from "../context.ts";
import type { HoldQuota } from "./hold-quota.ts";
import { done, type Order, type SlotStatements } from "./order.ts";
import type { HeldSlot, HoldRequest } from "./slots.ts";
import { judgeSlot, type SlotWish, takeSlot } from "./take-slot.ts";

const MINUTE = 60_000;

/** Keeps a slot. */
export function holdOrder(
  statements: SlotStatements,
  quota: HoldQuota | null,
  request: HoldRequest,
): Order<HeldSlot, SlotWish> {
  const { id, access, start, staffId, serviceId, sessionId, channel, actor } = request;
  return {
    ...{ id, access, start, serviceId, staffId, sessionId, movingAppointmentId: null },
    judge: (config, now) => judgeSlot(request, config, now, null),
    again: (rows) => heldSlot(serviceId, placeHoldAnswer(rows)),
    ...(quota && {
      quota: {
        admit: ({ config: { limits } }, now) =>
          quota.admit(request, limits.holdsPerAddress, limits.holdMinutes * MINUTE, now),
        settle: (heldId) => quota.settle(request, heldId),
      },
    }),
    async place(wish, now) {
      const expiresAt = now + wish.config.limits.holdMinutes * MINUTE;
      const hold = { ...takeSlot(request, wish, now), serviceId, expiresAt, channel, actor };
      const answer = await twiceIfLost(() => statements.placeHold(access, hold));
      if (!answer.ok) return answer;
      if (answer.value.verdict === "taken") return { ok: true, value: { verdict: "taken", serviceId } };
      const held = heldSlot(serviceId, answer.value);
      return { ok: true, value: held ? done(held, wish) : { verdict: "stale" } };
    },
  };
}

function heldSlot(serviceId: string, answer: PlaceHoldAnswer): HeldSlot | null {
  if (answer.verdict !== "held") return null;
  // Field by field: kept as JSON they come back in another order, and the same answer is the same to the byte.
  const { id, staffId, start, end, expiresAt } = answer;
  return { id, serviceId, staffId, start, end, expiresAt };
}
