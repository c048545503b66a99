import { NeonDbError, neon, neonConfig, types as pgTypes } from "@neondatabase/serverless";
import type { SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { ApiScope } from "./schema/identity.ts";

/** Whose rows a batch may see: one tenant's by its id, or by the slug of its public page. */
export type Scope = { tenantId: string } | { slug: string };

/** An `Idempotency-Key` and what was asked under it. */
export interface Idempotency {
  /** Who asks, as the audit log names them. */
  principal: string;
  key: string;
  /** SHA-256 of method, path and body in hex. */
  requestHash: string;
  /** Epoch milliseconds. */
  now: number;
}

/** By what right a request works and what must not be done twice. Plain data: it travels to other objects. */
export interface Access {
  /** A tenant's API key: SHA-256 in hex, and the scope that the request needs of it. */
  apiKey?: { hash: string; scope: ApiScope } | undefined;
  /** The page that a browser asks from, where it is not our own. */
  origin?: string | undefined;
  idempotency?: Idempotency | undefined;
}

/** Why a batch has no rows to give. Never carries parameters, which hold names and addresses of people. */
export type Fault =
  /** Not reached, or no answer within the deadline: what was asked for may have happened. */
  | { kind: "unavailable" }
  /** Serialization failures or deadlocks on every try. */
  | { kind: "contention" }
  | { kind: "constraint"; code: string; constraint: string }
  /** The API key is none of this tenant's or not good for this, or the page none of its sites. Nothing was read or
   * written. */
  | { kind: "denied"; code: "unauthenticated" | "forbidden" | "origin_not_allowed" }
  /** This was answered under the same `Idempotency-Key` before: the rows of that answer. Nothing was read or written. */
  | { kind: "replayed"; rows: Row[] }
  /** Under this `Idempotency-Key` something else was asked. */
  | { kind: "key_reused" }
  /** The first request under this `Idempotency-Key` still runs. */
  | { kind: "key_in_use" }
  | { kind: "unknown"; code: string; message: string };

export type Row = Record<string, unknown>;
export type Result<Value> = { ok: true; value: Value } | { ok: false; fault: Fault };
/** The rows of each statement of a batch, or why there are none. */
export type Batch = Result<Row[][]>;

/** Every method is one round trip: all its statements run in one transaction, scoped to one tenant. */
export interface Database {
  /** What `answering` keeps answers under. */
  readonly idempotency: Idempotency | undefined;
  /** The same database by another right. */
  withAccess(access: Access): Database;
  /** One read-only snapshot. */
  read(scope: Scope, statements: SQL[]): Promise<Batch>;
  /** READ COMMITTED, for claims, sweeps and appends. */
  write(scope: Scope, statements: SQL[]): Promise<Batch>;
  /** SERIALIZABLE and tried again on 40001 and 40P01, for everything that books. */
  book(scope: Scope, statements: SQL[]): Promise<Batch>;
}

/** Across all tenants, as the role for sweeps, which may do little else. Verbs for one tenant have no way to it. */
export interface SystemDatabase {
  /** READ COMMITTED; one round trip. */
  system(statements: SQL[]): Promise<Batch>;
}

export interface DatabaseOptions {
  url: string;
  /** Where Neon's HTTP protocol is spoken, when it is not the host of `url`. */
  fetchEndpoint?: string | undefined;
  /** Deadline of one try, in milliseconds. */
  deadlineMs?: number;
}

const DEADLINE_MS = 5_000;
/** Each retry among six callers fails again about every second time, however long it waited: eight tries are too few. */
const MAX_TRIES = 20;
const RETRY_WINDOW_MS = 2_000;
const FIRST_BACKOFF_MS = 5;
const MAX_BACKOFF_MS = 80;
/** How long an answer is kept under its `Idempotency-Key`. */
export const KEPT_MS = 24 * 3_600_000;
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

/** An instant as answers carry it, in epoch milliseconds: also where the answer is kept as JSON and read again. */
export function epoch(column: SQL): SQL {
  return sql`(extract(epoch FROM ${column}) * 1000)::bigint`;
}

/** Opens Neon's HTTP driver; no connection is kept. */
export function createDatabase({
  url,
  fetchEndpoint,
  deadlineMs = DEADLINE_MS,
}: DatabaseOptions): Database & SystemDatabase {
  if (fetchEndpoint) neonConfig.fetchEndpoint = fetchEndpoint;
  const neonSql = neon(url);

  async function once(
    access: Access,
    scope: Scope | "system",
    statements: SQL[],
    options: { isolationLevel: "ReadCommitted" | "RepeatableRead" | "Serializable"; readOnly: boolean },
  ): Promise<Batch> {
    const queries = [entryStatement(scope, access), ...statements].map((statement) => {
      const { sql: text, params } = dialect.sqlToQuery(statement);
      return neonSql.query(text, params, { types: typeParsers });
    });
    // Not AbortSignal.timeout: its timer goes on after the answer and keeps a Durable Object awake.
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), deadlineMs);
    try {
      const fetchOptions = { signal: deadline.signal };
      const [entry, ...rows] = (await neonSql.transaction(queries, { ...options, fetchOptions })) as Row[][];
      const fault = entryFault(entry?.[0]);
      return fault ? { ok: false, fault } : { ok: true, value: rows };
    } catch (error) {
      return { ok: false, fault: faultOf(error) };
    } finally {
      clearTimeout(timer);
    }
  }

  const open = (access: Access): Database => ({
    idempotency: access.idempotency,
    withAccess: (other) => open({ ...access, ...other }),
    read: (scope, statements) => once(access, scope, statements, { isolationLevel: "RepeatableRead", readOnly: true }),
    write: (scope, statements) => once(access, scope, statements, { isolationLevel: "ReadCommitted", readOnly: false }),
    async book(scope, statements) {
      const giveUpAt = performance.now() + RETRY_WINDOW_MS;
      for (let tries = 1; ; tries++) {
        const batch = await once(access, scope, statements, { isolationLevel: "Serializable", readOnly: false });
        if (batch.ok || batch.fault.kind !== "contention") return batch;
        // Full jitter: twins that collided once do not meet again.
        const backoff = Math.random() * Math.min(FIRST_BACKOFF_MS * 2 ** tries, MAX_BACKOFF_MS);
        if (tries === MAX_TRIES || performance.now() + backoff > giveUpAt) return batch;
        await new Promise((resolve) => setTimeout(resolve, backoff));
      }
    },
  });
  return {
    ...open({}),
    system: (statements) => once({}, "system", statements, { isolationLevel: "ReadCommitted", readOnly: false }),
  };
}

