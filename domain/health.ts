import { readRoleSafety } from "../db/queries/health.ts";
import type { Context } from "./context.ts";

export type DatabaseHealth = "ok" | "database_unavailable" | "role_bypasses_row_level_security";

/** Whether the database answers, and answers a role that row-level security holds. One round trip. */
export async function databaseHealth({ db }: Pick<Context, "db">): Promise<DatabaseHealth> {
  const role = await readRoleSafety(db);
  if (!role.ok) return "database_unavailable";
  return role.value.canBypass ? "role_bypasses_row_level_security" : "ok";
}
