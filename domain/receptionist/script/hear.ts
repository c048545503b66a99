import type { TenantConfig } from "../../../db/queries/tenant-config.ts";
import { readPick, readYesNo } from "../language/answers.ts";
import { matchNamed, type NameMatch, readAnyone } from "../language/choose.ts";
import { type ContactReading, readContact } from "../language/contact.ts";
import { type Intent, readIntents } from "../language/intent.ts";
import { readWhen, type WhenReading } from "../language/when.ts";
import type { Memory } from "../memory.ts";

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
}

/** Reads a message in every way that the rules know. */
export function hear(text: string, memory: Memory, config: TenantConfig, now: number): Heard {
  const { timezone, country } = config;
  const said = memory.wish.time;
  const when = readWhen(text, { now, timezone, ...(said && { said }) });
  const { days, weekdays, time, any, ambiguous, past } = when;
  return {
    text,
    intents: readIntents(text),
    yesNo: readYesNo(text),
    when,
    saysWhen: [days, weekdays, time, any, ambiguous, past].some((part) => part !== undefined),
    service: matchNamed(text, config.services),
    staff: matchNamed(text, config.staff),
    anyone: readAnyone(text),
    pick: readPick(text, memory.question === "date" ? memory.candidates.length : memory.shown.length),
    contact: readContact(text, { country, expectName: memory.question === "contact" && !memory.contact.name }),
  };
}
