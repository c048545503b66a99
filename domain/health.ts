import { readRoleSafety, readSchemaVersion } from "../db/queries/health.ts";
import type { Context } from "./context.ts";

export type DatabaseHealth = "ok" | "database_unavailable" | "role_bypasses_row_level_security";

/** Whether the database answers, and answers a role that row-level security holds. One round trip. */
export async function databaseHealth({ db }: Pick<Context, "db">): Promise<DatabaseHealth> {
  const role = await readRoleSafety(db);
  if (!role.ok) return "database_unavailable";
  return role.value.canBypass ? "role_bypasses_row_level_security" : "ok";
}

export type SchemaHealth = "ok" | "database_unavailable" | "migrations_missing" | "schema_newer_than_code";

/** Whether the database has just the migrations that this code was built with. One round trip. */
export async function schemaHealth({ db }: Pick<Context, "db">): Promise<SchemaHealth> {
  const version = await readSchemaVersion(db);
  // A database that was never migrated has no journal to read.
  if (!version.ok) return version.fault.kind === "unavailable" ? "database_unavailable" : "migrations_missing";
  const { applied, expected } = version.value;
  if (applied === expected) return "ok";
  return applied < expected ? "migrations_missing" : "schema_newer_than_code";
}
