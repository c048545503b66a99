import { createMiddleware } from "hono/factory";
import { DomainError } from "../../domain/errors.ts";
import type { AppEnv } from "../app-env.ts";
import { foreignOrigin } from "./actor.ts";

/**
 * Lets forms of our own pages through and no other site's. A browser that does not tell the site says Origin "null" for
 * a page without referrer: https://fetch.spec.whatwg.org/#append-a-request-origin-header
 */
export const fromOwnPages = createMiddleware<AppEnv>(async (c, next) => {
  const site = c.req.header("sec-fetch-site");
  const origin = foreignOrigin(c);
  const isOwn = site ? site === "same-origin" || site === "none" : origin === null || origin === "null";
  if (!isOwn) throw new DomainError("origin_not_allowed", "This form is not on one of our own pages.");
  await next();
});
