import { sayPhone } from "../receptionist/language/say.ts";
import type { OfferedSlot, Writing } from "./followup-letters.ts";
import { sayWhen } from "./followup-words.ts";

/** On each, as nobody can know which one is read first. */
const HOW_TO_STOP = "Reply STOP to end texts.";

/** To somebody who asked to be written to. */
export function contactText({ links, business }: Writing): string {
  const { name, slug, facts } = business;
  const call = facts.phone ? ` Or call ${sayPhone(facts.phone)}.` : "";
  return plainly(
    `${name}: you asked us to write to you. Book, change or ask here: ${links.page(slug)}${call} ${HOW_TO_STOP}`,
  );
}

/** To somebody on the waitlist. */
export function waitlistText(
  { links, business, clocks }: Writing,
  { serviceName, slots }: { serviceName: string; slots: readonly OfferedSlot[] },
): string {
  const times = slots.map(({ start, staffName }) => `${sayWhen(start, clocks)} with ${staffName}`).join("; ");
  const kept = `Not kept for you: whoever books first has ${slots.length === 1 ? "it" : "them"}`;
  return plainly(
    `${business.name}: free as we write for ${serviceName}: ${times}. ${kept}. ${links.page(business.slug)} ${HOW_TO_STOP}`,
  );
}

/** The basic letters of GSM-7 (3GPP TS 23.038, 6.2.1) beside those of ASCII that it has. */
const GSM = /^[\n\r !"#$%&'()*+,\-./0-9:;<=>?@A-Z_a-z£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà]$/u;
const PLAIN: Readonly<Record<string, string>> = {
  "’": "'",
  "‘": "'",
  "“": '"',
  "”": '"',
  "–": "-",
  "—": "-",
  "…": "...",
  "\u00a0": " ",
};

/**
 * The words in letters that a text holds 160 of, as far as there are such: another letter would halve how many fit. What
 * has no like stays as it is.
 */
function plainly(words: string): string {
  return [...words.normalize("NFC")].map((letter) => (GSM.test(letter) ? letter : likeOf(letter))).join("");
}

function likeOf(letter: string): string {
  const bare = letter.normalize("NFD").replace(/\p{M}/gu, "");
  return PLAIN[letter] ?? (GSM.test(bare) ? bare : letter);
}
