import type { Context as HonoContext } from "hono";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../app-env.ts";
import { problem } from "../problem.ts";

type LimitBinding = { [Name in keyof Env]: Env[Name] extends RateLimit ? Name : never }[keyof Env];

/** A coarse limit by the caller's address; the platform counts per location, so it only keeps floods away. */
export function limitByAddress(binding: LimitBinding) {
  return createMiddleware<AppEnv>(async (c, next) => ((await isWithinLimit(c, binding)) ? next() : tooManyRequests()));
}

/** Whether the caller's address has some of its limit left, which this takes. */
export async function isWithinLimit(c: HonoContext<AppEnv>, binding: LimitBinding): Promise<boolean> {
  const { success } = await c.env[binding].limit({ key: c.req.header("cf-connecting-ip") ?? "unknown" });
  return success;
}

function tooManyRequests(): Response {
  return problem("rate_limited", "Too many requests from this address. Please wait a minute.");
}
