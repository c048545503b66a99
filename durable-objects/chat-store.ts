import type { TenantConfig } from "../db/queries/tenant-config.ts";
import type { ReadInput } from "../domain/receptionist/input.ts";
import type { Memory } from "../domain/receptionist/memory.ts";
import { emptyMemory } from "../domain/receptionist/memory.ts";
import { type Entry, PAGE_SIZE } from "../domain/receptionist/protocol.ts";
import type { Push } from "../domain/receptionist/push.ts";
import type { ToolName } from "../domain/receptionist/tools/registry.ts";
import type { ToolResult } from "../domain/receptionist/tools/tool.ts";
import type { ASKED, CallLog, Draft, StoredCall, Utterance } from "../domain/receptionist/turn.ts";

/** A turn that waits or was under way when the object died. */
export interface StoredTurn {
  id: number;
  utterance: Utterance;
  saidAt: number;
  /** How often it was begun, this time included. */
  tries: number;
}

/** What a session keeps about itself beside its log. */
export interface SessionFacts {
  /** Whether the session's row stands in Postgres. */
  registered: boolean;
  /** The newest entry that stands in Postgres. */
  flushedSeq: number;
  timezone: string | null;
  locale: string | null;
  /** What the visitor is counted by: a keyed hash of the address they came from last. */
  callerKey: string | null;
}

const MIGRATIONS = [
  `CREATE TABLE entries (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL) STRICT;
   CREATE TABLE inputs (id TEXT PRIMARY KEY, seq INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;
   CREATE TABLE turns (id INTEGER PRIMARY KEY, utterance TEXT NOT NULL, said_at INTEGER NOT NULL,
                       tries INTEGER NOT NULL DEFAULT 0) STRICT;
   CREATE TABLE calls (turn_id INTEGER NOT NULL, n INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL,
                       result TEXT, PRIMARY KEY (turn_id, n)) STRICT;
   CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;`,
  "CREATE TABLE pushes (push TEXT PRIMARY KEY, id TEXT NOT NULL, at INTEGER NOT NULL) STRICT;",
];

/** The SQLite of one chat session: its log, what it was told already, its turns and its memory. */
export class ChatStore {
  private readonly storage: DurableObjectStorage;
  private readonly sql: SqlStorage;

  constructor(storage: DurableObjectStorage) {
    this.storage = storage;
    this.sql = storage.sql;
  }

  /** Grows when everything is deleted: what began before that has nothing to go on with. */
  generation = 0;

  async deleteAll(): Promise<void> {
    this.generation += 1;
    await this.storage.deleteAll();
  }

  migrate(): void {
    this.sql.exec("CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY) STRICT");
    const { done } = this.sql.exec<{ done: number }>("SELECT count(*) AS done FROM migrations").one();
    this.storage.transactionSync(() => {
      for (const [version, statement] of MIGRATIONS.entries()) {
        if (version < done) continue;
        this.sql.exec(statement);
        this.sql.exec("INSERT INTO migrations (version) VALUES (?)", version);
      }
    });
  }

  /** Entries after `after`, oldest first, one page of them. */
  entriesAfter(after: number): { entries: Entry[]; more: boolean } {
    const rows = this.sql
      .exec<{ body: string }>("SELECT body FROM entries WHERE seq > ? ORDER BY seq LIMIT ?", after, PAGE_SIZE + 1)
      .toArray();
    return { entries: rows.slice(0, PAGE_SIZE).map(({ body }) => JSON.parse(body)), more: rows.length > PAGE_SIZE };
  }

  /** The newest entries, newest last. */
  newest(most: number): Entry[] {
    const rows = this.sql.exec<{ body: string }>("SELECT body FROM entries ORDER BY seq DESC LIMIT ?", most).toArray();
    return rows.reverse().map(({ body }) => JSON.parse(body));
  }

  lastSeq(): number {
    return this.sql.exec<{ seq: number }>("SELECT coalesce(max(seq), 0) AS seq FROM entries").one().seq;
  }

  /** The log's place of a message that came before. */
  seqOfInput(id: string): number | null {
    return this.sql.exec<{ seq: number }>("SELECT seq FROM inputs WHERE id = ?", id).toArray()[0]?.seq ?? null;
  }

  /** When the inputs since `since` came, oldest first; epoch milliseconds. */
  inputsSince(since: number): number[] {
    const rows = this.sql.exec<{ at: number }>("SELECT at FROM inputs WHERE at > ? ORDER BY at", since);
    return rows.toArray().map(({ at }) => at);
  }

  /** Writes a visitor's message and the turn that will answer it, together. */
  accept(id: string, { text, offerId, utterance }: ReadInput, now: number): Entry {
    return this.storage.transactionSync(() => {
      const entry = this.append({ kind: "visitor", text, ...(offerId && { offerId }) }, now);
      this.sql.exec("INSERT INTO inputs (id, seq, at) VALUES (?, ?, ?)", id, entry.seq, now);
      this.addTurn(utterance, now);
      return entry;
    });
  }

