import type { BusinessFacts } from "../../db/queries/subject-facts.ts";
import { isSameClock, sayInBoth } from "../receptionist/language/both-zones.ts";
import { sayDateTime, sayList, sayPhone } from "../receptionist/language/say.ts";

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
export function sayWhen(at: number, { timezone, clientTimezone, now }: Clocks): string {
  const said = sayDateTime(at, timezone, now);
  if (clientTimezone === null || isSameClock(at, clientTimezone, timezone)) return said;
  return sayInBoth(at, said, { timezone, other: clientTimezone, now });
}

/** How the business can be reached otherwise, "You can also call … or write to …."; null where it has not told. */
export function otherWays({ facts }: BusinessFacts): string | null {
  const ways = [facts.phone && `call ${sayPhone(facts.phone)}`, facts.email && `write to ${facts.email}`].filter(
    Boolean,
  );
  return ways.length > 0 ? `You can also ${sayList(ways as string[], "or")}.` : null;
}
