import type { Promises } from "../../../domain/autonomy/promises.ts";
import { receptionist } from "../../../domain/receptionist/brain.ts";
import type { Llm } from "../../../domain/receptionist/llm.ts";
import { emptyMemory, type Memory } from "../../../domain/receptionist/memory.ts";
import type { Entry } from "../../../domain/receptionist/protocol.ts";
import {
  type CallLog,
  type Draft,
  runTurn,
  type StoredCall,
  type Utterance,
} from "../../../domain/receptionist/turn.ts";
import type { Language } from "../../../words/languages.ts";
import type { PaperAppointment, PaperBook } from "../paper-book.ts";

const PROMISES: Promises = {
  confirmation: true,
  textReminders: true,
  waitlist: ["email"],
  followup: { ways: ["email"], most: 2 },
};

/** One turn as it was: what was said, how the book stood before, and all that the visitor was shown. */
export interface TurnRecord {
  utterance: Utterance;
  saidAt: number;
  before: { lines: PaperAppointment[]; memory: Memory; log: Entry[]; messages: number };
  drafts: Draft[];
  /** The id of the entry that the model's text is in, and the deltas of it, put together. */
  entryId: string;
  shown: string;
}

/** A chat on paper: it keeps the log and the memory as a session does. */
export class PaperChat {
  readonly log: Entry[] = [];
  memory: Memory = emptyMemory();
  language: Language;
  readonly book: PaperBook;

  constructor(book: PaperBook, language: Language) {
    this.book = book;
    this.language = language;
  }

  /** Answers one utterance; `again` takes the turn once more, as after a crash, and hands over what came of it. */
  async say(utterance: Utterance, now: number, llm: Llm): Promise<TurnRecord & { again(): Promise<Draft[]> }> {
    const { book } = this;
    if (utterance.kind === "text") this.append({ kind: "visitor", text: utterance.text }, now);
    const before = structuredClone({
      lines: book.lines,
      memory: this.memory,
      log: this.log,
      messages: book.messages.size + book.inquiries.size,
    });
    const entryId = crypto.randomUUID();
    const calls = callLog();
    let shown = "";
    const run = (memory: Memory, id: string, onText: (text: string) => void) => {
      const language = before.memory.language ?? this.language;
      const turn = {
        utterance,
        saidAt: now,
        config: book.config,
        memory,
        promises: PROMISES,
        language,
        log: before.log,
      };
      const told = { onText, onUse: () => undefined, onOutage: () => undefined };
      const brain = receptionist({ llm, signal: new AbortController().signal, entryId: id, ...told });
      return runTurn(book.context, turn, brain, calls, () => undefined);
    };
    const memory = structuredClone(before.memory);
    const drafts = await run(memory, entryId, (text) => {
      shown += text;
    });
    this.memory = memory;
    const entries = drafts.map((draft) => this.append(draft, now));
    if (entries.length > 0) memory.askedAt = now;
    const card = entries.findLast((entry) => entry.kind === "card" && entry.card === "contact");
    if (card) memory.openCardId = card.id;
    const again = () => run(structuredClone(before.memory), entryId, () => undefined);
    return { utterance, saidAt: now, before, drafts, entryId, shown, again };
  }

  private append(draft: Draft, now: number): Entry {
    const at = new Date(now).toISOString();
    const entry = { id: crypto.randomUUID(), seq: this.log.length + 1, at, ...draft } as Entry;
    this.log.push(entry);
    return entry;
  }
}

/** Calls as a session keeps them. */
function callLog(): CallLog {
  const kept: StoredCall[] = [];
  return {
    open(n, name) {
      kept[n] ??= { id: crypto.randomUUID(), name, result: null };
      return kept[n];
    },
    close(n, result) {
      const call = kept[n];
      if (call) call.result ??= structuredClone(result);
    },
  };
}
