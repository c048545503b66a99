import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Batch, Database, SystemDatabase } from "../../../db/client.ts";
import type { WorkQueue } from "../../../domain/autonomy/send-due-work.ts";
import type { Context } from "../../../domain/context.ts";

/** The end of an isolate: nothing catches it but whoever started the work. */
export class Crash extends Error {}

/**
 * What befalls an await. `lost` is an answer of the database that does not come: the caller is told that it was not
 * reached. `late` is an answer that comes after everybody took the caller for dead.
 */
export const FAULTS = ["crash before", "crash after", "lost before", "lost after", "late", "meanwhile"] as const;
export type Fault = (typeof FAULTS)[number];

/** An await of a consumer. */
export interface Point {
  on: "database" | "port";
  /** Whether a message is written down and not handed over yet. */
  isSending: boolean;
}

export interface Faults {
  /** Asked at each await. */
  at(point: Point): Fault | null;
  /** Others get their turn, for a moment or for so long that they take over. */
  meanwhile(point: Point): Promise<void>;
  late(point: Point): Promise<void>;
}

const dialect = new PgDialect();
const NOT_REACHED: Batch = { ok: false, fault: { kind: "unavailable" } };

/** The parts of a consumer's Context that it awaits, with what befalls them. */
export function faulty<Ctx extends Context>(ctx: Ctx, faults: Faults): Ctx {
  const port = <Args extends unknown[], Value>(call: (...args: Args) => Promise<Value>) => {
    return (...args: Args) => befall(faults, { on: "port", isSending: false }, () => call(...args));
  };
  return {
    ...ctx,
    db: faultyDatabase(ctx.db, faults),
    links: { ...ctx.links, manage: port(ctx.links.manage), unsubscribe: port(ctx.links.unsubscribe) },
    email: { send: port(ctx.email.send) },
    sms: ctx.sms && { ...ctx.sms, send: port(ctx.sms.send), find: port(ctx.sms.find) },
  };
}

/** The same for sweeps. */
export function faultySystem(
  db: SystemDatabase,
  work: WorkQueue,
  faults: Faults,
): { db: SystemDatabase; work: WorkQueue } {
  const statement = { on: "database", isSending: false } as const;
  return {
    db: { system: (statements) => befall(faults, statement, () => db.system(statements), NOT_REACHED) },
    work: { send: (due) => befall(faults, { on: "port", isSending: false }, () => work.send(due)) },
  };
}

function faultyDatabase(db: Database, faults: Faults): Database {
  const pass =
    (ask: Database["write"]): Database["write"] =>
    (scope, statements) => {
      const point: Point = { on: "database", isSending: statements.some(beginsMessage) };
      return befall(faults, point, () => ask(scope, statements), NOT_REACHED);
    };
  return {
    idempotency: db.idempotency,
    withAccess: (access) => faultyDatabase(db.withAccess(access), faults),
    read: pass((scope, statements) => db.read(scope, statements)),
    write: pass((scope, statements) => db.write(scope, statements)),
    book: pass((scope, statements) => db.book(scope, statements)),
  };
}

function beginsMessage(statement: SQL): boolean {
  return dialect.sqlToQuery(statement).sql.includes("INSERT INTO messages");
}

async function befall<Value>(
  faults: Faults,
  point: Point,
  call: () => Promise<Value>,
  notReached?: Value,
): Promise<Value> {
  const fault = faults.at(point);
  if (fault === "crash before") throw new Crash("before");
  if (fault === "lost before" && notReached !== undefined) return notReached;
  const value = await call();
  if (fault === "crash after") throw new Crash("after");
  if (fault === "lost after" && notReached !== undefined) return notReached;
  if (fault === "late") await faults.late(point);
  if (fault === "meanwhile") await faults.meanwhile(point);
  return value;
}
