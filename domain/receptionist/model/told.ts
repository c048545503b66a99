import type { TenantConfig } from "../../../db/queries/tenant-config.ts";
import type { Language } from "../../../words/languages.ts";
import { bareWords } from "../language/phrases.ts";
import { majorUnits, sayDuration, sayHours, sayMoney } from "../language/say.ts";
import type { Turn } from "../turn.ts";
import { isMostlyIn } from "./readable.ts";

/** What the business tells of itself, ready to be compared with. */
export interface Told {
  services: readonly { name: string; price: number | null }[];
  numbers: ReadonlySet<string>;
  /** Each text as bare words between blanks. */
  facts: readonly string[];
  /** The words of the facts and names. */
  own: ReadonlySet<string>;
  /** Whether the facts are in another language than the reply. */
  areForeign: boolean;
}

const known = new WeakMap<TenantConfig, Map<Language, Told>>();

/** Read once a configuration and language: it is looked into for each sentence. */
export function toldBy({ config, language }: Pick<Turn, "config" | "language">): Told {
  const byLanguage = known.get(config) ?? new Map<Language, Told>();
  known.set(config, byLanguage);
  const told = byLanguage.get(language) ?? read(config, language);
  byLanguage.set(language, told);
  return told;
}

function read(config: TenantConfig, language: Language): Told {
  const facts = factTexts({ config, language });
  const bare = facts.map(bareWords);
  return {
    services: config.services.map(({ name, price }) => ({ name, price: price && majorUnits(price) })),
    numbers: new Set(facts.flatMap((text) => text.match(/\d+/g) ?? [])),
    facts: bare.map((text) => ` ${text} `),
    own: new Set(bare.flatMap((text) => text.split(" "))),
    areForeign: !isMostlyIn(sentences(config).join(" "), language),
  };
}

/** What the business tells of itself, in the words in which it may be repeated. */
function factTexts({ config, language }: Pick<Turn, "config" | "language">): string[] {
  const { facts, name, services, staff, weeklyHours } = config;
  const { address, directions, parking, policies, about, questions = [] } = facts;
  return [
    ...[name, address, directions, parking, policies, about].flatMap((text) => text ?? []),
    ...questions.flatMap(({ question, answer }) => [question, answer]),
    ...services.flatMap(({ name, description, durationMinutes, price }) => [
      ...[name, description, sayDuration(durationMinutes, language), `${durationMinutes} min`],
      ...(price ? [sayMoney(price, language)] : []),
    ]),
    ...staff.map(({ name }) => name),
    ...sayHours(weeklyHours, language).split("; "),
  ].filter((text) => text.trim() !== "");
}

/** What the business has told in sentences of its own. */
function sentences({ facts }: TenantConfig): string[] {
  const { directions, parking, policies, about, questions = [] } = facts;
  const told = [directions, parking, policies, about].flatMap((text) => text ?? []);
  return [...told, ...questions.map(({ answer }) => answer)];
}
