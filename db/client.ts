import { NeonDbError, neon, neonConfig, types as pgTypes } from "@neondatabase/serverless";
import type { SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";

/** Whose rows a batch may see: one tenant's by its id, or by the slug of its public page. */
export type Scope = { tenantId: string } | { slug: string };

/** Why a batch has no rows to give. Never carries parameters, which hold names and addresses of people. */
export type Fault =
  /** Not reached, or no answer within the deadline: what was asked for may have happened. */
  | { kind: "unavailable" }
  /** Serialization failures or deadlocks on every try. */
  | { kind: "contention" }
  | { kind: "constraint"; code: string; constraint: string }
  | { kind: "unknown"; code: string; message: string };

export type Row = Record<string, unknown>;
export type Result<Value> = { ok: true; value: Value } | { ok: false; fault: Fault };
/** The rows of each statement of a batch, or why there are none. */
export type Batch = Result<Row[][]>;

/** Every method is one round trip: all its statements run in one transaction, scoped to one tenant. */
export interface Database {
  /** One read-only snapshot. */
  read(scope: Scope, statements: SQL[]): Promise<Batch>;
  /** READ COMMITTED, for claims, sweeps and appends. */
  write(scope: Scope, statements: SQL[]): Promise<Batch>;
  /** SERIALIZABLE and tried again on 40001 and 40P01, for everything that books. */
  book(scope: Scope, statements: SQL[]): Promise<Batch>;
}

export interface DatabaseOptions {
  url: string;
  /** Where Neon's HTTP protocol is spoken, when it is not the host of `url`. */
  fetchEndpoint?: string | undefined;
  /** Deadline of one try, in milliseconds. */
  deadlineMs?: number;
}

const DEADLINE_MS = 5_000;
const MAX_TRIES = 8;
const RETRY_WINDOW_MS = 2_000;
const FIRST_BACKOFF_MS = 5;
const RETRIED_CODES = new Set(["40001", "40P01"]);

const dialect = new PgDialect();
const { INT8, TIMESTAMPTZ, DATE } = pgTypes.builtins;

/** Instants come as epoch milliseconds, bigints as numbers (ours are counters), dates as "YYYY-MM-DD". */
const typeParsers = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    if (oid === TIMESTAMPTZ) return epochOf;
    if (oid === INT8) return Number;
    if (oid === DATE) return String;
    return pgTypes.getTypeParser(oid, format as "text");
  },
};

/** PostgreSQL's "2026-11-24 14:30:00+00" (DateStyle ISO) in epoch milliseconds. */
function epochOf(text: string): number {
  return Date.parse(text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00"));
}

/** An instant in epoch milliseconds as a parameter. */
export function instant(ms: number): SQL {
  return sql`${new Date(ms).toISOString()}::timestamptz`;
}

/** A list as one array parameter of the given element type. */
export function list(values: readonly string[], type: "uuid" | "text"): SQL {
  return sql`${sql.param(values)}::${sql.raw(type)}[]`;
}

/** Opens Neon's HTTP driver; no connection is kept. */
export function createDatabase({ url, fetchEndpoint, deadlineMs = DEADLINE_MS }: DatabaseOptions): Database {
  if (fetchEndpoint) neonConfig.fetchEndpoint = fetchEndpoint;
  const neonSql = neon(url);

  async function once(
    scope: Scope,
    statements: SQL[],
    options: { isolationLevel: "ReadCommitted" | "RepeatableRead" | "Serializable"; readOnly: boolean },
  ): Promise<Batch> {
    const queries = [scopeStatement(scope), ...statements].map((statement) => {
      const { sql: text, params } = dialect.sqlToQuery(statement);
      return neonSql.query(text, params, { types: typeParsers });
    });
    // Not AbortSignal.timeout: its timer goes on after the answer and keeps a Durable Object awake.
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), deadlineMs);
    try {
      const fetchOptions = { signal: deadline.signal };
      const [, ...rows] = await neonSql.transaction(queries, { ...options, fetchOptions });
      return { ok: true, value: rows as Row[][] };
    } catch (error) {
      return { ok: false, fault: faultOf(error) };
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    read: (scope, statements) => once(scope, statements, { isolationLevel: "RepeatableRead", readOnly: true }),
    write: (scope, statements) => once(scope, statements, { isolationLevel: "ReadCommitted", readOnly: false }),
    async book(scope, statements) {
      const giveUpAt = performance.now() + RETRY_WINDOW_MS;
      for (let tries = 1; ; tries++) {
        const batch = await once(scope, statements, { isolationLevel: "Serializable", readOnly: false });
        if (batch.ok || batch.fault.kind !== "contention") return batch;
        // Full jitter: twins that collided once do not meet again.
        const backoff = Math.random() * FIRST_BACKOFF_MS * 2 ** tries;
        if (tries === MAX_TRIES || performance.now() + backoff > giveUpAt) return batch;
        await new Promise((resolve) => setTimeout(resolve, backoff));
      }
    },
  };
}

function scopeStatement(scope: Scope): SQL {
  const tenantId = "tenantId" in scope ? sql`${scope.tenantId}::uuid` : sql`(SELECT tenant_id_of_slug(${scope.slug}))`;
  return sql`SELECT set_config('app.tenant_id', coalesce(${tenantId}::text, ''), true)`;
}

function faultOf(error: unknown): Fault {
  // The connection was cut, or the deadline passed, while the answer was being read.
  if (!(error instanceof NeonDbError)) return { kind: "unavailable" };
  const { code, constraint, message } = error;
  // No SQLSTATE: the request itself failed, or no answer came in time. Classes 08, 53 and 57 are the server's own
  // trouble: https://www.postgresql.org/docs/18/errcodes-appendix.html
  if (!code || /^(08|53|57)/.test(code)) return { kind: "unavailable" };
  if (RETRIED_CODES.has(code)) return { kind: "contention" };
  if (code.startsWith("23")) return { kind: "constraint", code, constraint: constraint ?? "" };
  // Class 42 speaks of our own statement; other messages may quote a value.
  return { kind: "unknown", code, message: code.startsWith("42") ? message : "" };
}
