import { z } from "zod";
import { hasAgreedToChange } from "../../guardrails.ts";
import { letGo } from "../../script/booking.ts";
import { makeChange, proposeCancel, proposeMove } from "../../script/change.ts";
import { upcoming } from "../../script/own-phrases.ts";
import { defineAct, refused } from "../act.ts";
import { isVisitorsChoice, offerOf } from "../chosen.ts";

export const rescheduleBooking = defineAct({
  args: z.strictObject({ offerId: z.string().max(40).describe("offerId from check_availability with `moving`") }),
  async run({ turn, use }, { offerId }) {
    const offer = offerOf(turn, offerId);
    if (!offer?.movingId) return refused("unknown_offer", "Check availability with `moving` first.");
    const { proposal } = turn.memory;
    const isAgreed =
      proposal?.kind === "move" && proposal.offerId === offer.id && hasAgreedToChange(turn.memory, "move");
    if (isAgreed) return { said: await makeChange(turn, use) };
    if (!isVisitorsChoice(turn, offer)) return refused("not_chosen", "Name the times and let the visitor choose one.");
    return { said: (await letGo(turn, use)) ?? proposeMove(turn, offer) };
  },
});

export const cancelBooking = defineAct({
  args: z.strictObject({ reference: z.string().max(10).describe("Of an appointment that is known here") }),
  async run({ turn, use }, { reference }) {
    const appointment = upcoming(turn).find((known) => known.reference === reference.toUpperCase());
    if (!appointment) return refused("unknown_appointment", "Look it up first, with what the visitor gave.");
    const isAgreed = hasAgreedToChange(turn.memory, "cancel") && turn.memory.proposal?.appointmentId === appointment.id;
    if (isAgreed) return { said: await makeChange(turn, use) };
    return { said: (await letGo(turn, use)) ?? proposeCancel(turn, appointment) };
  },
});
