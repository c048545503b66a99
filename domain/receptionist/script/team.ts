import { sayPhone } from "../language/say.ts";
import type { Turn } from "../turn.ts";
import { sayChoice, wordsFor } from "./phrases.ts";

/** How to reach the team, where the business has told it; else "". */
export function teamText(turn: Pick<Turn, "config" | "language">): string {
  const { facts } = turn.config;
  const ways = [facts.phone && sayPhone(facts.phone), facts.email].filter((way) => way !== undefined);
  return ways.length > 0 ? wordsFor(turn).talk.reachTeam(sayChoice(turn, ways)) : "";
}
