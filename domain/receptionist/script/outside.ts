import { sameQuestion } from "../language/facts.ts";
import { readOutside } from "../language/outside.ts";
import type { Turn } from "../turn.ts";
import type { Heard } from "./hear.ts";
import { wordsFor } from "./phrases.ts";

/** What is said first to a message that asks for something that is not done here; null where it does not. */
export function outsideText(turn: Turn, { text, contact }: Heard): string | null {
  const { config, language } = turn;
  const { outside } = wordsFor(turn);
  // Where the business has answered it, its own words count.
  if (contact.email || contact.phone || config.facts.questions?.some(({ question }) => sameQuestion(question, text)))
    return null;
  const [topic] = readOutside(
    text,
    config.services.map(({ name }) => name),
    language,
  );
  if (!topic) return null;
  if (topic !== "location") return outside[topic];
  const { address } = config.facts;
  return address ? outside.onePlaceAt(address) : outside.onePlace;
}
