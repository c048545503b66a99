import { getTableColumns, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { instant, list } from "../client.ts";
import { journal } from "./journal.ts";

/** Pieces of the statements that change what a business has set: some fields of one row. */

/** New values by the fields' names in the schema; a field that is undefined is left as it is. */
export type Fields = Record<string, unknown>;

/** The columns of these fields and their values, for `INSERT INTO table (columns) SELECT values`. */
export function insertion(table: PgTable, fields: Fields): { columns: SQL; values: SQL } {
  const given = columnsOf(table, fields);
  return {
    columns: commas(given.map(({ column }) => sql.identifier(column.name))),
    values: commas(given.map(({ column, value }) => parameter(column, value))),
  };
}

/** Who changes what, and when. */
export interface Change {
  id: string;
  fields: Fields;
  /** Whether objects are merged with what stands there (RFC 7396) and not put in its place. */
  merge: boolean;
  /** The event, "staff.changed". */
  kind: string;
  now: number;
  actor: string;
  /** What changes beside the row in the same statement. */
  beside?: {
    /** Common table expressions. */
    parts: SQL;
    /** Whether anything is changed at all. */
    when: SQL;
    /** The name of the field that they change, or null where they changed nothing. */
    field: SQL;
  };
}

/**
 * The statement that gives one row new values and tells which of them differ from the old ones; null where nothing is
 * given. It merges inside the statement, so two changes at once lose nothing of each other.
 */
export function changeStatement(table: PgTable, tenantId: string, change: Change): SQL | null {
  const { id, fields, merge, kind, now, actor, beside } = change;
  const given = columnsOf(table, fields);
  if (given.length === 0 && !beside) return null;
  const assignments = given.map(({ column, value }) => {
    const name = sql.identifier(column.name);
    return sql`${name} = ${merge && isObject(value) ? merged(name, parameter(column, value)) : parameter(column, value)}`;
  });
  const differing = given.map(({ field, column }) => {
    const name = sql.identifier(column.name);
    return sql`CASE WHEN a.${name} IS DISTINCT FROM b.${name} THEN ${field}::text END`;
  });
  if (beside) {
    assignments.push(sql`id = id`);
    differing.push(beside.field);
  }
  const columns = getTableColumns(table);
  const owner = columns.tenantId ? sql`tenant_id` : sql`id`;
  return sql`
    WITH before AS (SELECT * FROM ${table} WHERE ${owner} = ${tenantId}::uuid AND id = ${id}::uuid),
    ${beside ? sql`${beside.parts},` : sql``}
    changed AS (
      UPDATE ${table} SET ${commas(assignments)}
      WHERE ${owner} = ${tenantId}::uuid AND id = ${id}::uuid ${beside ? sql`AND ${beside.when}` : sql``}
      RETURNING *
    ),
    compared AS (
      SELECT a.id, a.${owner} AS tenant_id, array_remove(ARRAY[${commas(differing)}], NULL) AS fields
      FROM changed a JOIN before b ON b.id = a.id
    ),
    changes AS (
      SELECT tenant_id, ${instant(now)} AS at, ${actor}::text AS actor, ${kind}::text AS kind, id AS subject_id,
        jsonb_build_object('fields', fields) AS data
      FROM compared WHERE cardinality(fields) > 0
    ),
    ${journal()}
    SELECT id FROM changed`;
}

function columnsOf(table: PgTable, fields: Fields): { field: string; column: PgColumn; value: unknown }[] {
  return Object.entries(getTableColumns(table)).flatMap(([field, column]) => {
    const value = fields[field];
    return value === undefined ? [] : [{ field, column: column as PgColumn, value }];
  });
}

function parameter(column: PgColumn, value: unknown): SQL {
  const type = column.getSQLType();
  if (Array.isArray(value) && type === "text[]") return list(value as string[], "text");
  const given = type === "jsonb" && value !== null ? JSON.stringify(value) : value;
  return sql`${given}::${sql.raw(type)}`;
}

/** A JSON merge patch on one level, which is as deep as our objects go. */
function merged(name: SQL | ReturnType<typeof sql.identifier>, patch: SQL): SQL {
  return sql`jsonb_strip_nulls(coalesce(${name}, '{}') || ${patch})`;
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function commas(parts: Parameters<typeof sql.join>[0]): SQL {
  return sql.join(parts, sql`, `);
}
