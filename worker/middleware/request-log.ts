import type { Context as HonoContext } from "hono";
import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";
import { createLog } from "../../adapters/log.ts";
import type { AppEnv } from "../app-env.ts";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * One line a request. It names the pattern that the path matched and never the path: paths may hold tokens. A path that
 * matches nothing is the pattern of whoever refused it.
 */
export const requestLog = createMiddleware<AppEnv>(async (c, next) => {
  const startedAt = performance.now();
  await next();
  const route = routePath(c, -1);
  createLog({ requestId: c.get("requestId"), tenantId: tenantOf(c, route) }).info("request", {
    method: c.req.method,
    route,
    status: c.res.status,
    durationMs: Math.round(performance.now() - startedAt),
  });
});

/** The id that stands where the pattern has the tenant's; whether there is such a tenant is not known here. */
function tenantOf(c: HonoContext<AppEnv>, route: string): string | undefined {
  const place = route.split("/").indexOf(":tenantId");
  const id = place < 0 ? undefined : c.req.path.split("/")[place];
  return id && UUID.test(id) ? id : undefined;
}
