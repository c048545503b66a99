import { type Language, wordsOf } from "../../../words/languages.ts";
import { localDate, offsetAt } from "../../booking/zone.ts";
import { sayDateTime, sayTime } from "./say.ts";
import { sayZone } from "./zone-words.ts";

/** Whether clocks in two zones show the same at an instant. */
export function isSameClock(at: number, timezone: string, other: string): boolean {
  return offsetAt(at, timezone) === offsetAt(at, other);
}

/**
 * An instant by the clocks of both zones: "… at 2:30 pm New York time (7:30 pm London time)".
 *
 * @param said what is said of it in the first zone
 * @param whose the other zone in words
 */
export function sayInBoth(
  at: number,
  said: string,
  { timezone, other, now, whose }: { timezone: string; other: string; now: number; whose?: string },
  language: Language,
): string {
  const isSameDay = localDate(at, other) === localDate(at, timezone);
  const there = isSameDay ? sayTime(at, other, language) : sayDateTime(at, other, now, language);
  const { inBothZones } = wordsOf(language).speech;
  return inBothZones(said, sayZone(timezone, language), there, whose ?? sayZone(other, language));
}
