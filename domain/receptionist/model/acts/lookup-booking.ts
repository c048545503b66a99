import { z } from "zod";
import { sayDateTime } from "../../language/say.ts";
import { defineAct, refused, type Upshot } from "../act.ts";

export const lookupBooking = defineAct({
  args: z.strictObject({
    reference: z.string().max(20).describe("Six letters and digits, as the visitor gave it"),
    email: z.string().max(254).nullable().describe("What it was booked with, as the visitor gave it"),
    phone: z.string().max(40).nullable(),
  }),
  async run({ turn, use, own }, { reference, email, phone }): Promise<Upshot> {
    const isOwn = own.reference(reference) && (!email || own.email(email)) && (!phone || own.phone(phone));
    if (!isOwn || (!email && !phone))
      return refused("not_said", "Ask the visitor for the reference, and for the email or phone it was booked with.");
    const outcome = await use("lookup_booking", { reference, email, phone });
    if (!outcome.ok)
      return outcome.code === "too_many"
        ? refused("too_many", "No more look-ups in this conversation.")
        : refused("not_found", "Nothing is found with these two together. Ask to look at both once more.");
    const { serviceName, staffName, start, status } = outcome.appointment;
    const time = sayDateTime(start, turn.config.timezone, turn.saidAt, turn.language);
    return { told: { reference: outcome.appointment.reference, service: serviceName, with: staffName, time, status } };
  },
});
