import type { BusinessFacts } from "../../db/queries/subject-facts.ts";
import { DEFAULT_LANGUAGE } from "../../words/languages.ts";
import { sayList } from "../receptionist/language/say.ts";
import type { Letter } from "./letter.ts";

/** Tells a business that somebody has made a key to its data, which ought to be no news to it. */
export function apiKeyLetter(
  { name, look }: BusinessFacts,
  { prefix, scopes }: { prefix: string; scopes: readonly string[] },
): Letter {
  return {
    subject: `A new API key for ${name}`,
    preview: `It begins with ${prefix}.`,
    parts: [
      { kind: "heading", text: "A new API key was made" },
      {
        kind: "text",
        text: `A program can use it to work with the data of ${name}. It begins with ${prefix}. Its rights: ${sayList(scopes, "and", DEFAULT_LANGUAGE)}.`,
      },
      {
        kind: "text",
        text: "If you know of it, there is nothing to do. If not, please have it revoked at once by whoever looks after your gomomo.",
      },
    ],
    language: DEFAULT_LANGUAGE,
    calendar: null,
    accent: look.accent,
    footer: [`Sent automatically to the contact address of ${name}.`],
  };
}
