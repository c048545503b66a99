import type { TextWords } from "../../words/types/texts.ts";

/** Characters beyond which a text is billed as more than one (3GPP TS 23.038): of GSM-7, and of UCS-2. */
const SEGMENT = { plain: 160, other: 70 };

/** What a text says, on one line, in plain letters, and with how to stop. Names in it keep their words. */
export function asText(words: string, { howToStop }: Pick<TextWords, "howToStop">): string {
  return plainly(`${words} ${howToStop}`.replace(/[\s\p{Cc}]+/gu, " ").trim());
}

/** Whether a text is billed as one. */
export function isOneSegment(text: string): boolean {
  const isPlain = [...text].every((letter) => GSM.test(letter));
  return text.length <= (isPlain ? SEGMENT.plain : SEGMENT.other);
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
 * The words in letters that a segment holds 160 of, as far as there are such: another letter would halve how many fit.
 * What has no like stays as it is.
 */
function plainly(words: string): string {
  return [...words.normalize("NFC")].map((letter) => (GSM.test(letter) ? letter : likeOf(letter))).join("");
}

function likeOf(letter: string): string {
  const bare = letter.normalize("NFD").replace(/\p{M}/gu, "");
  return PLAIN[letter] ?? (GSM.test(bare) ? bare : letter);
}
