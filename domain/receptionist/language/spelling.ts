/**
 * Text as the rules of this folder read it: lower case, straight quotes, single spaces, no control characters and no
 * private-use characters (`when/marks.ts` gives those a meaning of its own).
 */
export function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc\u0060\u00b4]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\p{C}\s]+/gu, " ")
    .trim();
}

/** Letters without their accents: people leave them out as they please ("manana", "jose"). */
export function unaccented(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC");
}

/** Text as the words of a language (`lexicon.ts`) are looked for in it: plain, without accents and opening "¿" and "¡". */
export function folded(text: string): string {
  return unaccented(plain(text).replace(/[¿¡]/g, ""));
}

/**
 * Damerau-Levenshtein distance (optimal string alignment): insertions, deletions, substitutions and swaps of
 * neighbours that turn one word into the other. Stops early: anything beyond `max` is answered as `max + 1`.
 */
export function distance(a: string, b: string, max: number): number {
  if (Math.abs(a.length - b.length) > max) return max + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, at(beforeLast, j - 2) + 1);
      row.push(best);
    }
    if (Math.min(...row) > max) return max + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(at(last, b.length), max + 1);
}

/** How many slips of the finger a word may hold and still be taken for what was meant: 0 below 5 letters, 1, and 2 from 8 on. */
export function slipsAllowed(word: string): 0 | 1 | 2 {
  return word.length >= 8 ? 2 : word.length >= 5 ? 1 : 0;
}

function at(row: number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
