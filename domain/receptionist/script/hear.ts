import { readPick, readYesNo } from "../language/answers.ts";
import { type Detail, readDetail, readRelative } from "../language/change.ts";
import { matchNamed, type NameMatch, readAnyone } from "../language/choose.ts";
import { type ContactReading, readContact } from "../language/contact.ts";
import { type FactTopic, readTopics } from "../language/facts.ts";
import { type Intent, readIntents } from "../language/intent.ts";
import { readWhen, type WhenReading } from "../language/when.ts";
import type { Turn } from "../turn.ts";

/** All that one message can be heard to say; which part counts depends on what was asked. */
export interface Heard {
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
  /** A detail of theirs that is spoken of and not given. */
  detail: Detail | null;
  topics: FactTopic[];
}

/** Whether a message is about an appointment that stands already. */
export function isAboutBooked({ intents }: Heard): boolean {
  return intents.has("cancel") || intents.has("move") || intents.has("lookup");
}

/** Reads a message in every way that the rules know. */
export function hear(text: string, { memory, config, saidAt }: Turn): Heard {
  const { timezone, country } = config;
  // What was said before the last question stood there is no answer to it.
  const isAnswer = saidAt >= memory.askedAt;
  const said = memory.wish.time;
  const when = readWhen(text, { now: saidAt, timezone, ...(said && { said }) });
  const { days, weekdays, time, any, ambiguous, past } = when;
  return {
    text,
    intents: readIntents(text),
    yesNo: isAnswer ? readYesNo(text) : null,
    when,
    saysWhen: [days, weekdays, time, any, ambiguous, past].some((part) => part !== undefined),
    service: matchNamed(text, config.services),
    staff: matchNamed(text, config.staff),
    anyone: readAnyone(text),
    pick: isAnswer ? readPick(text, memory.question === "date" ? memory.candidates.length : memory.shown.length) : null,
    relative: readRelative(text),
    detail: readDetail(text),
    topics: readTopics(text),
    contact: readContact(text, { country, expectName: memory.question === "contact" && !memory.contact.name }),
  };
}
