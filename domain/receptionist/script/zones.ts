import { isSameClock, sayInBoth } from "../language/both-zones.ts";
import { sayDateTime } from "../language/say.ts";
import { sayZone } from "../language/zone-words.ts";
import type { Draft, Turn } from "../turn.ts";
import { say, wordsFor } from "./phrases.ts";

/** The visitor's zone: the one that they spoke in, or else the one that their browser tells. */
export function ownZone({ memory, visitorZone = null }: Turn): string | null {
  return memory.saidZone ?? visitorZone;
}

/**
 * "Tuesday 24 November at 2:30 pm"; where the visitor's clocks show another time, in both zones: "… at 2:30 pm New York
 * time (7:30 pm your time)".
 *
 * @param at epoch milliseconds
 * @param said what is said of the instant in the business's zone
 */
export function sayBoth(turn: Turn, at: number, said = sayWhen(turn, at)): string {
  const { timezone } = turn.config;
  const own = ownZone(turn);
  if (!own || !differs(turn, at)) return said;
  const whose = own === turn.visitorZone ? wordsFor(turn).zones.yours : sayZone(own, turn.language);
  turn.memory.zoneNamed = true;
  return sayInBoth(at, said, { timezone, other: own, now: turn.saidAt, whose }, turn.language);
}

/** "Tuesday 24 November at 2:30 pm" in the business's zone; `at` in epoch milliseconds. */
export function sayWhen({ config, saidAt, language }: Turn, at: number): string {
  return sayDateTime(at, config.timezone, saidAt, language);
}

/** Names the business's zone, once in a conversation, where the visitor's clocks show another time; else "". */
export function nameZone(turn: Turn, at: number): string {
  if (turn.memory.zoneNamed || !differs(turn, at)) return "";
  turn.memory.zoneNamed = true;
  return wordsFor(turn).zones.allTimes(sayZone(turn.config.timezone, turn.language));
}

/**
 * Asks which zone was meant.
 *
 * @param words the zone as it was named; "" for the visitor's own
 */
export function askZone(turn: Turn, words: string): Draft {
  const { zones } = wordsFor(turn);
  return say(turn, "zone", words === "" ? zones.ask : zones.askAbout(words));
}

function differs(turn: Turn, at: number): boolean {
  const own = ownZone(turn);
  return own !== null && !isSameClock(at, own, turn.config.timezone);
}
