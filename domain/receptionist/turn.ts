import type { TenantConfig } from "../../db/queries/tenant-config.ts";
import { DEFAULT_LANGUAGE, type Language, languageOf } from "../../words/languages.ts";
import type { Promises } from "../autonomy/promises.ts";
import type { Context } from "../context.ts";
import { noteConsent } from "./guardrails.ts";
import type { Memory } from "./memory.ts";
import { noteLanguage } from "./note-language.ts";
import type { Entry } from "./protocol.ts";
import { duties, statusOf, type ToolArgs, type ToolName, type ToolOutcome, tools } from "./tools/registry.ts";
import type { ToolResult } from "./tools/tool.ts";

/** What a visitor said or pressed, or what happened to their hold meanwhile. */
export type Utterance =
  | { kind: "text"; text: string }
  | { kind: "offer"; offerId: string }
  | { kind: "act"; entryId: string; action: string; values: Record<string, string> }
  | { kind: "hold_ended"; holdId: string };

type DistributiveOmit<Union, Keys extends PropertyKey> = Union extends unknown ? Omit<Union, Keys> : never;
/** An entry that has no place in the log yet; with an id where parts of it were shown already. */
export type Draft = DistributiveOmit<Entry, "id" | "seq" | "at"> & { id?: string };

export interface Turn {
  utterance: Utterance;
  /** When it was said, epoch milliseconds; a turn that is resumed later means the same by "tomorrow". */
  saidAt: number;
  config: TenantConfig;
  memory: Memory;
  /** The IANA zone that the visitor's browser tells. */
  visitorZone?: string | null;
  /** What the visitor may be told that they will get. */
  promises: Promises;
  /** What the receptionist speaks: the visitor's own language, if it is one of ours. */
  language: Language;
  /** What stands in the log, newest last, this utterance included; the beginning of a long one may be left out. */
  log: readonly Entry[];
}

/**
 * The language of a conversation: what the visitor chose or wrote in, else what their browser tells.
 *
 * @param locale BCP 47
 */
export function languageFor({ language }: Memory, locale: string | null): Language {
  return language ?? languageOf(locale) ?? DEFAULT_LANGUAGE;
}

/** Uses a tool by its name. */
export type UseTool = <Name extends ToolName>(name: Name, args: ToolArgs<Name>) => Promise<ToolOutcome<Name>>;

/**
 * Keeps what the world outside answered, so that a resumed turn takes the same way: what is known is not asked again.
 *
 * @param ask must not fail; what went wrong is a value
 */
export type Recall = <Value>(
  ask: (id: string) => Promise<Value>,
) => Promise<{ value: Value; id: string; isKnown: boolean }>;

/** A brain reads the turn, uses tools, and answers; what it remembers it writes into `turn.memory`. */
export type Brain = (turn: Turn, use: UseTool, recall: Recall) => Promise<Draft[]>;

/** A tool call as it is kept until its turn is done. */
export interface StoredCall {
  id: string;
  name: string;
  result: ToolResult<unknown> | null;
}

/** The name under which an answer from outside is kept. */
export const ASKED = "asked";

/** Where the calls of a turn are kept, so that a resumed turn repeats none of their effects. */
export interface CallLog {
  /** The n-th call of this turn, from 0; stored with a fresh id if it is new. */
  open(n: number, name: ToolName | typeof ASKED): StoredCall;
  /** Stores the result. */
  close(n: number, result: ToolResult<unknown>): void;
}

/**
 * Lets a brain answer one utterance. Said again after a crash, with the memory from before and the same call log, it
 * gives the same effects: calls whose result is known are not run again, the others run with the ids they had.
 *
 * @param onTool told before each tool runs, with what the visitor may see meanwhile
 */
export async function runTurn(
  ctx: Context,
  turn: Turn,
  brain: Brain,
  calls: CallLog,
  onTool: (status: string) => void,
): Promise<Draft[]> {
  noteLanguage(turn);
  noteConsent(turn);
  let n = 0;
  const use = async (name: ToolName, args: unknown) => {
    const call = calls.open(n, name);
    const place = n++;
    let { result } = call;
    if (!result) {
      const tool = { ...tools, ...duties }[name];
      const status = statusOf(name, turn.language);
      if (status) onTool(status);
      const session = { memory: turn.memory, config: turn.config, language: turn.language, callId: call.id };
      const run = tool.run as (ctx: Context, session: object, args: unknown) => Promise<ToolResult<unknown>>;
      result = await run(ctx, session, tool.args.parse(args));
      calls.close(place, result);
    }
    Object.assign(turn.memory, result.remember);
    if (result.config) turn.config = result.config;
    return result.outcome;
  };
  const recall: Recall = async <Value>(ask: (id: string) => Promise<Value>) => {
    const call = calls.open(n, ASKED);
    const place = n++;
    if (call.result) return { value: call.result.outcome as Value, id: call.id, isKnown: true };
    const value = await ask(call.id);
    calls.close(place, { outcome: value, remember: {} });
    return { value, id: call.id, isKnown: false };
  };
  return brain(turn, use as UseTool, recall);
}
