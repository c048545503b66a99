import { readLanguage } from "../language/read-language.ts";
import { readWhen } from "../language/when.ts";
import type { Turn } from "../turn.ts";

/**
 * Whether the visitor has said anything of when they would like to come, in this conversation: who has not is asked
 * before the schedule is looked at.
 */
export function hasSaidWhen({ log, memory, language, config: { timezone } }: Turn): boolean {
  if (memory.seen.length > 0) return true;
  return log.some((entry) => {
    if (entry.kind !== "visitor") return false;
    const own = readLanguage(entry.text);
    // What no reader of ours can read may well be a day.
    if (own === "other") return true;
    // It may have been said before they went on in another language.
    const when = readWhen(entry.text, { now: Date.parse(entry.at), timezone, language: own ?? language });
    return Object.values(when).some((part) => part !== undefined);
  });
}
