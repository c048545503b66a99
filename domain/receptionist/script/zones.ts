import { isSameClock, sayInBoth } from "../language/both-zones.ts";
import { sayDateTime } from "../language/say.ts";
import { sayZone } from "../language/zone-words.ts";
import type { Draft, Turn } from "../turn.ts";
import { say } from "./phrases.ts";

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
export function sayBoth(turn: Turn, at: number, said = sayDateTime(at, turn.config.timezone, turn.saidAt)): string {
  const { timezone } = turn.config;
  const own = ownZone(turn);
  if (!own || !differs(turn, at)) return said;
  const whose = own === turn.visitorZone ? "your time" : sayZone(own);
  turn.memory.zoneNamed = true;
  return sayInBoth(at, said, { timezone, other: own, now: turn.saidAt, whose });
}

/** Names the business's zone, once in a conversation, where the visitor's clocks show another time; else "". */
export function nameZone(turn: Turn, at: number): string {
  if (turn.memory.zoneNamed || !differs(turn, at)) return "";
  turn.memory.zoneNamed = true;
  return `All times are ${sayZone(turn.config.timezone)}. `;
}

/**
 * Asks which zone was meant.
 *
 * @param words the zone as it was named; "" for the visitor's own
 */
export function askZone(turn: Turn, words: string): Draft {
  if (words === "") return say(turn, "zone", "Which city or time zone are you in?");
  return say(turn, "zone", `I'm not sure which time zone you mean by ${words}. Which city is that?`);
}

function differs(turn: Turn, at: number): boolean {
  const own = ownZone(turn);
  return own !== null && !isSameClock(at, own, turn.config.timezone);
}
