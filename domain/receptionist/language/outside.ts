import type { Language } from "../../../words/languages.ts";
import { lexiconOf } from "./lexicon.ts";
import { folded } from "./spelling.ts";

/** What people ask a receptionist for and this one does not do. */
export type Outside =
  | "payment"
  | "class"
  | "series"
  | "several_services"
  | "several_people"
  | "location"
  | "overlap"
  | "calendar"
  | "recording";

/** How each is asked for, in folded text; every gap is bounded. */
export interface OutsideWords {
  said: Record<Exclude<Outside, "several_services">, RegExp>;
  /** What joins two services in one breath. */
  joined: RegExp;
}

/**
 * What a message asks for that is not done here, in the order of the list above.
 *
 * @param services names of the services, to tell one from several in one breath
 */
export function readOutside(text: string, services: readonly string[] = [], language: Language): Outside[] {
  const said = folded(text);
  const words = lexiconOf(language).outside;
  const topics = Object.entries(words.said) as [keyof OutsideWords["said"], RegExp][];
  const found: Outside[] = topics.filter(([, pattern]) => pattern.test(said)).map(([topic]) => topic);
  return namesSeveral(said, services, words.joined) ? [...found, "several_services"] : found;
}

/** Whether several services are named in full and joined; one whose name is part of another's is not counted twice. */
function namesSeveral(said: string, services: readonly string[], joined: RegExp): boolean {
  let rest = said;
  let named = 0;
  for (const name of services.map(folded).sort((a, b) => b.length - a.length)) {
    if (!rest.includes(name)) continue;
    named += 1;
    rest = rest.replaceAll(name, " ");
  }
  return named > 1 && joined.test(rest);
}
