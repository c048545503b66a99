import { addDays } from "../../booking/local-date.ts";
import { findService } from "../../booking/offering.ts";
import { localDate } from "../../booking/zone.ts";
import { localNow } from "../language/calendar.ts";
import { sayList } from "../language/say.ts";
import { allowsDay } from "../language/when.ts";
import { NO_CHANGE, type Wish } from "../memory.ts";
import type { AvailabilityOutcome } from "../tools/check-availability.ts";
import { knownAppointment } from "../tools/known.ts";
import type { Draft, Turn, UseTool } from "../turn.ts";
import { proposeMove } from "./change.ts";
import type { Heard } from "./hear.ts";
import { noneText, offerTimes } from "./offer-phrases.ts";
import { askDay, askService, askStaff, askWhichDay, inSentence, say, sayChoice, wordsFor } from "./phrases.ts";

const WHOLE_DAY = { fromMinute: 0, toMinute: 1440 };

/** Takes over what the message says about service, person and time. True where there was anything. */
export function takeWish(turn: Turn, heard: Heard): boolean {
  const { memory } = turn;
  const wished = () =>
    JSON.stringify([memory.serviceId, memory.staffId, memory.anyStaff, memory.notStaffIds, memory.wish]);
  const before = wished();
  // A move keeps the service.
  if (heard.service.kind === "one" && heard.service.id !== memory.serviceId && !memory.movingId) {
    memory.serviceId = heard.service.id;
    memory.staffId = null;
    memory.anyStaff = false;
  }
  takeStaff(turn, heard);
  if (heard.saysWhen) memory.wish = mergeWish(memory.wish, heard);
  const changed = before !== wished();
  if (changed) memory.seen = [];
  return changed || heard.saysWhen || heard.service.kind !== "none" || heard.staff.kind === "one";
}

/** With whom: by name, "anyone", "not Tom", "the same person". */
function takeStaff({ memory }: Turn, heard: Heard): void {
  const { staff, notStaffIds, saysAnyone, samePerson, anyone } = heard;
  if (saysAnyone || (anyone && memory.question === "staff")) {
    memory.staffId = null;
    memory.anyStaff = true;
  }
  if (notStaffIds.length > 0) {
    memory.notStaffIds = [...new Set([...memory.notStaffIds, ...notStaffIds])];
    if (memory.staffId && notStaffIds.includes(memory.staffId)) memory.staffId = null;
    memory.anyStaff = memory.staffId === null;
  }
  const now = knownAppointment(memory, memory.movingId) ?? memory.known.at(-1);
  const named = staff.kind === "one" ? staff.id : samePerson ? now?.staffId : undefined;
  if (!named) return;
  memory.staffId = named;
  memory.anyStaff = false;
  memory.notStaffIds = memory.notStaffIds.filter((id) => id !== named);
}

/** "Later" and "earlier" count from the time that is kept, from those that were named, or from the one to be moved. */
export function takeRelative({ memory, config }: Turn, { relative, shift, saysWhen }: Heard): boolean {
  if (saysWhen || relative === null) return false;
  const isLater = relative === "later";
  const named = memory.offers.filter(({ id }) => memory.shown.includes(id)).map(({ start }) => start);
  const moving = knownAppointment(memory, memory.movingId);
  const start = memory.hold?.start ?? (named.length === 0 ? moving?.start : undefined);
  const from = start ?? (isLater ? Math.max(...named) : Math.min(...named));
  if (!Number.isFinite(from)) return false;
  const { date, minute } = localNow(shift === null ? from : from + shift * 60_000, config.timezone);
  if (shift !== null) {
    memory.wish = { days: { from: date, to: date }, time: { fromMinute: minute, toMinute: minute, exact: true } };
    return true;
  }
  const [fromMinute, toMinute] = isLater ? [minute + 1, WHOLE_DAY.toMinute] : [0, minute];
  memory.wish = { days: { from: date, to: date }, time: { fromMinute, toMinute, exact: false } };
  return true;
}

/** New days replace old ones and leave the time of day, and the other way round. */
function mergeWish(wish: Wish, { when, anyTime }: Heard): Wish {
  // "Any time" on a day that was named is about the hour.
  if (when.any && wish.days && anyTime) return { days: wish.days };
  if (when.any) return { any: true, ...(when.time && { time: when.time }) };
  const time = when.time ?? wish.time;
  const days = when.days || when.weekdays ? when : wish;
  return {
    ...(days.days && { days: days.days }),
    ...(days.weekdays && { weekdays: days.weekdays }),
    ...(time && { time }),
    ...(!days.days && !days.weekdays && wish.any && { any: true }),
  };
}

