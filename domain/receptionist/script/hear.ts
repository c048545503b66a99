import { localDate } from "../../booking/zone.ts";
import { readPick, readYesNo } from "../language/answers.ts";
import { type Detail, readAnyTime, readDetail, readLacksDetail, readRelative, readShift } from "../language/change.ts";
import { matchNamed, type NameMatch, readAnyone } from "../language/choose.ts";
import { type ContactReading, readContact } from "../language/contact.ts";
import { type FactTopic, readTopics } from "../language/facts.ts";
import { type Intent, readIntents } from "../language/intent.ts";
import { type LaterWish, readLaterWish } from "../language/later-wish.ts";
import { lexiconOf } from "../language/lexicon.ts";
import { bareHourAsTime, type OwnReading, readOwn } from "../language/own.ts";
import { type MessageReading, type PassOn, readMessageWords, readPassOn } from "../language/pass-on.ts";
import { readLanguage } from "../language/read-language.ts";
import { readReference } from "../language/reference.ts";
import { readNotStaff, readSamePerson, readSaysAnyone, readSeesSomeone } from "../language/staff-wish.ts";
import { readTextsWish } from "../language/texts-wish.ts";
import { readWhen, type WhenReading } from "../language/when.ts";
import { shiftWhen } from "../language/zone-shift.ts";
import { readZone } from "../language/zone-words.ts";
import type { Turn } from "../turn.ts";
import { upcoming } from "./own-phrases.ts";

/** All that one message can be heard to say; which part counts depends on what was asked. */
export interface Heard extends OwnReading, MessageReading {
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
  /** A person who is named is the one to be seen: "with Tom". */
  seesSomeone: boolean;
  /** They have no email, or no phone. */
  lacksDetail: boolean;
  /** "Any time", of the hour. */
  anyTime: boolean;
  /** The message is in a language that is not spoken here. */
  isForeign: boolean;
  /** Whether they agree to texts; null where nothing is said of it. */
  texts: boolean | null;
  /** Whether something is to be passed on to the team. */
  passOn: PassOn | null;
  /** What is wanted of us for later: a place on the waitlist, or to be written to. */
  later: LaterWish | null;
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
  const { memory, config, saidAt, language } = turn;
  const { country } = config;
  // What was said before the last question stood there is no answer to it.
  const isAnswer = saidAt >= memory.askedAt;
  const asksReference = memory.question === "reference" || memory.question === "proof";
  const own = readOwn(text, language);
  const found = readReference(text, asksReference || own.namesOwn, language);
  const withoutReference = bareHourAsTime(found?.rest ?? text, language);
  const { when, unclear } = readTimed(withoutReference, turn, zone);
  const { days, weekdays, time, any, ambiguous, past } = when;
  const { ids: notStaffIds, rest } = readNotStaff(withoutReference, config.staff, language);
  const asksMessage = memory.question === "agree_message" || memory.question === "offer_message";
  const to = memory.question === "agree_change" ? memory.proposal?.kind : asksMessage ? "message" : undefined;
  const asksName = ["contact", "message_contact", "inquiry_contact"].includes(memory.question ?? "");
  const contact = readContact(withoutReference, {
    country,
    language,
    expectName: asksName && !memory.contact.name,
  });
  const staffNames = config.staff.map(({ name }) => name);
  return {
    ...own,
    ...readMessageWords(text, language),
    text,
    // "Move K7P2QX" is said of a booking.
    intents: readIntents(found ? found.rest.replace(";", lexiconOf(language).own.appointment) : text, language),
    reference: found?.reference ?? null,
    notStaffIds,
    samePerson: readSamePerson(text, language),
    saysAnyone: readSaysAnyone(rest, language),
    unclearZone: unclear,
    yesNo: isAnswer ? readYesNo(text, to, language) : null,
    when,
    saysWhen: [days, weekdays, time, any, ambiguous, past].some((part) => part !== undefined),
    service: matchNamed(withoutReference, config.services, language),
    staff: matchNamed(rest, config.staff, language),
    anyone: readAnyone(text, language),
    pick: isAnswer ? readPick(text, choices(turn), language) : null,
    relative: readRelative(text, language),
    shift: readShift(text, language),
    detail: readDetail(text, language),
    topics: readTopics(text, language),
    contact,
    texts: readTextsWish(text, language),
    later: readLaterWish(text, language),
    passOn: contact.name ? null : readPassOn(text, staffNames, language),
    seesSomeone: readSeesSomeone(text, language),
    lacksDetail: readLacksDetail(text, language),
    anyTime: readAnyTime(text, language),
    isForeign: readLanguage(text) === "other",
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
  const { memory, config, saidAt, language, visitorZone = null } = turn;
  const { timezone } = config;
  const said = memory.wish.time;
  const read = (words: string) => readWhen(words, { now: saidAt, timezone, language, ...(said && { said }) });
  const zone = given ? null : readZone(text, { business: timezone, visitor: visitorZone ?? memory.saidZone }, language);
  if (zone?.kind === "unclear") {
    const when = read(text);
    // Without a time there is nothing to be mistaken about.
    return { when, unclear: when.time ? { words: zone.words } : null };
  }
  const from = given ?? zone?.timezone;
  if (!from) return { when: read(text), unclear: null };
  memory.saidZone = from === timezone || from === visitorZone ? null : from;
  if (from === timezone) return { when: read(zone?.rest ?? text), unclear: null };
  const theirs = readWhen(zone?.rest ?? text, { now: saidAt, timezone: from, language });
  const shown = memory.offers.find(({ id }) => id === memory.shown[0]);
  const around = memory.wish.days?.from ?? localDate(shown?.start ?? saidAt, timezone);
  const when = shiftWhen(theirs, from, timezone, around);
  return when ? { when, unclear: null } : { when: theirs, unclear: "midnight" };
}
