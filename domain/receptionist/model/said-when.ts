import { readWhen } from "../language/when.ts";
import type { Turn } from "../turn.ts";

/**
 * Whether the visitor has said anything of when they would like to come, in this conversation: who has not is asked
 * before the schedule is looked at.
 */
export function hasSaidWhen({ log, memory, config: { timezone } }: Turn): boolean {
  if (memory.seen.length > 0) return true;
  return log.some((entry) => {
    if (entry.kind !== "visitor") return false;
    const { days, weekdays, time, any, ambiguous, past } = readWhen(entry.text, {
      now: Date.parse(entry.at),
      timezone,
    });
    return [days, weekdays, time, any, ambiguous, past].some((part) => part !== undefined);
  });
}
