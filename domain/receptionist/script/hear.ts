import { localDate } from "../../booking/zone.ts";
import { readPick, readYesNo } from "../language/answers.ts";
import { type Detail, readDetail, readRelative, readShift } from "../language/change.ts";
import { matchNamed, type NameMatch, readAnyone } from "../language/choose.ts";
import { type ContactReading, readContact } from "../language/contact.ts";
import { type FactTopic, readTopics } from "../language/facts.ts";
import { type Intent, readIntents } from "../language/intent.ts";
import { bareHourAsTime, type OwnReading, readOwn } from "../language/own.ts";
import { type PassOn, readPassOn } from "../language/pass-on.ts";
import { readReference } from "../language/reference.ts";
import { readNotStaff, readSamePerson, readSaysAnyone } from "../language/staff-wish.ts";
import { readTextsWish } from "../language/texts-wish.ts";
import { readWhen, type WhenReading } from "../language/when.ts";
import { shiftWhen } from "../language/zone-shift.ts";
import { readZone } from "../language/zone-words.ts";
import type { Turn } from "../turn.ts";
import { upcoming } from "./own-phrases.ts";

/** All that one message can be heard to say; which part counts depends on what was asked. */
export interface Heard extends OwnReading {
  text: string;
  intents: ReadonlySet<Intent>;
  yesNo: "yes" | "no" | null;
  when: WhenReading;
  /** Whether the message names any day or time. */
  saysWhen: boolean;
  service: NameMatch;
  staff: NameMatch;
  anyone: boolean;
  /** The place of an offer, or of a day that was asked about, in the list that was shown; from 0. */
  pick: number | null;
  contact: ContactReading;
  relative: "later" | "earlier" | null;
  /** By how many minutes later, or earlier where it is negative. */
  shift: number | null;
  /** A detail of theirs that is spoken of and not given. */
  detail: Detail | null;
  topics: FactTopic[];
  /** The reference of a booking. */
  reference: string | null;
  /** Whom the visitor does not want. */
  notStaffIds: string[];
  /** "The same person" as now, or as last time. */
  samePerson: boolean;
  /** "Anyone", whatever was asked. */
  saysAnyone: boolean;
  /** Whether they agree to texts; null where nothing is said of it. */
  texts: boolean | null;
  /** Whether something is to be passed on to the team. */
  passOn: PassOn | null;
  /** A time in a zone that is not clear (its words, "" for the visitor's own), or that runs over the business's midnight. */
  unclearZone: { words: string } | "midnight" | null;
}

/** What a zone makes of a message: its time in the business's zone. */
interface Timed {
  when: WhenReading;
  unclear: Heard["unclearZone"];
}

/**
 * Reads a message in every way that the rules know.
 *
 * @param zone the zone that its times are in, where that was asked back
 */
export function hear(text: string, turn: Turn, zone?: string): Heard {
  const { memory, config, saidAt } = turn;
  const { country } = config;
  // What was said before the last question stood there is no answer to it.
  const isAnswer = saidAt >= memory.askedAt;
  const asksReference = memory.question === "reference" || memory.question === "proof";
  const own = readOwn(text);
  const found = readReference(text, asksReference || own.namesOwn);
  const withoutReference = bareHourAsTime(found?.rest ?? text);
  const { when, unclear } = readTimed(withoutReference, turn, zone);
  const { days, weekdays, time, any, ambiguous, past } = when;
  const { ids: notStaffIds, rest } = readNotStaff(withoutReference, config.staff);
  const asksMessage = memory.question === "agree_message" || memory.question === "offer_message";
  const to = memory.question === "agree_change" ? memory.proposal?.kind : asksMessage ? "message" : undefined;
  const asksName = memory.question === "contact" || memory.question === "message_contact";
  const contact = readContact(withoutReference, { country, expectName: asksName && !memory.contact.name });
  return {
    ...own,
    text,
    // "Move K7P2QX" is said of a booking.
    intents: readIntents(found ? found.rest.replace(";", "my booking") : text),
    reference: found?.reference ?? null,
    notStaffIds,
    samePerson: readSamePerson(text),
    saysAnyone: readSaysAnyone(rest),
    unclearZone: unclear,
    yesNo: isAnswer ? readYesNo(text, to) : null,
    when,
    saysWhen: [days, weekdays, time, any, ambiguous, past].some((part) => part !== undefined),
    service: matchNamed(withoutReference, config.services),
    staff: matchNamed(rest, config.staff),
    anyone: readAnyone(text),
    pick: isAnswer ? readPick(text, choices(turn)) : null,
    relative: readRelative(text),
    shift: readShift(text),
    detail: readDetail(text),
    topics: readTopics(text),
    contact,
    texts: readTextsWish(text),
    passOn: contact.name
      ? null
      : readPassOn(
          text,
          config.staff.map(({ name }) => name),
        ),
  };
}

/** How many things were named to choose from. */
function choices(turn: Turn): number {
  const { memory } = turn;
  if (memory.question === "which") return upcoming(turn).length;
  return memory.question === "date" ? memory.candidates.length : memory.shown.length;
}

/** The day and time of a message, in the business's zone whatever zone it names. */
function readTimed(text: string, turn: Turn, given?: string): Timed {
  const { memory, config, saidAt, visitorZone = null } = turn;
  const { timezone } = config;
  const said = memory.wish.time;
  const read = (words: string) => readWhen(words, { now: saidAt, timezone, ...(said && { said }) });
  const zone = given ? null : readZone(text, { business: timezone, visitor: visitorZone ?? memory.saidZone });
  if (zone?.kind === "unclear") {
    const when = read(text);
    // Without a time there is nothing to be mistaken about.
    return { when, unclear: when.time ? { words: zone.words } : null };
  }
  const from = given ?? zone?.timezone;
  if (!from) return { when: read(text), unclear: null };
  memory.saidZone = from === timezone || from === visitorZone ? null : from;
  if (from === timezone) return { when: read(zone?.rest ?? text), unclear: null };
  const theirs = readWhen(zone?.rest ?? text, { now: saidAt, timezone: from });
  const shown = memory.offers.find(({ id }) => id === memory.shown[0]);
  const around = memory.wish.days?.from ?? localDate(shown?.start ?? saidAt, timezone);
  const when = shiftWhen(theirs, from, timezone, around);
  return when ? { when, unclear: null } : { when: theirs, unclear: "midnight" };
}
