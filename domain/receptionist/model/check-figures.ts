import type { Grounds } from "./grounds.ts";
import { blank, type Place, placeOf } from "./places.ts";

const EMAIL = /[^\s@<>()]+@[^\s@<>()]+/gu;
/** With or without a scheme, whatever its top-level domain. */
const LINK = /\b(?:https?:|www\.)\S+|(?<![\p{L}\p{N}])[\p{L}\p{N}-]{2,}\.\p{L}{2,}(?!\p{L})/giu;
const PHONE = /\+?\(?\d[\d ().\-/]{6,}\d/gu;
const REFERENCE = /(?<![\p{L}\p{N}])(?=[A-Z]*\d)[2-9A-HJKMNP-Z]{6}(?![\p{L}\p{N}])/gu;

/** The text without its addresses, numbers and references; null where one of them is not of this conversation. */
export function checkContacts(text: string, { emails, phones, references }: Grounds): string | null {
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
export function checkPrices(
  text: string,
  { services }: Grounds,
  service: string | null,
  amounts: RegExp,
): string | null {
  const found = [...text.matchAll(amounts)];
  // Several services and several prices in one sentence: each has to follow its own.
  const mentions = mentionsIn(text, services);
  const wrong = found.some((match) => {
    const nearest = mentions.findLast(({ to }) => to <= match.index)?.name ?? service;
    const amount = amountOf(match[1] ?? match[2] ?? "");
    return !services.some(({ name, price }) => price === amount && (nearest === null || name === nearest));
  });
  return wrong ? null : blank(text, found.map(placeOf));
}

function amountOf(said: string): number {
  const plain = said.replace(/[.,]+$/, "");
  // "1,200" and "1.200" are thousands, "45.50" and "45,50" are not.
  return Number(plain.replace(/[.,](?=\d{3}(?:\D|$))/g, "").replace(",", "."));
}

/** The only service that a sentence names; null for none or several. */
export function serviceNamed(sentence: string, { services }: Grounds): string | null {
  const names = new Set(mentionsIn(sentence, services).map(({ name }) => name));
  const [name] = names;
  return names.size === 1 ? (name ?? null) : null;
}

/** Where services are named, in their order: in "Deep tissue massage" there is no "Massage", and in "executive" no "Cut". */
function mentionsIn(text: string, services: Grounds["services"]): (Place & { name: string })[] {
  const mentions = services.flatMap(({ name }) => {
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}`, "giu");
    return [...text.matchAll(pattern)].map((match) => ({ ...placeOf(match), name }));
  });
  const isWithin = (one: Place, other: Place) =>
    other.from <= one.from && one.to <= other.to && other.to - other.from > one.to - one.from;
  return mentions.filter((one) => !mentions.some((other) => isWithin(one, other))).sort((a, b) => a.from - b.from);
}
