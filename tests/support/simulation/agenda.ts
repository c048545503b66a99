import type { Clock } from "../../../domain/context.ts";

interface Entry {
  at: number;
  turn: number;
  /** Whether it changes what is true of people and appointments, or only works on what is. */
  isChange: boolean;
  run: () => Promise<void>;
}

/** What will happen when, under a clock that stands while something happens. */
export class Agenda implements Clock {
  private at: number;
  private turns = 0;
  private entries: Entry[] = [];

  constructor(start: number) {
    this.at = start;
  }

  now(): number {
    return this.at;
  }

  pass(ms: number): void {
    this.at += ms;
  }

  add(at: number, run: () => Promise<void>, isChange = false): void {
    this.entries.push({ at: Math.max(at, this.at), turn: ++this.turns, isChange, run });
  }

  /** When the next entry is due; null where there is none. */
  next(): number | null {
    return this.earliest(() => true)?.at ?? null;
  }

  /** Lets the next entry happen, also one that is due before now. @returns whether there was one by then */
  async step({ until, withChanges }: { until: number; withChanges: boolean }): Promise<boolean> {
    const entry = this.earliest(({ at, isChange }) => at <= until && (withChanges || !isChange));
    if (!entry) return false;
    this.entries.splice(this.entries.indexOf(entry), 1);
    this.at = Math.max(this.at, entry.at);
    await entry.run();
    return true;
  }

  private earliest(fits: (entry: Entry) => boolean): Entry | undefined {
    let first: Entry | undefined;
    for (const entry of this.entries) {
      if (!fits(entry)) continue;
      if (!first || entry.at < first.at || (entry.at === first.at && entry.turn < first.turn)) first = entry;
    }
    return first;
  }
}
