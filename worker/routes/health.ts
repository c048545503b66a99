import { Hono } from "hono";
import { operatorKey } from "../../adapters/config.ts";
import { runtimeOf } from "../../adapters/context.ts";
import { checkSetup } from "../../adapters/setup.ts";
import { DomainError, refusals } from "../../domain/errors.ts";
import { databaseHealth } from "../../domain/health.ts";
import type { AppEnv } from "../app-env.ts";
import { bearer, sameText } from "../middleware/actor.ts";
import { isWithinLimit } from "../middleware/rate-limit.ts";

/** For monitors, without limits: there is no input. */
export const health = new Hono<AppEnv>()
  .get("/health", (c) => {
    runtimeOf(c.env);
    return c.json({ status: "ok" });
  })
  .get("/health/db", async (c) => {
    const reason = await databaseHealth(runtimeOf(c.env));
    return reason === "ok" ? c.json({ status: "ok" }) : c.json({ status: "failing", reason }, 503);
  })
  // For the operator, who is told also by a deployment that refuses to run.
  .get("/health/setup", async (c) => {
    if (!(await isWithinLimit(c, "LIMIT_ADDRESS"))) throw new DomainError("rate_limited", refusals.rate_limited);
    const [key, shown] = [operatorKey(c.env), bearer(c)];
    if (key === null || shown === null || !sameText(shown, key)) {
      throw new DomainError("unauthenticated", "This needs the operator's key.");
    }
    const checks = await checkSetup(c.env);
    return c.json({ status: checks.every(({ ok }) => ok) ? "ok" : "failing", checks });
  });
