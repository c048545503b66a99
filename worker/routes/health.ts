import { Hono } from "hono";
import { runtimeOf } from "../../adapters/context.ts";
import { databaseHealth } from "../../domain/health.ts";
import type { AppEnv } from "../app-env.ts";

/** For monitors. No limits and no validation: there is no input. */
export const health = new Hono<AppEnv>()
  .get("/health", (c) => {
    runtimeOf(c.env);
    return c.json({ status: "ok" });
  })
  .get("/health/db", async (c) => {
    const reason = await databaseHealth(runtimeOf(c.env));
    return reason === "ok" ? c.json({ status: "ok" }) : c.json({ status: "failing", reason }, 503);
  });
