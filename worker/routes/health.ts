import { Hono } from "hono";
import { runtimeOf } from "../../adapters/context.ts";
import { readRoleSafety } from "../../db/queries/health.ts";
import type { AppEnv } from "../app-env.ts";

/** For monitors. No limits and no validation: there is no input. */
export const health = new Hono<AppEnv>()
  .get("/health", (c) => {
    runtimeOf(c.env);
    return c.json({ status: "ok" });
  })
  .get("/health/db", async (c) => {
    const role = await readRoleSafety(runtimeOf(c.env).db);
    if (!role.ok) return c.json({ status: "failing", reason: "database_unavailable" }, 503);
    if (role.value.canBypass) return c.json({ status: "failing", reason: "role_bypasses_row_level_security" }, 503);
    return c.json({ status: "ok" });
  });
