import type { AppointmentFacts, BusinessFacts } from "../../db/queries/subject-facts.ts";
import { calendarEvent } from "../booking/calendar-event.ts";
import { changeableUntil, isChangeable } from "../booking/change-notice.ts";
import type { Context } from "../context.ts";
import { sayDateTime, sayPhone } from "../receptionist/language/say.ts";
import type { Letter, LetterPart } from "./letter.ts";
import { ticketOf } from "./ticket.ts";
import { sayWhen } from "./when.ts";

/** Why a client hears of an appointment. */
export type Occasion =
  | { kind: "confirmation" | "cancellation" | "reminder" }
  /** `before` is when it began before, in epoch milliseconds; null where that is not known. */
  | { kind: "change"; before: number | null };

/** The mails about an appointment. What a client wrote, their name too, stands in none: anybody may have written it. */
export async function appointmentLetter(
  ctx: Pick<Context, "tenantId" | "clock" | "links">,
  occasion: Occasion,
  appointment: AppointmentFacts,
  business: BusinessFacts,
): Promise<Letter> {
  const now = ctx.clock.now();
  const url = await ctx.links.manage(ctx.tenantId, appointment.id);
  const event = await calendarEvent(ctx, { ...appointment, clientName: "" }, business.name);
  const { serviceName, staffName, reference } = appointment;
  return {
    subject: `${subjectOf(occasion, appointment, sayWhen(appointment, now))}, ${serviceName} at ${business.name}`,
    preview: `${serviceName} with ${staffName}. Reference ${reference}.`,
    parts: [
      ...opening(occasion, appointment, now),
      ticketOf(appointment, now),
      { kind: "button", label: buttonOf(occasion, isChangeable(appointment, now)), url },
      ...closing(occasion, appointment, business, now),
    ],
    calendar:
      occasion.kind === "reminder" ? null : { method: occasion.kind === "cancellation" ? "CANCEL" : "REQUEST", event },
    accent: business.look.accent,
    footer: [`Sent automatically for ${business.name}, because you booked with them.`],
  };
}

/** What a locked phone shows of it: what happened, and when. */
function subjectOf(occasion: Occasion, { start, staffName }: AppointmentFacts, when: string): string {
  switch (occasion.kind) {
    case "confirmation":
      return `Booked: ${when}`;
    case "change":
      return occasion.before === start ? `Now with ${staffName}: ${when}` : `Moved to ${when}`;
    case "cancellation":
      return `Cancelled: ${when}`;
    case "reminder":
      return `Reminder: ${when}`;
  }
}

function opening(occasion: Occasion, appointment: AppointmentFacts, now: number): LetterPart[] {
  const heading = (text: string): LetterPart => ({ kind: "heading", text });
  switch (occasion.kind) {
    case "confirmation":
      return [heading("You're booked")];
    case "cancellation":
      return [heading("Your appointment is cancelled")];
    case "reminder":
      return [heading("Your appointment is coming up")];
    case "change":
      return changeOpening(occasion.before, appointment, now).map((text, line) =>
        line === 0 ? heading(text) : { kind: "text", text },
      );
  }
}

function changeOpening(before: number | null, appointment: AppointmentFacts, now: number): string[] {
  const { start, timezone, staffName } = appointment;
  if (before === null) return ["Your appointment has moved"];
  if (before === start)
    return ["Your appointment has changed", `The time stays the same. It is with ${staffName} now.`];
  return ["Your appointment has moved", `It was ${sayDateTime(before, timezone, now)}. This is the new time:`];
}

function buttonOf({ kind }: Occasion, canChange: boolean): string {
  if (kind === "cancellation") return "See it or book again";
  return canChange ? "See, move or cancel it" : "See your appointment";
}

/** Until when it can be changed, and whom to ask. */
function closing(
  { kind }: Occasion,
  appointment: AppointmentFacts,
  business: BusinessFacts,
  now: number,
): LetterPart[] {
  const notice = kind === "cancellation" ? null : noticeOf(appointment, now);
  const lines = [notice, howToAsk(business)].filter((line) => line !== null);
  return lines.length > 0 ? [{ kind: "text", text: lines.join(" ") }] : [];
}

function noticeOf(appointment: AppointmentFacts, now: number): string | null {
  if (!isChangeable(appointment, now)) return "It is too late now to move or cancel it online.";
  if (appointment.changeNoticeMinutes === 0) return null;
  return `You can move or cancel it until ${sayDateTime(changeableUntil(appointment), appointment.timezone, now)}.`;
}

function howToAsk({ contact, facts }: BusinessFacts): string | null {
  const ways = [
    ...(contact.email ? ["reply to this email"] : []),
    ...(facts.phone ? [`call ${sayPhone(facts.phone)}`] : []),
  ];
  return ways.length > 0 ? `Questions? Please ${ways.join(" or ")}.` : null;
}
