import type { Grounds } from "./grounds.ts";
import { blank, placeOf } from "./places.ts";

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

/** The only service that a sentence names; null for none or several. */
export function serviceNamed(sentence: string, { services }: Grounds): string | null {
  const named = services.filter(({ name }) => names(sentence, name));
  return named.length === 1 ? (named[0]?.name ?? null) : null;
}

function names(text: string, name: string): boolean {
  return lastOf(text, name) >= 0;
}

function lastOf(text: string, name: string): number {
  return text.toLowerCase().lastIndexOf(name.toLowerCase());
}
