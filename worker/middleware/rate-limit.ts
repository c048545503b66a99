import type { Context as HonoContext } from "hono";
import { createMiddleware } from "hono/factory";
import { API_KEY_MARK } from "../../adapters/api-keys.ts";
import { runtimeOf } from "../../adapters/context.ts";
import { sha256 } from "../../adapters/digest.ts";
import { refusals } from "../../domain/errors.ts";
import type { AppEnv } from "../app-env.ts";
import { problem } from "../problem.ts";
import { sameText, tokenIn } from "./actor.ts";
import { callerAddress } from "./address.ts";

type LimitBinding = { [Name in keyof Env]-?: Env[Name] extends RateLimit ? Name : never }[keyof Env];

/**
 * A coarse limit by the caller's key, where one is shown, or else by address; the platform counts per location, so it
 * only keeps floods away. A key that turns out to be wrong is counted against the address, too. The operator is not
 * limited.
 */
export function limitByCaller(binding: LimitBinding) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const token = tokenIn(c.req.header("authorization") ?? "") ?? "";
    if (sameText(token, runtimeOf(c.env).config.adminApiKey)) return next();
    // By a hash, so that no key stands in anybody's counters.
    const key = token.startsWith(API_KEY_MARK) ? `key:${await sha256(token)}` : null;
    if (!(await take(c, binding, key ?? callerAddress(c)))) return tooManyRequests();
    await next();
    if (key && c.res.status === 401 && !(await isWithinLimit(c, binding))) c.res = tooManyRequests();
    return undefined;
  });
}

/** Whether the caller's address has some of its limit left, which this takes. */
export function isWithinLimit(c: HonoContext<AppEnv>, binding: LimitBinding): Promise<boolean> {
  return take(c, binding, callerAddress(c));
}

async function take(c: HonoContext<AppEnv>, binding: LimitBinding, key: string): Promise<boolean> {
  return (await c.env[binding].limit({ key })).success;
}

function tooManyRequests(): Response {
  return problem("rate_limited", refusals.rate_limited);
}
