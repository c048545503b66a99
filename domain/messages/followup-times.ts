import type { Language } from "../../words/languages.ts";
import { isSameClock, sayInBoth } from "../receptionist/language/both-zones.ts";
import { sayDateTime } from "../receptionist/language/say.ts";

/** By whose clocks times are told. */
export interface Clocks {
  /** IANA, of the business. */
  timezone: string;
  /** IANA, of the reader, where it is known. */
  clientTimezone: string | null;
  /** Epoch milliseconds at which it is written. */
  now: number;
}

/**
 * "Tuesday 24 November at 2:30 pm"; where the reader's clocks show another time, in both zones: "… at 2:30 pm New York
 * time (7:30 pm London time)".
 */
export function sayWhen(at: number, { timezone, clientTimezone, now }: Clocks, language: Language): string {
  const said = sayDateTime(at, timezone, now, language);
  if (clientTimezone === null || isSameClock(at, clientTimezone, timezone)) return said;
  return sayInBoth(at, said, { timezone, other: clientTimezone, now }, language);
}
