import { sayPhone } from "../language/say.ts";
import type { Turn } from "../turn.ts";

/** How to reach the team, where the business has told it. */
export function teamText({ config: { facts } }: Pick<Turn, "config">): string {
  const ways = [facts.phone && sayPhone(facts.phone), facts.email].filter((way) => way !== undefined);
  return ways.length > 0 ? ` You can reach the team at ${ways.join(" or ")}.` : "";
}
