import type { Language } from "../../../words/languages.ts";
import type { LocalDate } from "../../booking/local-date.ts";
import { bareWords } from "../language/phrases.ts";
import { tools } from "../tools/registry.ts";
import { checkContacts, checkPrices, serviceNamed } from "./check-figures.ts";
import { checkMoments } from "./check-moments.ts";
import type { Grounds } from "./grounds.ts";
import { lexiconOf } from "./lexicon.ts";
import { blank } from "./places.ts";
import { ruleTexts } from "./prompt.ts";
import { isReadable } from "./readable.ts";
import { namesStrangers, statementsOf, unfounded } from "./statement.ts";

/** Why a sentence of a model is not passed on. */
export type Fault =
  /** Not in a language that can be checked, or disguised. */
  | "unreadable"
  /** The prompt, a tool or an id. */
  | "leak"
  /** That something was done; the book says that. */
  | "claim"
  /** That there is no time: the rules say that, and what else there is. */
  | "none_free"
  | "promise"
  | "person"
  /** A price that is not of this service, or words about prices that the business has not said. */
  | "price"
  /** A link, an address or a number to reach somebody, a reference. */
  | "contact"
  | "moment"
  | "figure"
  | "opening"
  /** A statement that the business has not made. */
  | "unfounded";

/** What earlier sentences of the reply were about. */
export interface Thread {
  day: ((date: LocalDate) => boolean) | null;
  service: string | null;
}

/** As many words in the order of the facts are the business's own and may be repeated. */
const OWN_WORDS = 4;
/** As many words in the order of the prompt are no coincidence. */
const LEAKED_WORDS = 7;
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
  const rest = withoutOwn(sentence, grounds.facts);
  const contacts = checkContacts(rest, grounds);
  if (contacts === null) return "contact";
  if (!isReadable(contacts, language, grounds.vocabulary)) return "unreadable";
  const bare = bareWords(contacts);
  if (has(bare, lexicon.none)) return "none_free";
  if (has(bare, lexicon.claims)) return "claim";
  if (has(bare, lexicon.promises)) return "promise";
  if (has(bare, lexicon.person)) return "person";
  if (has(bare, lexicon.money)) return "price";
  if (has(bare, lexicon.countedInWords)) return "figure";
  const service = serviceNamed(sentence, grounds) ?? thread.service;
  const prices = checkPrices(contacts, grounds, service, lexicon.amounts);
  if (prices === null) return "price";
  const statements = statementsOf(prices, lexicon);
  const moments = checkMoments(prices, grounds, language, thread, statements.length === 0);
  if (!moments) return "moment";
  const hasMoments = moments.hasTimes || moments.hasDays;
  if (has(bare, lexicon.gratis) && !hasMoments) return "price";
  if (has(bare, lexicon.opening) && hasMoments) return "opening";
  const figures = moments.rest.match(/\d+/g) ?? [];
  if (figures.some((figure) => !grounds.numbers.has(figure))) return "figure";
  if (hasMoments && !moments.areBooked && has(bare, lexicon.stands)) return "claim";
  if (namesStrangers(moments.rest, grounds, language)) return "unfounded";
  for (const statement of statements) {
    const fault = unfounded(statement, { grounds, lexicon, language, thread });
    if (fault) return fault;
  }
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
