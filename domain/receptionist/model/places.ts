/** A part of a text, by its UTF-16 code units. */
export interface Place {
  from: number;
  to: number;
}

export function placeOf(match: RegExpMatchArray): Place {
  const from = match.index ?? 0;
  return { from, to: from + match[0].length };
}

/** The text with a mark in the place of each of these parts; the others stay where they are. */
export function blank(text: string, places: readonly Place[]): string {
  return places.reduce((left, { from, to }) => left.slice(0, from) + ";".padEnd(to - from) + left.slice(to), text);
}
