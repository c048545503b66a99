import type { AppointmentFacts, BusinessFacts } from "../../db/queries/subject-facts.ts";
import { type Language, wordsOf } from "../../words/languages.ts";
import type { LetterOccasion, LetterWords } from "../../words/types/letters.ts";
import { calendarEvent } from "../booking/calendar-event.ts";
import { changeableUntil, isChangeable } from "../booking/change-notice.ts";
import type { Context } from "../context.ts";
import { sayDateTime } from "../receptionist/language/say.ts";
import { type Letter, type LetterPart, readerLanguage } from "./letter.ts";
import { ticketOf } from "./ticket.ts";
import { waysToAsk } from "./ways.ts";
import { sayWhen } from "./when.ts";

/** Why a client hears of an appointment. */
export type Occasion =
  | { kind: "confirmation" | "cancellation" | "reminder" }
  /** `before` is when it began before, in epoch milliseconds; null where that is not known. */
  | { kind: "change"; before: number | null };

/** What the letters about one appointment are written with. */
interface Writing {
  appointment: AppointmentFacts;
  business: BusinessFacts;
  now: number;
  language: Language;
  words: LetterWords;
}

/** The mails about an appointment. What a client wrote, their name too, stands in none: anybody may have written it. */
export async function appointmentLetter(
  ctx: Pick<Context, "tenantId" | "clock" | "links">,
  occasion: Occasion,
  appointment: AppointmentFacts,
  business: BusinessFacts,
): Promise<Letter> {
  const now = ctx.clock.now();
  const language = readerLanguage(appointment);
  const words = wordsOf(language).letters;
  const writing: Writing = { appointment, business, now, language, words };
  const url = await ctx.links.manage(ctx.tenantId, appointment.id);
  const event = await calendarEvent(ctx, { ...appointment, clientName: "" }, business.name, language);
  const { serviceName: service, staffName: staff, reference } = appointment;
  const named = { when: sayWhen(appointment, now), service, staff, business: business.name };
  const said = saidOf(occasion, appointment, words);
  return {
    language,
    subject: said.subject(named),
    preview: words.appointment.preview({ ...named, reference }),
    parts: [
      { kind: "heading", text: said.heading },
      ...whatChanged(occasion, writing),
      ticketOf(appointment, now),
      { kind: "button", label: buttonOf(occasion, writing), url },
      ...closing(occasion, writing),
    ],
    calendar:
      occasion.kind === "reminder" ? null : { method: occasion.kind === "cancellation" ? "CANCEL" : "REQUEST", event },
    accent: business.look.accent,
    footer: [words.appointment.footer(business.name)],
  };
}

function saidOf(occasion: Occasion, { start }: AppointmentFacts, { appointment }: LetterWords): LetterOccasion {
  if (occasion.kind !== "change") return appointment[occasion.kind];
  return occasion.before === start ? appointment.otherStaff : appointment.moved;
}

function whatChanged(occasion: Occasion, { appointment, words, now, language }: Writing): LetterPart[] {
  if (occasion.kind !== "change" || occasion.before === null) return [];
  const { start, timezone, staffName } = appointment;
  const { sameTime, movedFrom } = words.appointment;
  const isSameTime = occasion.before === start;
  const text = isSameTime ? sameTime(staffName) : movedFrom(sayDateTime(occasion.before, timezone, now, language));
  return [{ kind: "text", text }];
}

function buttonOf({ kind }: Occasion, { appointment, words, now }: Writing): string {
  const { seeOrBookAgain, seeOrChange, see } = words.appointment;
  if (kind === "cancellation") return seeOrBookAgain;
  return isChangeable(appointment, now) ? seeOrChange : see;
}

/** Until when it can be changed, and whom to ask. */
function closing({ kind }: Occasion, writing: Writing): LetterPart[] {
  const { business, words } = writing;
  const notice = kind === "cancellation" ? null : noticeOf(writing);
  const ways = waysToAsk(business, words);
  const questions = ways.length > 0 ? words.appointment.questions(ways) : null;
  const lines = [notice, questions].filter((line) => line !== null);
  return lines.length > 0 ? [{ kind: "text", text: lines.join(" ") }] : [];
}

function noticeOf({ appointment, words, now, language }: Writing): string | null {
  if (!isChangeable(appointment, now)) return words.appointment.tooLate;
  if (appointment.changeNoticeMinutes === 0) return null;
  const until = sayDateTime(changeableUntil(appointment), appointment.timezone, now, language);
  return words.appointment.changeUntil(until);
}
