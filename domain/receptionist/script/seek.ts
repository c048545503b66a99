import { localNow } from "../language/calendar.ts";
import { sayProblem } from "../language/contact.ts";
import type { TimeRange } from "../language/when.ts";
import { type BookedAppointment, NO_CHANGE } from "../memory.ts";
import { MAX_FAILED_LOOKUPS } from "../tools/lookup-booking.ts";
import type { Draft, Turn, UseTool } from "../turn.ts";
import { leave, leaveFixed, proposeCancel } from "./change.ts";
import type { Heard } from "./hear.ts";
import { askOwn, askProof, askReference, describe, errandText } from "./own-phrases.ts";
import { askDay, sentences, wordsFor } from "./phrases.ts";
import { search, takeRelative, takeWish } from "./search.ts";
import { teamText } from "./team.ts";

/**
 * Takes reference and proof from a message, asks for what is missing, and looks the appointment up.
 *
 * @param isLate whether this turn has been to the book before: the schedule is then left for the next one
 */
export async function seek(turn: Turn, use: UseTool, heard: Heard, isLate = false): Promise<Draft[]> {
  const { memory } = turn;
  const words = wordsFor(turn);
  const { reference, contact } = heard;
  const { email, phone, problems } = contact;
  const errand = memory.errand ?? "own";
  if (memory.failedLookups >= MAX_FAILED_LOOKUPS) return tooMany(turn);
  if (memory.question !== "which" && Object.keys(memory.wish).length === 0) takeWish(turn, heard);
  const given = { ...(reference && { reference }), ...(email && { email }), ...(phone && { phone }) };
  memory.sought = { ...memory.sought, ...given };
  const { sought } = memory;
  const [problem] = problems.filter(({ field }) => field !== "name");
  if (!sought.reference) {
    return [askReference(turn, sought.email || sought.phone ? words.contact.thanks : errandText(turn, errand))];
  }
  if (problem) return [askProof(turn, sayProblem(problem.problem, turn.language))];
  if (!sought.email && !sought.phone) return [askProof(turn)];
  const wanted = { reference: sought.reference, email: sought.email ?? null, phone: sought.phone ?? null };
  const outcome = await use("lookup_booking", wanted);
  memory.sought = {};
  if (outcome.ok && isLate) memory.wish = {};
  if (outcome.ok) return goOn(turn, use, null, outcome.appointment);
  if (memory.failedLookups >= MAX_FAILED_LOOKUPS) return tooMany(turn);
  return [askReference(turn, words.own.notFound)];
}

/** Enough tries for slips. */
function tooMany(turn: Turn): Draft[] {
  return leave(turn, sentences(wordsFor(turn).own.noMoreLooking, teamText(turn)));
}

/** Does what was wanted with the appointment that was found. */
export async function goOn(
  turn: Turn,
  use: UseTool,
  heard: Heard | null,
  appointment: BookedAppointment,
): Promise<Draft[]> {
  const { memory } = turn;
  const fixed = leaveFixed(turn, appointment);
  if (fixed) return fixed;
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
  const { own } = wordsFor(turn);
  const { id, serviceId, staffId, start } = appointment;
  if (!config.services.some((service) => service.id === serviceId))
    return leave(turn, own.cannotMove(describe(turn, appointment)));
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
  return [askDay(turn, own.movable(describe(turn, appointment)))];
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
  return leave(turn, sentences(wordsFor(turn).own.withoutReference, teamText(turn)));
}
