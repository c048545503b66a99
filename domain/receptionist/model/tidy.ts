/** Of a sentence that ends in "p. m." one is enough. */
const TWO_STOPS = /(?<!\.)\.\.(?!\.)/g;

/** A model's text as it is shown: plain, on one line, calm. Letters in disguise become what they look like. */
export function tidy(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f)*/gu, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^\s*(?:[-*•#>]+|\d+[.)])\s+/gmu, "")
    .replace(/[*_`#~|]+/g, "")
    .replace(/[!]{2,}/g, "!")
    .replace(TWO_STOPS, ".")
    .replace(/\s+/g, " ")
    .trim();
}
