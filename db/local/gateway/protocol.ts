/**
 * The wire format of Neon's SQL-over-HTTP endpoint, as @neondatabase/serverless 1.2 speaks it and as Neon's proxy answers
 * it (github.com/neondatabase/neon, proxy/src/serverless/sql_over_http.rs). Pure translation: no socket, no database.
 */
import type { IncomingHttpHeaders } from "node:http";
import pg from "pg";
import { z } from "zod";

/** Neon's proxy refuses larger requests (`max_request_size_bytes`). */
export const maxBodyBytes = 10 * 1024 * 1024;

// A zero byte would end the text inside PostgreSQL's protocol, and its parameter count has 16 bits.
const statementSchema = z.object({
  query: z.string().refine((text) => !text.includes("\0"), "the statement contains a zero byte"),
  params: z.array(z.unknown()).max(65_535).default([]),
});
const payloadSchema = z.union([z.object({ queries: z.array(statementSchema) }), statementSchema]);

/** One statement; parameters travel as PostgreSQL's text format, null as null. */
export interface Statement {
  text: string;
  params: (string | null)[];
}

/** What one HTTP request asks for. `begin` is set for a batch: the statement that opens its transaction. */
export interface SqlRequest {
  connectionString: string;
  statements: Statement[];
  begin: string | null;
  rowsAsArrays: boolean;
}

/** What PostgreSQL answered to one statement: values in text format. */
export interface StatementResult {
  tag: string;
  fields: pg.FieldDef[];
  rows: (string | null)[][];
}

/** An answer other than 200. `body` is what Neon's proxy would send. */
export class ProtocolError extends Error {
  override name = "ProtocolError";
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const isolationLevels: Record<string, string> = {
  ReadUncommitted: "READ UNCOMMITTED",
  ReadCommitted: "READ COMMITTED",
  RepeatableRead: "REPEATABLE READ",
  Serializable: "SERIALIZABLE",
};

/** @throws ProtocolError 400 when the request is not one that Neon would take */
export function parseRequest(headers: IncomingHttpHeaders, body: string): SqlRequest {
  const connectionString = headers["neon-connection-string"];
  if (typeof connectionString !== "string") throw new ProtocolError(400, "missing header: Neon-Connection-String");
  if (headers["neon-raw-text-output"] !== "true") {
    throw new ProtocolError(400, "the local gateway answers raw text only: send Neon-Raw-Text-Output: true");
  }
  const payload = payloadSchema.safeParse(parseJson(body));
  if (!payload.success) throw new ProtocolError(400, `could not parse the request: ${z.prettifyError(payload.error)}`);
  const isBatch = "queries" in payload.data;
  const statements = "queries" in payload.data ? payload.data.queries : [payload.data];
  return {
    connectionString,
    statements: statements.map(({ query, params }) => ({ text: query, params: params.map(toParameter) })),
    begin: isBatch ? beginStatement(headers) : null,
    rowsAsArrays: headers["neon-array-mode"] === "true",
  };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new ProtocolError(400, `could not parse the request: ${error instanceof Error ? error.message : error}`);
  }
}

/** The headers count for batches only; a lone query runs as the database's default, as at Neon. */
function beginStatement(headers: IncomingHttpHeaders): string {
  const clauses = ["BEGIN"];
  const level = headers["neon-batch-isolation-level"];
  if (level !== undefined) {
    const sql = isolationLevels[String(level)];
    if (sql === undefined) throw new ProtocolError(400, "invalid isolation level");
    clauses.push(`ISOLATION LEVEL ${sql}`);
  }
  if (headers["neon-batch-read-only"] === "true") clauses.push("READ ONLY");
  if (headers["neon-batch-deferrable"] === "true") clauses.push("DEFERRABLE");
  return clauses.join(" ");
}

/** The driver sends strings; other JSON values are turned into PostgreSQL's text as Neon's proxy does it. */
function toParameter(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return toArrayLiteral(value);
  return typeof value === "string" ? value : JSON.stringify(value);
}

function toArrayLiteral(values: unknown[]): string {
  const items = values.map((value) => {
    if (value === null || value === undefined) return "NULL";
    if (Array.isArray(value)) return toArrayLiteral(value);
    return JSON.stringify(typeof value === "object" ? JSON.stringify(value) : value);
  });
  return `{${items.join(",")}}`;
}

/** The 200 answer: one result, or `{results}` for a batch. */
export function renderResults(request: SqlRequest, results: StatementResult[]): unknown {
  const rendered = results.map((result) => renderResult(result, request.rowsAsArrays));
  return request.begin === null ? rendered[0] : { results: rendered };
}

function renderResult({ tag, fields, rows }: StatementResult, rowsAsArrays: boolean): unknown {
  const words = tag.split(" ");
  const lastWord = Number(words.at(-1));
  const hasCount = words.length > 1 && Number.isInteger(lastWord);
  return {
    rowAsArray: rowsAsArrays,
    fields: fields.map(({ name, dataTypeID, tableID, columnID, dataTypeSize, dataTypeModifier }) => {
      return { name, dataTypeID, tableID, columnID, dataTypeSize, dataTypeModifier, format: "text" };
    }),
    rows: rowsAsArrays
      ? rows
      : rows.map((row) => Object.fromEntries(fields.map((field, index) => [field.name, row[index] ?? null]))),
    command: words[0] ?? "",
    rowCount: hasCount ? lastWord : null,
  };
}

const errorFields = [
  "code",
  "detail",
  "hint",
  "position",
  "internalPosition",
  "internalQuery",
  "severity",
  "where",
  "table",
  "column",
  "schema",
  "dataType",
  "constraint",
  "file",
  "line",
  "routine",
] as const;

/** PostgreSQL could not be reached or did not let us in. Neon's proxy tells this apart from a statement that failed. */
export class ConnectFailed extends Error {
  override name = "ConnectFailed";
}

/**
 * The answer to a failure. A statement that failed is a 400 with all that PostgreSQL said, which the driver turns into a
 * NeonDbError with these fields; so is a wrong password. A database that cannot be reached is a 500, of which the driver
 * keeps only status and text.
 */
export function renderError(error: unknown): { status: number; body: Record<string, unknown> } {
  const failedToConnect = error instanceof ConnectFailed;
  const origin = failedToConnect ? error.cause : error;
  const said = origin instanceof pg.DatabaseError ? origin : null;
  const fields = Object.fromEntries(errorFields.map((field) => [field, said?.[field] ?? null]));
  const message = said?.message ?? (error instanceof Error ? error.message || error.name : String(error));
  return { status: statusOf(error, said?.code), body: { message, ...fields } };
}

function statusOf(error: unknown, code: string | undefined): number {
  if (error instanceof ProtocolError) return error.status;
  const isUsersMistake = code !== undefined && (code.startsWith("28") || code === "3D000"); // credentials, database name
  return error instanceof ConnectFailed && !isUsersMistake ? 500 : 400;
}
