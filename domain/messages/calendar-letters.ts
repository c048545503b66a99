import type { AppointmentFacts, BusinessFacts } from "../../db/queries/subject-facts.ts";
import type { Context } from "../context.ts";
import { sayDay, sayTime } from "../receptionist/language/say.ts";
import type { Letter, LetterPart } from "./letter.ts";

type LetterContext = Pick<Context, "tenantId" | "clock" | "links">;

/** To a client whose appointment is missing in the business's calendar: it stands, and that is all that they need. */
export async function appointmentStandsLetter(
  ctx: LetterContext,
  appointment: AppointmentFacts,
  business: BusinessFacts,
): Promise<Letter> {
  const ticket = ticketOf(ctx, appointment);
  const url = await ctx.links.manage(ctx.tenantId, appointment.id);
  return {
    subject: `Your appointment stands: ${appointment.serviceName} at ${business.name}, ${ticket.when[0]}`,
    preview: `There is nothing that you need to do. Reference ${appointment.reference}.`,
    parts: [
      {
        kind: "text",
        text:
          "Your appointment stands as it was booked. Copying it into the business's own calendar takes longer than " +
          `usual. There is nothing that you need to do; ${business.name} will be in touch only if something changes.`,
      },
      ticket,
      { kind: "button", label: "See, move or cancel it", url },
    ],
    calendar: null,
    accent: business.look.accent,
    footer: [`${business.name} sent this because you booked with them.`],
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
  const ticket = ticketOf(ctx, appointment);
  const what = `${appointment.serviceName}, ${ticket.when[0]}`;
  const toDo = isCancelled
    ? "Please take it out of the calendar yourself if it is there. The time is free to be booked again."
    : "Please put it into the calendar yourself, or move it there if it stands at another time. The appointment stands.";
  return {
    subject: isCancelled ? `Cancelled, and perhaps still in your calendar: ${what}` : `Not in your calendar: ${what}`,
    preview: `Reference ${appointment.reference}. ${toDo}`,
    parts: [
      { kind: "text", text: `${cause(reason)} It was tried several times over a quarter of an hour.` },
      { ...ticket, lines: [...(appointment.clientName ? [`for ${appointment.clientName}`] : []), ...ticket.lines] },
      { kind: "text", text: toDo },
    ],
    calendar: null,
    accent: business.look.accent,
    footer: [`Sent to ${business.name} by its receptionist.`],
  };
}

function ticketOf(
  { clock }: LetterContext,
  { start, timezone, serviceName, staffName, place, reference, status }: AppointmentFacts,
): Extract<LetterPart, { kind: "ticket" }> {
  return {
    kind: "ticket",
    title: serviceName,
    when: [`${sayDay(start, timezone, clock.now())} at ${sayTime(start, timezone)}`],
    lines: [`with ${staffName}`, ...(place ? [place] : [])],
    reference,
    struck: status === "cancelled",
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
