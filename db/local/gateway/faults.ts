/**
 * Faults on demand, for tests and benchmarks: latency, a database that is down or fails, and requests parked before or after their
 * execution. Test files share a gateway, so a fault applies only to requests whose SQL and parameters contain its `match`
 * (a tenant's id, say); several can be active at once.
 */
import { z } from "zod";

/** One text, or several that must all occur. */
const matchSchema = z.union([
  z
    .string()
    .min(1)
    .transform((text) => [text]),
  z.array(z.string().min(1)).min(1),
]);

const holdSchema = z.strictObject({
  match: matchSchema,
  when: z.enum(["before", "after"]),
  count: z.int().min(1).default(1),
});

export const controlSchema = z.strictObject({
  /** Limits `latencyMs`, `down` and `failWith` to matching requests; without it they apply to all. */
  match: matchSchema.optional(),
  /** Added to each round trip, half on the way in and half on the way out; 0 ends it. */
  latencyMs: z.number().min(0).max(60_000).optional(),
  /** Answer as Neon's proxy does when the database cannot be reached. */
  down: z.boolean().optional(),
  /** Answer as PostgreSQL does when a statement fails with this SQLSTATE, and run nothing; null ends it. */
  failWith: z.string().length(5).nullable().optional(),
  /** Park the next `count` matching requests before they run, or after they have run and before the answer. */
  hold: holdSchema.optional(),
  /** Cut the connection of the next `count` matching requests there, without parking them. */
  drop: holdSchema.optional(),
});

export const releaseSchema = z.strictObject({
  match: matchSchema.optional(),
  /** Cut the connection instead of answering; a request parked "before" does not run either. */
  drop: z.boolean().default(false),
});

export type Control = z.infer<typeof controlSchema>;
export type When = "before" | "after";

/** A request that waits, as `GET /control/held` tells it. */
export interface HeldRequest {
  id: number;
  match: string[];
  when: When;
  text: string;
}

interface Parked extends HeldRequest {
  resume: (outcome: "go" | "drop") => void;
}

interface Hold {
  match: string[];
  when: When;
  remaining: number;
  drop: boolean;
}

const everything = ""; // occurs in every text

export class Faults {
  private readonly latencies = new Map<string, { match: string[]; ms: number }>();
  private readonly outages = new Map<string, string[]>();
  private readonly failures = new Map<string, { match: string[]; code: string }>();
  private holds: Hold[] = [];
  private parked: Parked[] = [];
  private waiters: (() => void)[] = [];
  private lastId = 0;

  apply({ match = [everything], latencyMs, down, failWith, hold, drop }: Control): void {
    const key = JSON.stringify(match);
    if (latencyMs === 0) this.latencies.delete(key);
    else if (latencyMs !== undefined) this.latencies.set(key, { match, ms: latencyMs });
    if (down === false) this.outages.delete(key);
    else if (down === true) this.outages.set(key, match);
    if (failWith === null) this.failures.delete(key);
    else if (failWith !== undefined) this.failures.set(key, { match, code: failWith });
    if (hold) this.holds.push({ match: hold.match, when: hold.when, remaining: hold.count, drop: false });
    if (drop) this.holds.push({ match: drop.match, when: drop.when, remaining: drop.count, drop: true });
  }

  isDown(text: string): boolean {
    return [...this.outages.values()].some((match) => occurs(match, text));
  }

  /** The SQLSTATE with which the request is to fail. */
  failureOf(text: string): string | undefined {
    return [...this.failures.values()].find(({ match }) => occurs(match, text))?.code;
  }

  /** Milliseconds per round trip; the longest that applies. */
  latencyOf(text: string): number {
    const applying = [...this.latencies.values()].filter(({ match }) => occurs(match, text));
    return Math.max(0, ...applying.map(({ ms }) => ms));
  }

  /** Parks the request if a hold asks for it. A caller who hangs up meanwhile counts as dropped. */
  async pass(when: When, text: string, signal: AbortSignal): Promise<"go" | "drop"> {
    if (signal.aborted) return "drop";
    const hold = this.holds.find((each) => each.when === when && each.remaining > 0 && occurs(each.match, text));
    if (!hold) return "go";
    hold.remaining -= 1;
    if (hold.drop) return "drop";
    const { promise, resolve } = Promise.withResolvers<"go" | "drop">();
    const parked: Parked = { id: ++this.lastId, match: hold.match, when, text, resume: resolve };
    this.parked.push(parked);
    for (const wake of this.waiters.splice(0)) wake();
    signal.addEventListener("abort", () => resolve("drop"), { once: true });
    const outcome = await promise;
    this.parked = this.parked.filter((each) => each !== parked);
    return outcome;
  }

  /** Waits until at least one request is parked (under this match, if one is given) and lists those. */
  async held(match: string[] | undefined, signal: AbortSignal): Promise<HeldRequest[]> {
    while (!signal.aborted) {
      const found = this.parked.filter((each) => isSame(match, each.match));
      if (found.length > 0) return found.map(({ id, match: by, when, text }) => ({ id, match: by, when, text }));
      const { promise, resolve } = Promise.withResolvers<void>();
      this.waiters.push(resolve);
      signal.addEventListener("abort", () => resolve(), { once: true });
      await promise;
    }
    return [];
  }

  /** Lets parked requests go and ends their holds. Answers how many were let go. */
  release(match: string[] | undefined, drop: boolean): number {
    const released = this.parked.filter((each) => isSame(match, each.match));
    this.holds = this.holds.filter((each) => !isSame(match, each.match));
    for (const each of released) each.resume(drop ? "drop" : "go");
    return released.length;
  }
}

function occurs(match: string[], text: string): boolean {
  return match.every((part) => text.includes(part));
}

function isSame(wanted: string[] | undefined, match: string[]): boolean {
  return wanted === undefined || JSON.stringify(wanted) === JSON.stringify(match);
}
