import type { BusinessFacts } from "../../db/queries/subject-facts.ts";
import type { LetterWords } from "../../words/types/letters.ts";
import { sayPhone } from "../receptionist/language/say.ts";

/** How a reader reaches the business, the nearest first; none where it has told none. */
export function waysToAsk({ contact, facts: { email, phone } }: BusinessFacts, { ways }: LetterWords): string[] {
  // An answer goes where the business reads its mail, so there is no need of another address.
  const byMail = contact.email ? [ways.reply] : email ? [ways.write(email)] : [];
  return [...byMail, ...(phone ? [ways.call(sayPhone(phone))] : [])];
}
