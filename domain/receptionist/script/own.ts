import { localDate } from "../../booking/zone.ts";
import { allowsDay } from "../language/when.ts";
import { type BookedAppointment, type Errand, NO_CHANGE, type Question } from "../memory.ts";
import type { Draft, Turn, UseTool } from "../turn.ts";
import { letGo } from "./booking.ts";
import { toldOf } from "./booking-phrases.ts";
import { leave, leaveFixed } from "./change.ts";
import type { Heard } from "./hear.ts";
import { askWhich, upcoming } from "./own-phrases.ts";
import { sentences, wordsFor } from "./phrases.ts";
import { takeWish } from "./search.ts";
import { goOn, seek, withoutReference } from "./seek.ts";

/** What a message wants of an appointment that stands already; null where it is about something else. */
export function errandOf(turn: Turn, heard: Heard): Errand | null {
  const { memory } = turn;
  const { intents, reference } = heard;
  const namesOwn = heard.namesOwn || (heard.service.kind === "one" && heard.isTheirs);
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
  return (last && !heard.namesOwn && leaveFixed(turn, last)) || seek(turn, use, heard);
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
function chosenAppointment(turn: Turn, heard: Heard): BookedAppointment | undefined {
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

/** Answers what was asked about an appointment that is known or sought; null where the message is no answer. */
export async function answerOwn(turn: Turn, use: UseTool, heard: Heard): Promise<Draft[] | null> {
  const { memory } = turn;
  const { own, talk } = wordsFor(turn);
  switch (memory.question) {
    case "reference":
    case "proof": {
      if (heard.lacks) return withoutReference(turn);
      const { email, phone, problems } = heard.contact;
      const wants = errandOf(turn, heard);
      if (wants && wants !== "own") memory.errand = wants;
      const gives = heard.reference || email || phone || problems.some(({ field }) => field !== "name");
      if (gives) return seek(turn, use, heard);
      if (heard.yesNo === "no") return leave(turn, talk.allRight);
      return null;
    }
    case "which": {
      if (heard.yesNo === "no") return leave(turn, own.stayAsTheyAre);
      const chosen = chosenAppointment(turn, heard);
      return chosen ? goOn(turn, use, null, chosen) : null;
    }
    case "own":
      if (heard.keeps || heard.yesNo === "no") return leave(turn, own.staysAsItIs);
      return heard.saysWhen && heard.service.kind === "none" ? runErrand(turn, use, heard, "move") : null;
    default:
      return null;
  }
}

/** Tells of the appointments that are known. */
export function tellKnown(turn: Turn): string {
  const { own } = wordsFor(turn);
  const known = upcoming(turn).map((appointment) => own.stands(toldOf(turn, appointment)));
  return sentences(...known) || own.nothingYet;
}
