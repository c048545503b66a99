import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";

/**
 * Hold and confirm as an ordinary product does them: an interactive transaction each, an advisory lock on the slot, a
 * table of holds beside the table of appointments. One statement after the other, each a round trip of its own, over a
 * connection that is open already.
 */
export interface InteractiveBook {
  /** Milliseconds added to each round trip, half on the way in and half on the way out, as the gateway adds them. */
  latencyMs: number;
  /** Round trips so far. */
  trips: number;
  /** Opens the connections that so many callers need. */
  warm(callers: number): Promise<void>;
  hold(staffId: string, start: number): Promise<string>;
  confirm(holdId: string, client: { name: string; email: string }): Promise<string>;
  stop(): Promise<void>;
}

const HOUR = 3_600_000;
/** Three tries with exponential backoff, as is usual. */
const MAX_TRIES = 3;
const BACKOFF_MS = 10;

/** A transaction that met others on every try. */
export class Exhausted extends Error {}

const tables = `
  CREATE SCHEMA plain;
  CREATE TABLE plain.holds (
    id uuid PRIMARY KEY, staff_id uuid NOT NULL, during tstzrange NOT NULL, expires_at timestamptz NOT NULL
  );
  CREATE INDEX ON plain.holds USING gist (staff_id, during);
  CREATE TABLE plain.appointments (
    id uuid PRIMARY KEY, source_hold_id uuid NOT NULL UNIQUE, staff_id uuid NOT NULL, during tstzrange NOT NULL,
    status text NOT NULL, name text NOT NULL, email text NOT NULL, reference text NOT NULL UNIQUE,
    EXCLUDE USING gist (staff_id WITH =, during WITH &&) WHERE (status <> 'cancelled')
  );
  CREATE TABLE plain.audit (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz, action text, subject uuid);`;

/** @param url of whoever may create a schema */
export async function openInteractiveBook(url: string): Promise<InteractiveBook> {
  const pool = new pg.Pool({ connectionString: url, max: 20 });
  // A connection that idles while PostgreSQL stops must not end the process.
  pool.on("error", () => undefined);
  await pool.query(tables);

  const book: InteractiveBook = {
    latencyMs: 0,
    trips: 0,
    async warm(callers) {
      const clients = await Promise.all(Array.from({ length: callers }, () => pool.connect()));
      for (const client of clients) client.release();
    },
    hold: (staffId, start) =>
      transaction("BEGIN", async (ask) => {
        const during = `[${new Date(start).toISOString()},${new Date(start + HOUR).toISOString()})`;
        await ask("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`${staffId} ${start}`]);
        const overlapping = "staff_id = $1 AND during && $2::tstzrange";
        const booked = await ask(`SELECT 1 FROM plain.appointments WHERE ${overlapping} AND status <> 'cancelled'`, [
          ...[staffId, during],
        ]);
        const held = await ask(`SELECT 1 FROM plain.holds WHERE ${overlapping} AND expires_at > now()`, [
          staffId,
          during,
        ]);
        if (booked.length + held.length > 0) throw new Error("The bench asks for free slots only");
        const id = randomUUID();
        await ask("INSERT INTO plain.holds VALUES ($1, $2, $3, now() + interval '5 minutes')", [id, staffId, during]);
        await ask("INSERT INTO plain.audit (at, action, subject) VALUES (now(), 'hold.placed', $1)", [id]);
        return id;
      }),
    confirm: (holdId, { name, email }) =>
      transaction("BEGIN ISOLATION LEVEL SERIALIZABLE", async (ask) => {
        const [known] = await ask("SELECT id FROM plain.appointments WHERE source_hold_id = $1", [holdId]);
        if (known) return known.id as string;
        await ask("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [holdId]);
        const [held] = await ask("SELECT staff_id, during FROM plain.holds WHERE id = $1 AND expires_at > now()", [
          holdId,
        ]);
        if (!held) throw new Error("The bench confirms live holds only");
        const id = randomUUID();
        await ask("INSERT INTO plain.appointments VALUES ($1, $2, $3, $4, 'confirmed', $5, $6, $7)", [
          ...[id, holdId, held.staff_id, held.during, name, email, id.slice(0, 8)],
        ]);
        await ask("DELETE FROM plain.holds WHERE id = $1", [holdId]);
        await ask("INSERT INTO plain.audit (at, action, subject) VALUES (now(), 'appointment.confirmed', $1)", [id]);
        return id;
      }),
    stop: () => pool.end(),
  };

  async function transaction<Value>(begin: string, work: (ask: Ask) => Promise<Value>): Promise<Value> {
    const client = await pool.connect();
    const ask: Ask = async (text, values) => {
      book.trips += 1;
      if (book.latencyMs > 0) await delay(book.latencyMs / 2);
      const { rows } = await client.query(text, values);
      if (book.latencyMs > 0) await delay(book.latencyMs / 2);
      return rows;
    };
    try {
      for (let tries = 1; ; tries++) {
        try {
          await ask(begin);
          const value = await work(ask);
          await ask("COMMIT");
          return value;
        } catch (error) {
          await ask("ROLLBACK");
          if ((error as { code?: string }).code !== "40001") throw error;
          if (tries === MAX_TRIES) throw new Exhausted();
          await delay(Math.random() * BACKOFF_MS * 2 ** tries);
        }
      }
    } finally {
      client.release();
    }
  }
  return book;
}

type Ask = (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;
