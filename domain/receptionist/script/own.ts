import { localDate } from "../../booking/zone.ts";
import { localNow } from "../language/calendar.ts";
import { allowsDay, type TimeRange } from "../language/when.ts";
import { type BookedAppointment, type Errand, type KnownAppointment, NO_CHANGE, type Question } from "../memory.ts";
import { knownAppointment } from "../tools/known.ts";
import { MAX_FAILED_LOOKUPS } from "../tools/lookup-booking.ts";
import type { Draft, Turn, UseTool } from "../turn.ts";
import { letGo } from "./booking.ts";
import { leave, proposeCancel } from "./change.ts";
import type { Heard } from "./hear.ts";
import { askOwn, askProof, askReference, askWhich, describe, errandText, upcoming, whyFixed } from "./own-phrases.ts";
import { askDay } from "./phrases.ts";
import { search, takeRelative, takeWish } from "./search.ts";
import { teamText } from "./team.ts";

/** What a message wants of an appointment that stands already; null where it is about something else. */
export function errandOf(turn: Turn, heard: Heard): Errand | null {
  const { memory } = turn;
  const { intents, reference } = heard;
  const namesOwn = heard.namesOwn || (heard.service.kind === "one" && /\bmy\b/i.test(heard.text));
  const [cancels, moves] = [intents.has("cancel"), intents.has("move")];
  // In the middle of something else, "cancel" and "change the time" are about that.
  const isBusy = !ABOUT_OWN.has(memory.question) && memory.movingId === null && !memory.proposal;
  if (isBusy && !namesOwn && !reference) return intents.has("lookup") && !memory.hold ? "own" : null;
  if (memory.hold && !reference && !heard.namesOther && !(memory.question && ABOUT_OWN.has(memory.question)))
    return null;
  if (cancels && moves) return "own";
  if (cancels) return "cancel";
  if (moves) return "move";
  if (intents.has("lookup") || reference) return memory.errand ?? "own";
  return amends(turn, heard) ? "move" : null;
}

/** Questions that leave it open what shall be done with an appointment, or are about that. */
const ABOUT_OWN = new Set<Question | null>([null, "own", "reference", "proof", "which"]);

/** "Actually make it 3 pm", "an hour later please", right after a booking. */
function amends({ memory }: Turn, heard: Heard): boolean {
  const last = memory.known.at(-1);
  const { service, staff, notStaffIds, relative, saysWhen } = heard;
  if (last?.status !== "confirmed" || memory.question !== null || heard.booksAnew) return false;
  if (service.kind !== "none" && !(service.kind === "one" && service.id === last.serviceId)) return false;
  if (relative !== null) return true;
  return heard.amends && (saysWhen || staff.kind === "one" || notStaffIds.length > 0);
}

/** Sets about an errand: with the appointment that is meant, or by asking for it. */
export async function runErrand(turn: Turn, use: UseTool, heard: Heard, errand: Errand): Promise<Draft[]> {
  const { memory } = turn;
  const wasKept = memory.hold !== null;
  const kept = await letGo(turn, use);
  if (kept) return kept;
  const inHand = memory.movingId ?? memory.proposal?.appointmentId;
  Object.assign(memory, NO_CHANGE, { errand, wish: {}, staffId: null, notStaffIds: [], anyStaff: false });
  if (heard.reference || heard.namesOther) return seek(turn, use, heard, wasKept);
  const known = upcoming(turn);
  const meant = meantBy(turn, heard, known, inHand);
  if (meant) return goOn(turn, use, heard, meant);
  if (known.length > 1) {
    if (errand === "move") takeWish(turn, heard);
    return [askWhich(turn)];
  }
  const last = memory.known.at(-1);
  const fixed = last && !heard.namesOwn ? whyFixed(turn, last) : null;
  return fixed ? leave(turn, fixed) : seek(turn, use, heard);
}

