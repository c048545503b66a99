/** Which detail of theirs a message speaks of. */
export type Detail = "name" | "reach" | "all";

/** "Later" or "earlier", as said of times that were named. */
export function readRelative(text: string): "later" | "earlier" | null {
  if (/\blater\b/i.test(text)) return "later";
  return /\b(?:earlier|sooner)\b/i.test(text) ? "earlier" : null;
}

/** By how much: "an hour later", "half an hour earlier"; in minutes, null where it is not said. */
export function readShift(text: string): number | null {
  const said =
    /\b(half an|an?|one|two|three|\d{1,3}) ?(hours?|hrs?|minutes?|mins?) (later|earlier|sooner|forward|back)\b/i.exec(
      text,
    );
  const [, amount = "", unit = "", way = ""] = said ?? [];
  if (!said) return null;
  const words: Record<string, number> = { "half an": 0.5, a: 1, an: 1, one: 1, two: 2, three: 3 };
  const minutes = (words[amount.toLowerCase()] ?? Number(amount)) * (/^h/i.test(unit) ? 60 : 1);
  return /later|back/i.test(way) ? minutes : -minutes;
}

/** The detail that a message names without giving it: "the email is wrong", "my details". */
export function readDetail(text: string): Detail | null {
  const [, word = ""] = /\b(details?|name|e-?mail|phone|number)\b/i.exec(text) ?? [];
  if (word === "") return null;
  if (/^name$/i.test(word)) return "name";
  return /^detail/i.test(word) ? "all" : "reach";
}

/** Whether someone says that they have no email or no phone. */
export function lacksDetail(text: string): boolean {
  return /\b(?:no|without|don'?t have|haven'?t got)\b.{0,20}\b(?:e-?mail|phone|number|mobile)\b/i.test(text);
}

/** Whether the hour is left open: "any time". */
export function saysAnyTime(text: string): boolean {
  return /\bany ?time\b/i.test(text);
}
