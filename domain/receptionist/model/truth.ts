import { wordsOf } from "../../../words/languages.ts";
import { bareWords } from "../language/phrases.ts";
import { hear } from "../script/hear.ts";
import { describe, upcoming } from "../script/own-phrases.ts";
import { answer } from "../script/small-talk.ts";
import { sayBoth } from "../script/zones.ts";
import type { Turn } from "../turn.ts";
import type { Fault } from "./check-sentence.ts";
import { lexiconOf } from "./lexicon.ts";
import { Sentences } from "./sentences.ts";

/** What is so, in the place of what a model said and may not have: out of the book and of the facts. */
export function truthFor(turn: Turn, faults: ReadonlySet<Fault>): string[] {
  const { truth } = wordsOf(turn.language).guard;
  return [
    ...(faults.has("claim") ? standing(turn) : []),
    ...((["price", "opening", "figure", "unfounded"] as const).some((fault) => faults.has(fault)) ? facts(turn) : []),
    ...(faults.has("promise") ? [truth.noPromise] : []),
    ...(faults.has("person") ? [truth.automated] : []),
  ];
}

/** Whether the visitor speaks of something as done, or asks whether it is: no bare "yes" of a model answers that. */
export function speaksOfDone({ utterance, language }: Turn): boolean {
  return utterance.kind === "text" && bareWords(utterance.text).search(lexiconOf(language).claims) >= 0;
}

/** How things stand with what is this visitor's. */
function standing(turn: Turn): string[] {
  const { truth } = wordsOf(turn.language).guard;
  const { hold, known } = turn.memory;
  if (hold) return [truth.held(sayBoth(turn, hold.start))];
  const ahead = upcoming(turn);
  if (ahead.length > 0) return ahead.map((one) => truth.stands(describe(turn, one), one.reference));
  const last = known.at(-1);
  return [last?.status === "cancelled" ? truth.cancelled(describe(turn, last)) : truth.nothingBooked];
}

/** What the business has told of what the visitor asks now, if anything. */
function facts(turn: Turn): string[] {
  const { utterance } = turn;
  const told = utterance.kind === "text" ? answer(turn, hear(utterance.text, turn)) : null;
  if (!told || told.isMissing || told.isPerson) return [];
  const sentences = new Sentences(turn.language);
  return [...sentences.take(told.text), ...sentences.rest()].map((sentence) => sentence.trim());
}