/** Which of the known appointments a message means; undefined where that is open. */
function meantBy(
  { config: { timezone } }: Turn,
  { service, when, intents, bare }: Heard,
  known: readonly BookedAppointment[],
  inHand: string | undefined,
): BookedAppointment | undefined {
  const same = known.find(({ id }) => id === inHand);
  if (same || known.length === 1) return same ?? known[0];
  const ofService = known.filter(({ serviceId }) => service.kind === "one" && serviceId === service.id);
  if (ofService.length === 1) return ofService[0];
  // In "move it to Friday" the day is where to.
  const onDay = intents.has("move")
    ? []
    : known.filter(({ start }) => (when.days || when.weekdays) && allowsDay(when, localDate(start, timezone)));
  if (onDay.length === 1) return onDay[0];
  return bare ? known.at(-1) : undefined;
}

/** Takes the answer to "which one?". */
export function chosenAppointment(turn: Turn, heard: Heard): BookedAppointment | undefined {
  const known = upcoming(turn);
  if (heard.pick !== null) return known[heard.pick];
  const { timezone } = turn.config;
  const fits = ({ serviceId, start }: BookedAppointment) =>
    (heard.service.kind !== "one" || heard.service.id === serviceId) &&
    (!heard.when.days || allowsDay(heard.when, localDate(start, timezone)));
  const says = heard.service.kind === "one" || heard.when.days !== undefined;
  const fitting = says ? known.filter(fits) : [];
  return fitting.length === 1 ? fitting[0] : undefined;
}

/**
 * Takes reference and proof from a message, asks for what is missing, and looks the appointment up.
 *
 * @param isLate whether this turn has been to the book before: the schedule is then left for the next one
 */
export async function seek(turn: Turn, use: UseTool, heard: Heard, isLate = false): Promise<Draft[]> {
  const { memory } = turn;
  const { reference, contact } = heard;
  const { email, phone, problems } = contact;
  const errand = memory.errand ?? "own";
  if (memory.failedLookups >= MAX_FAILED_LOOKUPS) return tooMany(turn);
  if (memory.question !== "which" && Object.keys(memory.wish).length === 0) takeWish(turn, heard);
  const given = { ...(reference && { reference }), ...(email && { email }), ...(phone && { phone }) };
  memory.sought = { ...memory.sought, ...given };
  const { sought } = memory;
  const [problem] = problems.filter(({ field }) => field !== "name");
  if (!sought.reference) return [askReference(turn, sought.email || sought.phone ? "Thank you." : errandText(errand))];
  if (problem) return [askProof(turn, problem.message)];
  if (!sought.email && !sought.phone) return [askProof(turn)];
  const wanted = { reference: sought.reference, email: sought.email ?? null, phone: sought.phone ?? null };
  const outcome = await use("lookup_booking", wanted);
  memory.sought = {};
  if (outcome.ok && isLate) memory.wish = {};
  if (outcome.ok) return goOn(turn, use, null, outcome.appointment);
  if (memory.failedLookups >= MAX_FAILED_LOOKUPS) return tooMany(turn);
  const text = "I can't find a booking with that reference and that email or phone number.";
  return [askReference(turn, `${text} Please look at both once more.`)];
}

/** Enough tries for slips. */
function tooMany(turn: Turn): Draft[] {
  return leave(turn, `I can't find it, and I can't look any more in this chat.${teamText(turn)}`);
}

/** Does what was wanted with the appointment that was found. */
export async function goOn(
  turn: Turn,
  use: UseTool,
  heard: Heard | null,
  appointment: BookedAppointment,
): Promise<Draft[]> {
  const { memory } = turn;
  const fixed = whyFixed(turn, appointment);
  if (fixed) return leave(turn, fixed);
  if (memory.errand === "cancel") return proposeCancel(turn, appointment);
  if (memory.errand !== "move") {
    const withReference = heard !== null && heard.reference === null && /\breference\b/i.test(heard.text);
    return [askOwn(turn, appointment, { withReference })];
  }
  return startMove(turn, use, heard, appointment);
}

