import type { AppointmentFacts, BusinessFacts } from "../../db/queries/subject-facts.ts";
import { calendarEvent } from "../booking/calendar-event.ts";
import type { Context } from "../context.ts";
import { sayDay, sayTime } from "../receptionist/language/say.ts";
import type { Letter, LetterPart } from "./letter.ts";

type Occasion = "confirmation" | "change" | "cancellation" | "reminder";

/** The mails about an appointment. */
export async function appointmentLetter(
  ctx: Pick<Context, "tenantId" | "clock" | "links">,
  occasion: Occasion,
  appointment: AppointmentFacts,
  business: BusinessFacts,
): Promise<Letter> {
  const day = sayDay(appointment.start, appointment.timezone, ctx.clock.now());
  const when = `${day} at ${sayTime(appointment.start, appointment.timezone)}`;
  const what = `${appointment.serviceName} at ${business.name}`;
  const subjects: Record<Occasion, string> = {
    confirmation: `Booked: ${what}, ${when}`,
    change: `Moved: ${what}, now ${when}`,
    cancellation: `Cancelled: ${what}, ${when}`,
    reminder: `Reminder: ${what}, ${when}`,
  };
  const ticket: LetterPart = {
    kind: "ticket",
    title: appointment.serviceName,
    when: [when],
    lines: [`with ${appointment.staffName}`, ...(appointment.place ? [appointment.place] : [])],
    reference: appointment.reference,
    struck: occasion === "cancellation",
  };
  const url = await ctx.links.manage(ctx.tenantId, appointment.id);
  const event = await calendarEvent(ctx, { ...appointment, clientName: appointment.clientName ?? "" }, business.name);
  return {
    subject: subjects[occasion],
    preview: `With ${appointment.staffName}. Reference ${appointment.reference}.`,
    parts: [ticket, { kind: "button", label: "See, move or cancel it", url }],
    calendar: occasion === "reminder" ? null : { method: occasion === "cancellation" ? "CANCEL" : "REQUEST", event },
    accent: business.look.accent,
    footer: [`${business.name} sent this because you booked with them.`],
  };
}
