import { z } from "zod";
import { keep } from "../../script/booking.ts";
import { defineAct, refused } from "../act.ts";
import { isVisitorsChoice, offerOf } from "../chosen.ts";

export const holdSlot = defineAct({
  args: z.strictObject({ offerId: z.string().max(40).describe("offerId from check_availability") }),
  async run({ turn, use }, { offerId }) {
    const offer = offerOf(turn, offerId);
    if (!offer) return refused("unknown_offer", "Only offers of this conversation can be kept. Check availability.");
    if (offer.movingId) return refused("is_a_move", "This time is for a move: use reschedule_booking.");
    if (!isVisitorsChoice(turn, offer)) return refused("not_chosen", "Name the times and let the visitor choose one.");
    return { said: await keep(turn, use, offer.id) };
  },
});
