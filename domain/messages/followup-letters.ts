import type { AppointmentFacts, BusinessFacts } from "../../db/queries/subject-facts.ts";
import { type Language, wordsOf } from "../../words/languages.ts";
import type { Context } from "../context.ts";
import { type Clocks, sayWhen } from "./followup-times.ts";
import type { Letter, LetterPart } from "./letter.ts";
import { waysToAsk } from "./ways.ts";

// Whoever asks for one of these may have given somebody else's address. So nothing that they typed stands in it: neither
// what they asked, nor a name, which can be an advertisement like any other words.

/** What every letter here is written with. */
export interface Writing {
  links: Context["links"];
  business: BusinessFacts;
  clocks: Clocks;
  language: Language;
}

/** A time that is free, in epoch milliseconds, and with whom. */
export interface OfferedSlot {
  start: number;
  staffName: string;
}

/** To somebody who asked to be written to: how to answer, and the ways on from here. */
export function contactLetter(writing: Writing): Letter {
  const { links, business, language } = writing;
  const { contact } = wordsOf(language).letters;
  return letter(writing, {
    subject: contact.subject(business.name),
    preview: contact.preview,
    parts: [
      say(contact.opening(business.name)),
      say(contact.whatThePageDoes),
      { kind: "button", label: contact.button, url: links.page(business.slug) },
    ],
    footer: [contact.footer(business.name)],
  });
}

/** To somebody on the waitlist: times that are free at this moment, and kept for nobody. */
export function waitlistLetter(
  writing: Writing,
  { serviceName: service, slots }: { serviceName: string; slots: readonly OfferedSlot[] },
): Letter {
  const { links, business, clocks, language } = writing;
  const { waitlist } = wordsOf(language).letters;
  const [first] = slots;
  const when = slots.length === 1 && first ? sayWhen(first.start, clocks, language) : null;
  const times = { service, business: business.name, when };
  return letter(writing, {
    subject: waitlist.subject(times),
    preview: waitlist.preview(times),
    parts: [
      say(waitlist.opening(times)),
      ...slots.map(({ start, staffName }) => say(waitlist.slot(sayWhen(start, clocks, language), staffName))),
      say(waitlist.notKept(times)),
      { kind: "button", label: waitlist.button, url: links.page(business.slug) },
    ],
    footer: [waitlist.footer(business.name)],
  });
}

/** To somebody whose time was kept and not booked. */
export function holdLetter(
  writing: Writing,
  { serviceName: service, staffName: staff, start }: Pick<AppointmentFacts, "serviceName" | "staffName" | "start">,
): Letter {
  const { links, business, clocks, language } = writing;
  const { hold } = wordsOf(language).letters;
  const named = { when: sayWhen(start, clocks, language), service, staff, business: business.name };
  return letter(writing, {
    subject: hold.subject(named),
    preview: hold.preview,
    parts: [
      say(hold.opening(named)),
      say(hold.mayBeFree),
      { kind: "button", label: hold.button, url: links.page(business.slug) },
    ],
    footer: [hold.footer(business.name)],
  });
}

function letter(
  { business, language }: Writing,
  { parts, ...said }: Pick<Letter, "subject" | "preview" | "parts" | "footer">,
): Letter {
  const words = wordsOf(language).letters;
  const ways = waysToAsk(business, words);
  const others = ways.length > 0 ? [say(words.others(ways))] : [];
  return { ...said, language, parts: [...parts, ...others], calendar: null, accent: business.look.accent };
}

function say(text: string): LetterPart {
  return { kind: "text", text };
}