function entryStatement(scope: Scope | "system", { apiKey, origin, idempotency }: Access): SQL {
  if (scope === "system") return sql`SET LOCAL ROLE gomomo_system`;
  if ("slug" in scope) {
    return sql`SELECT set_config('app.tenant_id', coalesce((SELECT tenant_id_of_slug(${scope.slug}))::text, ''), true)`;
  }
  if (!apiKey && !idempotency && !origin)
    return sql`SELECT set_config('app.tenant_id', ${scope.tenantId}::uuid::text, true)`;
  return sql`SELECT verdict, answer FROM enter_tenant(${scope.tenantId}, ${apiKey?.hash ?? null}, ${apiKey?.scope ?? null},
    ${idempotency?.principal ?? null}, ${idempotency?.key ?? null}, ${idempotency?.requestHash ?? null},
    ${idempotency ? instant(idempotency.now - KEPT_MS) : sql`NULL`}, ${origin ?? null})`;
}

/** What `enter_tenant` refused, where it was asked. */
function entryFault(row: Row | undefined): Fault | null {
  switch (row?.verdict) {
    case "unauthenticated":
    case "forbidden":
    case "origin_not_allowed":
      return { kind: "denied", code: row.verdict };
    case "replayed":
      return { kind: "replayed", rows: row.answer as Row[] };
    case "reused":
      return { kind: "key_reused" };
    default:
      return null;
  }
}

function faultOf(error: unknown): Fault {
  // The connection was cut, or the deadline passed, while the answer was being read.
  if (!(error instanceof NeonDbError)) return { kind: "unavailable" };
  const { code, constraint, message } = error;
  // No SQLSTATE: the request itself failed, or no answer came in time. Classes 08, 53 and 57 are the server's own
  // trouble: https://www.postgresql.org/docs/18/errcodes-appendix.html
  if (!code || /^(08|53|57)/.test(code)) return { kind: "unavailable" };
  // lock_timeout is set for requests under an Idempotency-Key alone; PostgreSQL says at what it waited.
  if (code === "55P03") return { kind: /idempotency_keys/.test(error.where ?? "") ? "key_in_use" : "contention" };
  if (RETRIED_CODES.has(code)) return { kind: "contention" };
  if (code.startsWith("23")) return { kind: "constraint", code, constraint: constraint ?? "" };
  // Class 42 speaks of our own statement; other messages may quote a value.
  return { kind: "unknown", code, message: code.startsWith("42") ? message : "" };
}
