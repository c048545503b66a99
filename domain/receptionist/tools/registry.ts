import { type Language, wordsOf } from "../../../words/languages.ts";
import { cancelBooking } from "./cancel-booking.ts";
import { checkAvailability } from "./check-availability.ts";
import { confirmBooking } from "./confirm-booking.ts";
import { createInquiry } from "./create-inquiry.ts";
import { findBooking } from "./find-booking.ts";
import { holdSlot } from "./hold-slot.ts";
import { leaveMessageTool } from "./leave-message.ts";
import { lookupBooking } from "./lookup-booking.ts";
import { releaseHold } from "./release-hold.ts";
import { rescheduleBooking } from "./reschedule-booking.ts";
import { scheduleContactFollowup } from "./schedule-contact-followup.ts";
import { seeAppointment } from "./see-appointment.ts";

/** Everything that the receptionist can do; nothing is added to it while it runs. */
export const tools = {
  check_availability: checkAvailability,
  hold_slot: holdSlot,
  confirm_booking: confirmBooking,
  lookup_booking: lookupBooking,
  reschedule_booking: rescheduleBooking,
  cancel_booking: cancelBooking,
  create_inquiry: createInquiry,
  schedule_contact_followup: scheduleContactFollowup,
} as const;

/** What follows from a visitor's words without any brain choosing it. */
export const duties = {
  find_booking: findBooking,
  release_hold: releaseHold,
  see_appointment: seeAppointment,
  leave_message: leaveMessageTool,
} as const;

export type Tools = typeof tools & typeof duties;
export type ToolName = keyof Tools;
export type ToolArgs<Name extends ToolName> = Parameters<Tools[Name]["run"]>[2];
export type ToolOutcome<Name extends ToolName> = Awaited<ReturnType<Tools[Name]["run"]>>["outcome"];

/** What the receptionist says that it can do with an appointment, as verbs: what its tools can, and no more. */
export function abilities(language: Language): string[] {
  const words: Partial<Record<string, string>> = wordsOf(language).receptionist.tools.abilities;
  return Object.keys(tools).flatMap((name) => words[name] ?? []);
}

/** What a visitor sees while a tool runs; "" for one that is done before they could read it. */
export function statusOf(name: ToolName, language: Language): string {
  return name === "release_hold" ? "" : wordsOf(language).receptionist.tools.status[name];
}
