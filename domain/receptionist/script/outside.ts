import { sameQuestion } from "../language/facts.ts";
import { type Outside, readOutside } from "../language/outside.ts";
import type { Turn } from "../turn.ts";
import type { Heard } from "./hear.ts";

/** What is said to a wish for something that is not done here, and what is done instead. */
const TEXTS: Record<Exclude<Outside, "location">, string> = {
  payment: "I can't take payments or deposits in this chat, but I can book the appointment.",
  class: "I can't book classes or seats in a group, only appointments for one person.",
  series: "I can't set up a series, but I can book one appointment, and then the next.",
  several_services: "I book one service at a time; we can do the next one after it.",
  several_people: "I book for one person at a time; we can do the next one after that.",
  overlap: "I can't book over a time that is taken, but I can look for the nearest free ones.",
  calendar: "I can't work with your calendar from here; I'll give you day, time and reference to note down.",
  recording: "I don't record calls; what is written here is kept, as the privacy notice below this chat explains.",
};

/** What is said first to a message that asks for something that is not done here; null where it does not. */
export function outsideText({ config }: Turn, { text, contact }: Heard): string | null {
  // Where the business has answered it, its own words count.
  if (contact.email || contact.phone || config.facts.questions?.some(({ question }) => sameQuestion(question, text)))
    return null;
  const [topic] = readOutside(
    text,
    config.services.map(({ name }) => name),
  );
  if (!topic) return null;
  if (topic !== "location") return TEXTS[topic];
  const { address } = config.facts;
  return address ? `There is one place that I book for: ${address}.` : "I book for one place only.";
}