  addTurn(utterance: Utterance, now: number): void {
    this.sql.exec("INSERT INTO turns (utterance, said_at) VALUES (?, ?)", JSON.stringify(utterance), now);
  }

  waitingTurns(): number {
    return this.sql.exec<{ waiting: number }>("SELECT count(*) AS waiting FROM turns").one().waiting;
  }

  /** Whether the visitor said or pressed something after what a turn answers. */
  isWrittenOn(turnId: number): boolean {
    const later = "SELECT id FROM turns WHERE id > ? AND json_extract(utterance, '$.kind') <> 'hold_ended' LIMIT 1";
    return this.sql.exec(later, turnId).toArray().length > 0;
  }

  /** Begins the oldest open turn, or begins it again. */
  beginTurn(): StoredTurn | null {
    const row = this.sql
      .exec<{ id: number; utterance: string; said_at: number; tries: number }>(
        "UPDATE turns SET tries = tries + 1 WHERE id = (SELECT min(id) FROM turns) RETURNING *",
      )
      .toArray()[0];
    return row ? { id: row.id, utterance: JSON.parse(row.utterance), saidAt: row.said_at, tries: row.tries } : null;
  }

  /** Writes a turn's answer and what it remembers, and ends it, together. */
  finishTurn(turnId: number, memory: Memory, drafts: readonly Draft[], now: number): Entry[] {
    return this.storage.transactionSync(() => {
      const entries = drafts.map((draft) => this.append(draft, now));
      const card = entries.findLast((entry) => entry.kind === "card" && entry.card === "contact");
      const asked = entries.length > 0 ? { ...memory, askedAt: now } : memory;
      this.setFact("memory", card ? { ...asked, openCardId: card.id } : asked);
      this.sql.exec("DELETE FROM calls WHERE turn_id = ?", turnId);
      this.sql.exec("DELETE FROM turns WHERE id = ?", turnId);
      return entries;
    });
  }

  /** Writes a push, the first of its kind; the id of the one that came before it otherwise. */
  push({ id, push, data, offers }: Push, now: number): { entry: Entry } | { before: string } {
    return this.storage.transactionSync(() => {
      const [known] = this.sql.exec<{ id: string }>("SELECT id FROM pushes WHERE push = ?", push).toArray();
      if (known) return { before: known.id };
      this.sql.exec("INSERT INTO pushes (push, id, at) VALUES (?, ?, ?)", push, id, now);
      return { entry: this.append({ kind: "push", push, data, ...(offers && { offers }) }, now) };
    });
  }

  append(draft: Draft, now: number): Entry {
    const entry = {
      id: crypto.randomUUID(),
      seq: this.lastSeq() + 1,
      at: new Date(now).toISOString(),
      ...draft,
    } as Entry;
    this.sql.exec("INSERT INTO entries (seq, id, body) VALUES (?, ?, ?)", entry.seq, entry.id, JSON.stringify(entry));
    return entry;
  }

  /** The calls of a turn so far, in their order. */
  calls(turnId: number): StoredCall[] {
    const rows = this.sql.exec<{ id: string; name: string; result: string | null }>(
      "SELECT id, name, result FROM calls WHERE turn_id = ? ORDER BY n",
      turnId,
    );
    return rows
      .toArray()
      .map(({ id, name, result }) => ({ id, name, result: result === null ? null : JSON.parse(result) }));
  }

  /** Where the calls of a turn are kept, each before it runs and after it has. */
  callLog(turnId: number): CallLog {
    return {
      open: (n: number, name: ToolName | typeof ASKED) => {
        const known = this.calls(turnId)[n];
        if (known && known.name !== name) throw new Error("A resumed turn took another way than before");
        if (known) return known;
        const id = crypto.randomUUID();
        this.sql.exec("INSERT INTO calls (turn_id, n, id, name) VALUES (?, ?, ?, ?)", turnId, n, id, name);
        return { id, name, result: null };
      },
      close: (n: number, result: ToolResult<unknown>) => {
        this.sql.exec("UPDATE calls SET result = ? WHERE turn_id = ? AND n = ?", JSON.stringify(result), turnId, n);
      },
    };
  }

  get memory(): Memory {
    return { ...emptyMemory(), ...this.fact<Memory>("memory") };
  }

  get facts(): SessionFacts {
    const none: SessionFacts = { registered: false, flushedSeq: 0, timezone: null, locale: null, callerKey: null };
    return { ...none, ...this.fact<SessionFacts>("session") };
  }

  setFacts(change: Partial<SessionFacts>): void {
    this.setFact("session", { ...this.facts, ...change });
  }

  /** The tenant's configuration as it was read last, and when. */
  get config(): { at: number; config: TenantConfig } | null {
    return this.fact("config");
  }

  set config(known: { at: number; config: TenantConfig }) {
    this.setFact("config", known);
  }

  private fact<Value>(name: string): Value | null {
    const row = this.sql.exec<{ value: string }>("SELECT value FROM facts WHERE name = ?", name).toArray()[0];
    return row ? JSON.parse(row.value) : null;
  }

  private setFact(name: string, value: unknown): void {
    this.sql.exec("INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)", name, JSON.stringify(value));
  }
}
