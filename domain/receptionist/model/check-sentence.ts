import type { Language } from "../../../words/languages.ts";
import type { LocalDate } from "../../booking/local-date.ts";
import { bareWords } from "../language/phrases.ts";
import { tools } from "../tools/registry.ts";
import type { Grounds } from "./grounds.ts";
import { lexiconOf } from "./lexicon.ts";
import { type DayMention, daysIn, type Mention, timesIn } from "./moments.ts";
import { ruleTexts } from "./prompt.ts";
import { isReadable } from "./readable.ts";

/** Why a sentence of a model is not passed on. */
export type Fault =
  /** Not in a language that can be checked, or disguised. */
  | "unreadable"
  /** The prompt, a tool or an id. */
  | "leak"
  /** That something was done; the book says that. */
  | "claim"
  | "none_free"
  | "promise"
  | "person"
  /** A price that is not of this service, or words about prices that the business has not said. */
  | "price"
  /** A link, an address or a number to reach somebody, a reference. */
  | "contact"
  | "moment"
  | "figure"
  | "opening";

/** What earlier sentences of the reply were about. */
export interface Thread {
  day: ((date: LocalDate) => boolean) | null;
  service: string | null;
}

/** As many words in the order of the facts are the business's own and may be repeated. */
const OWN_WORDS = 4;
/** As many words in the order of the prompt are no coincidence. */
const LEAKED_WORDS = 7;
const EMAIL = /[^\s@<>()]+@[^\s@<>()]+/gu;
const LINK =
  /\b(?:https?:\/\/|www\.)\S+|\b[a-z0-9-]+\.(?:com|net|org|io|co|info|biz|app|dev|me|us|uk|es|mx|example|link|xyz|online|shop|site|page)\b\S*/giu;
const PHONE = /\+?\(?\d[\d ().\-/]{6,}\d/gu;
const REFERENCE = /(?<![\p{L}\p{N}])(?=[A-Z]*\d)[2-9A-HJKMNP-Z]{6}(?![\p{L}\p{N}])/gu;
const UUID_PART = /\b(?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])[0-9a-f]{8}\b/giu;
const TOOLS = new RegExp(`\\b(?:${Object.keys(tools).join("|")})\\b|offerId`, "i");

/**
 * Whether one sentence of a model may be shown: null, or what is wrong with it. It has to be readable, to claim nothing
 * that only the book may say, and to rest in each day, time, price, figure and address on `grounds`.
 *
 * @param sentence as it would be shown
 * @param thread is moved on where the sentence is passed
 */
export function faultOf(sentence: string, grounds: Grounds, language: Language, thread: Thread): Fault | null {
  const lexicon = lexiconOf(language);
  if (TOOLS.test(sentence) || UUID_PART.test(sentence) || isOfRules(sentence)) return "leak";
  if (!isReadable(sentence, language, grounds.vocabulary)) return "unreadable";
  const rest = withoutOwn(sentence, grounds.facts);
  const contacts = checkContacts(rest, grounds);
  if (contacts === null) return "contact";
  const bare = bareWords(contacts);
  if (has(bare, lexicon.claims)) return "claim";
  if (has(bare, lexicon.promises)) return "promise";
  if (has(bare, lexicon.person)) return "person";
  if (has(bare, lexicon.money)) return "price";
  if (has(bare, lexicon.none) && !grounds.foundNone) return "none_free";
  if (has(bare, lexicon.countedInWords)) return "figure";
  const service = serviceNamed(sentence, grounds) ?? thread.service;
  const prices = checkPrices(contacts, grounds, service, lexicon.amounts);
  if (prices === null) return "price";
  const isQuestion = sentence.trimEnd().endsWith("?");
  const moments = checkMoments(prices, grounds, language, thread, isQuestion);
  if (!moments) return "moment";
  if (has(bare, lexicon.opening) && (moments.hasTimes || moments.hasDays)) return "opening";
  const figures = moments.rest.match(/\d+/g) ?? [];
  if (figures.some((figure) => !grounds.numbers.has(figure))) return "figure";
  Object.assign(thread, { service, ...(moments.day && { day: moments.day }) });
  return null;
}

function has(bare: string, phrases: RegExp): boolean {
  return bare.search(phrases) >= 0;
}

/** Whether a sentence repeats the rules that the model was given. */
function isOfRules(sentence: string): boolean {
  const words = bareWords(sentence).split(" ");
  const rules = ruleTexts().map((rule) => ` ${bareWords(rule)} `);
  for (let from = 0; from + LEAKED_WORDS <= words.length; from++) {
    const run = ` ${words.slice(from, from + LEAKED_WORDS).join(" ")} `;
    if (rules.some((rule) => rule.includes(run))) return true;
  }
  return false;
}

