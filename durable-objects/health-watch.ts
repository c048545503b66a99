import { DurableObject } from "cloudflare:workers";

/** How long the database may be away before the operator hears of it. */
const PATIENCE_MS = 5 * 60_000;
/** For how long nobody else is asked to tell what somebody tells just now: less than the minute between two crons. */
const TELLING_MS = 45_000;

/** What the operator has to be told of the outage that began at `since`, epoch milliseconds. */
export interface Telling {
  what: "down" | "back";
  since: number;
}

type Outage = { since: number; is_told: number; back_at: number | null; telling_until: number };

/**
 * Remembers since when the database is away, which the database itself cannot. There is one object; each minute's cron
 * tells it what it found. Of an outage the operator hears once when it has lasted, and once when it is over: whoever
 * was asked to tell says so afterwards, and who never does is asked again the next minute.
 */
export class HealthWatch extends DurableObject<Env> {
  private readonly sql = this.ctx.storage.sql;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    // One row at most: the outage that lasts, or whose end was not told yet.
    this.sql.exec(`CREATE TABLE IF NOT EXISTS outage (
      since INTEGER NOT NULL, is_told INTEGER NOT NULL, back_at INTEGER, telling_until INTEGER NOT NULL) STRICT`);
  }

  /** Tells that objects of this kind can be reached. */
  ping(): "pong" {
    return "pong";
  }

  /**
   * Notes whether the database answered.
   *
   * @param now epoch milliseconds
   * @returns what the caller has to tell the operator; null for nothing
   */
  report({ isUp, now }: { isUp: boolean; now: number }): Telling | null {
    const outage = this.outage();
    if (isUp) return outage && this.isOver(outage, now);
    // What begins while the end of another was never told is an outage of its own.
    if (!outage || outage.back_at !== null) {
      this.keep({ since: now, is_told: 0, back_at: null, telling_until: 0 });
      return null;
    }
    if (outage.is_told || now - outage.since < PATIENCE_MS) return null;
    return this.tell("down", outage, now);
  }

  /** The operator was told. Said twice, or of an outage that is no more, it changes nothing. */
  told({ what, since }: Telling): void {
    const outage = this.outage();
    if (outage?.since !== since) return;
    if (what === "down") this.keep({ ...outage, is_told: 1, telling_until: 0 });
    else if (outage.back_at !== null) this.sql.exec("DELETE FROM outage");
  }

  /** Of what nobody was told, nobody is told the end. */
  private isOver(outage: Outage, now: number): Telling | null {
    if (!outage.is_told) {
      this.sql.exec("DELETE FROM outage");
      return null;
    }
    return this.tell("back", { ...outage, back_at: outage.back_at ?? now }, now);
  }

  private tell(what: Telling["what"], outage: Outage, now: number): Telling | null {
    if (outage.telling_until > now) return null;
    this.keep({ ...outage, telling_until: now + TELLING_MS });
    return { what, since: outage.since };
  }

  private outage(): Outage | null {
    return this.sql.exec<Outage>("SELECT since, is_told, back_at, telling_until FROM outage").toArray()[0] ?? null;
  }

  private keep({ since, is_told, back_at, telling_until }: Outage): void {
    this.sql.exec("DELETE FROM outage");
    this.sql.exec("INSERT INTO outage VALUES (?, ?, ?, ?)", since, is_told, back_at, telling_until);
  }
}
