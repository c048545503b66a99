import type { AppointmentFacts, BusinessFacts } from "../../db/queries/subject-facts.ts";
import type { Context } from "../context.ts";
import type { Letter } from "./letter.ts";
import { ticketOf } from "./ticket.ts";
import { sayWhen } from "./when.ts";

type LetterContext = Pick<Context, "tenantId" | "clock" | "links">;

/** To a client whose appointment is missing in the business's calendar: it stands, and that is all that they need. */
export async function appointmentStandsLetter(
  ctx: LetterContext,
  appointment: AppointmentFacts,
  business: BusinessFacts,
): Promise<Letter> {
  const { serviceName, reference } = appointment;
  const url = await ctx.links.manage(ctx.tenantId, appointment.id);
  return {
    subject: `Your appointment stands: ${sayWhen(appointment, ctx.clock.now())}, ${serviceName} at ${business.name}`,
    preview: `There is nothing that you need to do. Reference ${reference}.`,
    parts: [
      { kind: "heading", text: "Your appointment stands" },
      {
        kind: "text",
        text:
          "Copying it into the business's own calendar takes longer than usual. The booking itself is safe, and there " +
          "is nothing that you need to do.",
      },
      ticketOf(appointment, ctx.clock.now()),
      { kind: "button", label: "See your appointment", url },
    ],
    calendar: null,
    accent: business.look.accent,
    footer: [`Sent automatically for ${business.name}, because you booked with them.`],
  };
}

/** To the business: which appointment its calendar does not show as it is, why, and what to do about it. */
export function calendarFailedLetter(
  ctx: LetterContext,
  appointment: AppointmentFacts,
  business: BusinessFacts,
  reason: unknown,
): Letter {
  const isCancelled = appointment.status === "cancelled";
  // Its readers need no zone but their own.
  const theirs = { ...appointment, clientTimezone: null };
  const ticket = ticketOf(theirs, ctx.clock.now());
  const what = `${sayWhen(theirs, ctx.clock.now())}, ${appointment.serviceName}`;
  const toDo = isCancelled
    ? "Please take it out of the calendar yourself if it is there. The time is free to be booked again."
    : "Please put it into the calendar yourself, or move it there if it stands at another time. The appointment stands.";
  return {
    subject: isCancelled ? `Perhaps still in your calendar: ${what}` : `Not in your calendar: ${what}`,
    preview: `${isCancelled ? "It was cancelled. " : ""}${toDo} Reference ${appointment.reference}.`,
    parts: [
      { kind: "heading", text: isCancelled ? "Cancelled, and perhaps still in your calendar" : "Not in your calendar" },
      {
        kind: "text",
        text: `${cause(reason)} It was tried several times over about ten minutes, and is not tried again.`,
      },
      { ...ticket, lines: [...(appointment.clientName ? [`For ${appointment.clientName}`] : []), ...ticket.lines] },
      { kind: "text", text: toDo },
    ],
    calendar: null,
    accent: business.look.accent,
    footer: [`Sent automatically to the contact address of ${business.name}.`],
  };
}

function cause(reason: unknown): string {
  switch (reason) {
    case "auth":
      return "Your calendar no longer lets us write to it: it has to be connected again.";
    case "rate_limit":
      return "Your calendar takes no more changes from us at the moment.";
    default:
      return "Your calendar could not be reached.";
  }
}
