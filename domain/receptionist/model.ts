import { type Llm, type LlmMessage, LlmOutage, type LlmReply, type LlmUsage, type Outage } from "./llm.ts";
import { llmTools, perform } from "./model/acts.ts";
import { closing } from "./model/closing.ts";
import { conversationOf } from "./model/conversation.ts";
import { ownWords } from "./model/own-words.ts";
import { Speaker } from "./model/speaker.ts";
import { speaksOfDone, truthFor } from "./model/truth.ts";
import { script } from "./script.ts";
import type { Brain, Draft, Recall } from "./turn.ts";

/** Rounds in which tools may be asked for; then the model has to say something. */
const MAX_ROUNDS = 5;
/** Tools that one round may ask for. */
const MAX_CALLS = 4;
const TEMPERATURE = 0.3;
/** How long the rules answer alone after the model gave no reply, in milliseconds. */
const REST_MS = 60_000;

/** What a model needs beside the turn. */
export interface ModelTurn {
  llm: Llm;
  /** Ends the model's part of the turn: its time is over, or the visitor writes on. */
  signal: AbortSignal;
  /** The id of the entry that the text will be in, and where it is shown while it comes. */
  entryId: string;
  onText(text: string): void;
  /** Told after the last reply of the turn, also of one that broke off, with an id of the turn's own. */
  onUse(use: LlmUsage & { turnId: string; rounds: number }): void;
  onOutage(outage: Outage): void;
}

/** With an outage: what had come before it. */
type Asked = { reply: LlmReply } | { outage: Outage; text: string };

/**
 * The receptionist by a language model. It talks and proposes; the tools, the rules behind them and the speaker decide.
 * Wherever a visitor's yes would write something, the rules have the last word of the turn. Without a reply they take
 * over in the same turn, with all that the tools have found.
 */
export function model(parts: ModelTurn): Brain {
  return async (turn, use, recall) => {
    const { entryId } = parts;
    const speaker = new Speaker(turn, parts.onText);
    const scene = { turn, use, own: ownWords(turn) };
    const messages = conversationOf(turn);
    const spent: Spent = { input: 0, output: 0, rounds: 0, turnId: null };
    const before = structuredClone(turn.memory);
    const { shown: shownBefore } = turn.memory;
    let said: Draft[] | null = null;
    let outage: Outage | null = null;

    try {
      for (let round = 0; round <= MAX_ROUNDS && !said; round++) {
        const mayUseTools = round < MAX_ROUNDS;
        const asked = await ask(parts, { messages, mayUseTools }, speaker, recall, spent);
        if ("outage" in asked) {
          outage = asked.outage;
          break;
        }
        const { text, calls } = asked.reply;
        if (!mayUseTools || calls.length === 0) break;
        messages.push({ role: "assistant", text, calls: calls.slice(0, MAX_CALLS) });
        for (const call of calls.slice(0, MAX_CALLS)) {
          const upshot = await perform(scene, call);
          if ("said" in upshot) {
            said = upshot.said;
            break;
          }
          messages.push({ role: "tool", callId: call.id, text: JSON.stringify(upshot.told) });
        }
      }
    } finally {
      // Also where a tool failed: it is paid for.
      if (spent.turnId) parts.onUse({ ...spent, turnId: spent.turnId });
    }
    if (!said && speaksOfDone(turn)) speaker.faults.add("claim");
    for (const text of truthFor(turn, speaker.faults)) speaker.add(text);

    const line: Draft[] = speaker.spoken ? [{ kind: "receptionist", id: entryId, text: speaker.spoken }] : [];
    if (said) return [...line, ...said];
    if (outage?.reason === "cancelled") {
      // What was looked at has not been seen: "the second" still means what stands there.
      const { offers, known, failedLookups } = turn.memory;
      Object.assign(turn.memory, before, { offers, known, failedLookups });
      return line;
    }
    if (outage) {
      parts.onOutage(outage);
      turn.memory.modelRestsUntil = turn.saidAt + REST_MS;
      return goOn(line, await script(turn, use, recall));
    }
    const hasNewOffers = turn.memory.shown !== shownBefore;
    const hasActed = messages.some(({ role }) => role === "tool");
    return closing(turn, speaker, { entryId, hasNewOffers, hasActed }, () => script(turn, use, recall));
  };
}

/** The rules after a line that broke off: what they say whole needs no beginning of it. */
function goOn(line: Draft[], [first, ...others]: Draft[]): Draft[] {
  const [begun] = line;
  if (begun?.kind === "receptionist" && first?.kind === "receptionist" && first.text.startsWith(begun.text))
    return [{ ...first, id: begun.id }, ...others] as Draft[];
  return [...line, ...(first ? [first] : []), ...others];
}

interface Spent extends LlmUsage {
  rounds: number;
  turnId: string | null;
}

/** One reply of the model, or why there is none; kept, so that a resumed turn gets the same. */
async function ask(
  { llm, signal }: ModelTurn,
  { messages, mayUseTools }: { messages: LlmMessage[]; mayUseTools: boolean },
  speaker: Speaker,
  recall: Recall,
  spent: Spent,
): Promise<Asked> {
  const request = { messages, tools: [...llmTools], mayUseTools, temperature: TEMPERATURE };
  const { value, id, isKnown } = await recall<Asked>(async () => {
    let text = "";
    const onText = (piece: string) => {
      text += piece;
      speaker.take(piece);
    };
    try {
      return { reply: await llm.reply(request, onText, signal) };
    } catch (error) {
      if (error instanceof LlmOutage) return { outage: error.outage, text };
      throw error;
    }
  });
  if (isKnown) speaker.take("reply" in value ? value.reply.text : value.text);
  const { usage } = "reply" in value ? value.reply : value.outage;
  if (usage) {
    spent.turnId ??= id;
    spent.rounds += 1;
    spent.input += usage.input;
    spent.output += usage.output;
  }
  // What came before a reply broke off was shown, or is a part of a sentence that nobody will end.
  if ("reply" in value) speaker.pause();
  return value;
}