/** Looks for another time, with the same person where they are there and nobody else was named. */
async function startMove(
  turn: Turn,
  use: UseTool,
  heard: Heard | null,
  appointment: BookedAppointment,
): Promise<Draft[]> {
  const { memory, config } = turn;
  const { id, serviceId, staffId, start } = appointment;
  if (!config.services.some((service) => service.id === serviceId))
    return leave(turn, `We no longer offer that, so I can't move it; your ${describe(turn, appointment)} stands.`);
  Object.assign(memory, NO_CHANGE, { movingId: id, serviceId, shown: [], seen: [] });
  const isThere = config.staff.some((person) => person.id === staffId) && !memory.notStaffIds.includes(staffId);
  if (!memory.anyStaff && isThere) memory.staffId ??= staffId;
  const staffBefore = memory.staffId;
  if (heard && !takeRelative(turn, heard)) takeWish(turn, heard);
  const { days, weekdays, any, time } = memory.wish;
  if (heard?.when.past || heard?.when.ambiguous) return search(turn, use, heard);
  if (days || weekdays || any) return search(turn, use, heard);
  const isOtherStaff = staffBefore !== memory.staffId || (memory.staffId !== null && memory.staffId !== staffId);
  if (time || heard?.shift || isOtherStaff || memory.notStaffIds.includes(staffId)) {
    // A time alone is meant for the same day, another person alone for the same time.
    wishAround(turn, start + (heard?.shift ?? 0) * MINUTE, time);
    return search(turn, use, null);
  }
  return [askDay(turn, `Your ${describe(turn, appointment)} can be moved.`)];
}

const MINUTE = 60_000;

/** Wishes for the day of an instant, at that time or another. */
export function wishAround({ memory, config }: Turn, instant: number, time?: TimeRange): void {
  const { date, minute } = localNow(instant, config.timezone);
  const exactly = { fromMinute: minute, toMinute: minute, exact: true };
  memory.wish = { days: { from: date, to: date }, time: time ?? exactly };
}

/** What is said to who has no reference at hand. */
export function withoutReference(turn: Turn): Draft[] {
  return leave(turn, `Without its reference I can't look a booking up.${teamText(turn)}`);
}

/** Answers what was asked about an appointment that is known or sought; null where the message is no answer. */
export async function answerOwn(turn: Turn, use: UseTool, heard: Heard): Promise<Draft[] | null> {
  const { memory } = turn;
  switch (memory.question) {
    case "reference":
    case "proof": {
      if (heard.lacks) return withoutReference(turn);
      const { email, phone, problems } = heard.contact;
      const wants = errandOf(turn, heard);
      if (wants && wants !== "own") memory.errand = wants;
      const gives = heard.reference || email || phone || problems.some(({ field }) => field !== "name");
      if (gives) return seek(turn, use, heard);
      if (heard.yesNo === "no") return leave(turn, "All right.");
      return null;
    }
    case "which": {
      if (heard.yesNo === "no") return leave(turn, "All right, they stay as they are.");
      const chosen = chosenAppointment(turn, heard);
      return chosen ? goOn(turn, use, null, chosen) : null;
    }
    case "own":
      if (heard.keeps || heard.yesNo === "no") return leave(turn, "All right, it stays as it is.");
      return heard.saysWhen && heard.service.kind === "none" ? runErrand(turn, use, heard, "move") : null;
    default:
      return null;
  }
}

/** The appointment that a change is being talked about for. */
export function inHand({ memory }: Turn): KnownAppointment | undefined {
  return knownAppointment(memory, memory.movingId ?? memory.proposal?.appointmentId);
}

/** Tells of the appointments that are known, and goes back to what was asked. */
export function tellKnown(turn: Turn): string | null {
  const known = upcoming(turn);
  return known.length > 0 ? known.map((one) => `You have your ${describe(turn, one)}.`).join(" ") : null;
}
