import type { AppointmentFacts, BusinessFacts } from "../../db/queries/subject-facts.ts";
import { DEFAULT_LANGUAGE, wordsOf } from "../../words/languages.ts";
import type { Context } from "../context.ts";
import { type Letter, readerLanguage } from "./letter.ts";
import { ticketOf } from "./ticket.ts";
import { sayWhen } from "./when.ts";

type LetterContext = Pick<Context, "tenantId" | "clock" | "links">;

/** To a client whose appointment is missing in the business's calendar: it stands, and that is all that they need. */
export async function appointmentStandsLetter(
  ctx: LetterContext,
  appointment: AppointmentFacts,
  business: BusinessFacts,
): Promise<Letter> {
  const { serviceName: service, staffName: staff, reference } = appointment;
  const now = ctx.clock.now();
  const language = readerLanguage(appointment);
  const words = wordsOf(language).letters.appointment;
  const url = await ctx.links.manage(ctx.tenantId, appointment.id);
  return {
    language,
    subject: words.stands.subject({ when: sayWhen(appointment, now), service, staff, business: business.name }),
    preview: words.nothingToDo.preview(reference),
    parts: [
      { kind: "heading", text: words.stands.heading },
      { kind: "text", text: words.nothingToDo.text },
      ticketOf(appointment, now),
      { kind: "button", label: words.see, url },
    ],
    calendar: null,
    accent: business.look.accent,
    footer: [words.footer(business.name)],
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
  // Its readers need no zone and no language but their own.
  const theirs = { ...appointment, clientTimezone: null, clientLanguage: null };
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
    language: DEFAULT_LANGUAGE,
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
