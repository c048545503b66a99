/** Counts round trips: one for each HTTP request that reaches /sql, whatever becomes of it. */

/** `byOperation` is keyed by what PostgreSQL says it did: "SELECT", or "SELECT,INSERT" for a batch, or "error". */
export interface Stats {
  roundTrips: number;
  byOperation: Record<string, number>;
}

export class Counters {
  private roundTrips = 0;
  private operations = new Map<string, number>();
  private matched = new Map<string, number>();

  arrived(text: string): void {
    this.roundTrips += 1;
    for (const [match, count] of this.matched) if (text.includes(match)) this.matched.set(match, count + 1);
  }

  finished(operation: string): void {
    this.operations.set(operation, (this.operations.get(operation) ?? 0) + 1);
  }

  stats(): Stats {
    return { roundTrips: this.roundTrips, byOperation: Object.fromEntries(this.operations) };
  }

  /** Round trips whose SQL or parameters contain `match`. Counting begins with the first question, which answers 0. */
  matching(match: string): number {
    const count = this.matched.get(match) ?? 0;
    this.matched.set(match, count);
    return count;
  }

  reset(): void {
    this.roundTrips = 0;
    this.operations = new Map();
    this.matched = new Map();
  }
}