/** Asks for what is missing, one thing at a time, or looks into the schedule and names free times. */
export async function search(turn: Turn, use: UseTool, heard: Heard | null, more = false): Promise<Draft[]> {
  const { memory, config } = turn;
  const { ask } = wordsFor(turn);
  memory.candidates = [];
  if (!memory.movingId) Object.assign(memory, NO_CHANGE);
  if (!config.bookingEnabled) return [say(turn, null, memory.movingId ? ask.bookingsOffToMove : ask.bookingsOffToBook)];
  if (heard?.service.kind === "many" && !memory.movingId) return [askService(turn, heard.service.ids)];
  // Neither may be there any more since they were named.
  if (!config.staff.some(({ id }) => id === memory.staffId)) memory.staffId = null;
  if (!memory.serviceId && config.services.length === 1) memory.serviceId = config.services[0]?.id ?? null;
  const service = memory.serviceId ? findService(config, memory.serviceId) : undefined;
  if (!service) return [askService(turn)];

  const person = config.staff.find(({ id }) => id === memory.staffId);
  if (person && !service.staffIds.includes(person.id)) {
    memory.staffId = null;
    const others = config.staff.filter(({ id }) => service.staffIds.includes(id)).map(({ name }) => name);
    const named = sayList(others, "and", turn.language);
    const first = ask.doesNotOffer(person.name, inSentence(turn, service.name), named, others.length);
    return [askStaff(turn, service, first)];
  }
  const offering = service.staffIds.filter((id) => !memory.notStaffIds.includes(id));
  if (offering.length === 0) {
    memory.notStaffIds = [];
    const names = config.staff.filter(({ id }) => service.staffIds.includes(id)).map(({ name }) => name);
    const first = ask.onlyStaffFor(inSentence(turn, service.name), sayChoice(turn, names));
    return [askStaff(turn, service, first)];
  }
  if (heard?.when.past) return [askDay(turn, ask.past)];
  if (heard?.when.ambiguous) {
    memory.candidates = heard.when.ambiguous;
    return [askWhichDay(turn, heard.when.ambiguous)];
  }
  const { days, weekdays, any } = memory.wish;
  if (!days && !weekdays && !any) {
    const undecided = offering.length > 1 && !memory.staffId && !memory.anyStaff && !memory.movingId;
    return [undecided ? askStaff(turn, service) : askDay(turn)];
  }
  const outcome = await findTimes(turn, use, service.id, more);
  if (outcome.reason === "gone") {
    Object.assign(memory, { ...NO_CHANGE, serviceId: null, staffId: null });
    return [askService(turn, undefined, ask.noLongerOffered)];
  }
  const [only] = outcome.shown;
  // There is nothing to choose: the move can be read back at once.
  if (memory.movingId && outcome.fits && only && outcome.found === 1) return proposeMove(turn, only);
  return [offerTimes(turn, outcome, service, noneText(turn, service, outcome.reason, more))];
}

/** Looks into the schedule for what is wished; `more` for other times than those that were shown. */
export function findTimes(turn: Turn, use: UseTool, serviceId: string, more = false): Promise<AvailabilityOutcome> {
  const { memory, config } = turn;
  const { days, weekdays = [], time = WHOLE_DAY, any } = memory.wish;
  const today = localDate(turn.saidAt, config.timezone);
  const range = days ?? { from: today, to: addDays(today, config.horizonDays) };
  return use("check_availability", {
    serviceId,
    staffId: memory.staffId,
    notStaffIds: memory.notStaffIds,
    movingAppointmentId: memory.movingId,
    ...range,
    weekdays,
    fromMinute: time.fromMinute,
    toMinute: time.toMinute,
    earliest: any === true,
    skip: more ? memory.seen : [],
  });
}

/** Whether a message answers "which of these days?". */
export function chooseCandidate(turn: Turn, heard: Heard): boolean {
  const { memory } = turn;
  const chosen =
    memory.candidates[heard.pick ?? -1] ??
    memory.candidates.find(({ from }) => heard.when.days !== undefined && allowsDay(heard.when, from));
  if (!chosen) return false;
  memory.wish = { ...memory.wish, days: chosen };
  memory.candidates = [];
  return true;
}