/** A sentence without what it repeats of the facts word for word: that is the business's own. */
function withoutOwn(sentence: string, facts: readonly string[]): string {
  const words = [...sentence.matchAll(/\S+/gu)].map((match) => ({ from: match.index, text: match[0] }));
  const bare = words.map(({ text }) => bareWords(text));
  let left = sentence;
  for (let from = 0; from < words.length; ) {
    let to = from;
    const runTo = (end: number) => ` ${bare.slice(from, end).filter(Boolean).join(" ")} `;
    while (to < words.length && facts.some((fact) => fact.includes(runTo(to + 1)))) to++;
    const first = words[from];
    const last = words[to - 1];
    if (to - from >= OWN_WORDS && first && last) {
      const end = last.from + last.text.length;
      left = blank(left, [{ from: first.from, to: end }]);
      from = to;
    } else from++;
  }
  return left;
}

/** The text without its addresses, numbers and references; null where one of them is not of this conversation. */
function checkContacts(text: string, { emails, phones, references }: Grounds): string | null {
  const found = (pattern: RegExp) => [...text.matchAll(pattern)];
  const mails = found(EMAIL);
  if (mails.some(([mail]) => !emails.has(mail.toLowerCase().replace(/[.,;:!?]+$/, "")))) return null;
  const withoutMails = blank(text, mails.map(placeOf));
  if (LINK.test(withoutMails)) return null;
  const digits = (run: string) => run.replace(/\D/g, "");
  const numbers = [...withoutMails.matchAll(PHONE)].filter(([run]) => digits(run).length >= 7);
  const isKnown = (run: string) => phones.some((phone) => phone.endsWith(digits(run)) || digits(run) === phone);
  if (numbers.some(([run]) => !isKnown(run))) return null;
  const named = [...withoutMails.matchAll(REFERENCE)];
  if (named.some(([reference]) => !references.has(reference))) return null;
  return blank(withoutMails, [...numbers, ...named].map(placeOf));
}

/** The text without its amounts; null where one is not the price of the service that is spoken of. */
function checkPrices(text: string, { services }: Grounds, service: string | null, amounts: RegExp): string | null {
  const found = [...text.matchAll(amounts)];
  const isPrice = (said: string) => {
    const amount = amountOf(said);
    return services.some(({ name, price }) => price === amount && (service === null || name === service));
  };
  // Several services and several prices in one sentence: each has to follow its own.
  const wrong = found.some((match) => {
    const before = text.slice(0, match.index);
    const nearest = services
      .filter(({ name }) => names(before, name))
      .sort((a, b) => lastOf(before, b.name) - lastOf(before, a.name))[0];
    const said = match[1] ?? match[2] ?? "";
    return nearest ? nearest.price !== amountOf(said) : !isPrice(said);
  });
  return wrong ? null : blank(text, found.map(placeOf));
}

function amountOf(said: string): number {
  const plain = said.replace(/[.,]+$/, "");
  // "1,200" and "1.200" are thousands, "45.50" and "45,50" are not.
  return Number(plain.replace(/[.,](?=\d{3}(?:\D|$))/g, "").replace(",", "."));
}

interface Moments {
  rest: string;
  hasDays: boolean;
  hasTimes: boolean;
  /** The day that the reply is about now. */
  day: Thread["day"];
}

/** The text without its days and times; null where one of them, or a pair of them, was never given by a tool. */
function checkMoments(
  text: string,
  { moments, dates, today }: Grounds,
  language: Language,
  thread: Thread,
  isQuestion: boolean,
): Moments | null {
  const plain = text.replace(/([ap])\.\s?m\.?/giu, "$1m");
  const times = timesIn(plain, language);
  const days = daysIn(plain, language, today).filter(
    (day) => !times.some((time) => day.from < time.to && time.from < day.to),
  );
  const isOpenQuestion = isQuestion && times.length === 0;
  if (!isOpenQuestion && days.some(({ fits }) => ![...dates].some(fits))) return null;
  for (const time of times) {
    const near = nearby(time, days).map(({ fits }) => fits);
    const meant = near.length > 0 ? near : thread.day ? [thread.day] : [() => true];
    const isGiven = moments.some(
      ({ date, minute }) => time.minutes.includes(minute) && meant.some((fits) => fits(date)),
    );
    if (!isGiven) return null;
  }
  const rest = blank(plain, [...times, ...days]);
  return { rest, hasDays: days.length > 0, hasTimes: times.length > 0, day: days.at(-1)?.fits ?? null };
}

/** The days next to a time, before and after it. */
function nearby(time: Mention, days: readonly DayMention[]): DayMention[] {
  const before = days.findLast((day) => day.to <= time.from);
  const after = days.find((day) => day.from >= time.to);
  return [...(before ? [before] : []), ...(after ? [after] : [])];
}

/** The only service that a sentence names; null for none or several. */
function serviceNamed(sentence: string, { services }: Grounds): string | null {
  const named = services.filter(({ name }) => names(sentence, name));
  return named.length === 1 ? (named[0]?.name ?? null) : null;
}

function names(text: string, name: string): boolean {
  return lastOf(text, name) >= 0;
}

function lastOf(text: string, name: string): number {
  return text.toLowerCase().lastIndexOf(name.toLowerCase());
}

function placeOf(match: RegExpExecArray): Mention {
  return { from: match.index, to: match.index + match[0].length };
}

function blank(text: string, places: readonly Mention[]): string {
  return places.reduce((left, { from, to }) => left.slice(0, from) + ";".padEnd(to - from) + left.slice(to), text);
}
