import type { Locale } from "date-fns";

/** How days, times, amounts and lists are said. */
export interface SpeechWords {
  /** The names of days and months, for the date patterns below (Unicode TR 35). */
  dateLocale: Locale;
  /** "Tuesday 24 November". */
  day: string;
  dayWithYear: string;
  /** "Tue 24 Nov", where every character counts. */
  shortDay: string;
  /** "2:30 pm". */
  time: string;
  /** "Tuesday 24 November at 2:30 pm". */
  at(day: string, time: string): string;
  /** Before the last of a list, by what follows. */
  and(next: string): string;
  or(next: string): string;
  /** BCP 47 tag by which money is written, by its ISO 4217 code. */
  numberLocale(currency: string): string;
  hours(count: number): string;
  minutes(count: number): string;
  /** Monday first, in the middle of a sentence. */
  weekdays: readonly [string, string, string, string, string, string, string];
  /** "9:00 am to 5:00 pm", "Monday to Friday". */
  fromTo(from: string, to: string): string;
  midnight: string;
  closed(days: string): string;
  closedAllWeek: string;
  /** A service's name in the middle of a sentence: "massage", but "IV drip". */
  inSentence(name: string): string;
  /** What cities are called where it is not their name in the zone database. */
  cities: Readonly<Record<string, string>>;
  /** A zone by its city, "New York time". */
  zone(city: string): string;
  /** "2:30 pm New York time". */
  inZone(said: string, zone: string): string;
  /** "2:30 pm New York time (7:30 pm London time)": what is said in one zone, and what clocks show in another. */
  inBothZones(said: string, zone: string, there: string, other: string): string;
}
