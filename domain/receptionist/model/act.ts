import type { z } from "zod";
import type { Draft, Turn, UseTool } from "../turn.ts";
import type { OwnWords } from "./own-words.ts";

/** What a model's wish to use a tool is done in. */
export interface Scene {
  turn: Turn;
  use: UseTool;
  own: OwnWords;
}

/**
 * What came of it. `said`: the rules have the word, and the model is not asked any more in this turn. `told`: the model
 * goes on with this.
 */
export type Upshot = { said: Draft[] } | { told: Record<string, unknown> };

/**
 * A tool as a model sees it: it names things as people do, and the rules find out what is meant, ask, read back and
 * write. Nothing that it passes on is taken for the visitor's word unless the visitor said it.
 */
export interface Act<Args extends z.ZodType> {
  args: Args;
  run(scene: Scene, args: z.output<Args>): Promise<Upshot>;
}

export function defineAct<Args extends z.ZodType>(act: Act<Args>): Act<Args> {
  return act;
}

/** A refusal in a code and a sentence that helps the model on. */
export function refused(error: string, help: string): Upshot {
  return { told: { error, help } };
}

/** The beginning of an id, which is enough to tell the few of one conversation apart and costs a model less. */
export function handleOf(id: string): string {
  return id.slice(0, 8);
}
