import type { OpenAPIHono } from "@hono/zod-openapi";
import { Hono, type Context as HonoContext } from "hono";
import { etag, RETAINED_304_HEADERS } from "hono/etag";
import { runtimeOf } from "../../adapters/context.ts";
import type { AppEnv } from "../app-env.ts";
import { limitByCaller } from "../middleware/rate-limit.ts";
import { openApiDocument } from "../openapi/document.ts";
import type { Document } from "../openapi/types.ts";
import { referencePage } from "../pages/reference-page.ts";
import { pageSecurityHeaders } from "../pages/security.ts";

const CACHED = "public, max-age=300";

/** The API's description, for programs and for people, of whatever `app` answers. */
export function reference(app: OpenAPIHono<AppEnv>) {
  let made: Document | undefined;
  const documentOf = (c: HonoContext<AppEnv>) => {
    made ??= openApiDocument(app, runtimeOf(c.env).config.publicUrl);
    return made;
  };
  const read = [
    limitByCaller("LIMIT_ADDRESS"),
    etag({ retainedHeaders: [...RETAINED_304_HEADERS, "access-control-allow-origin"] }),
  ] as const;
  return new Hono<AppEnv>()
    .get("/openapi.json", ...read, (c) => {
      // Tools in browsers read it, too.
      c.header("access-control-allow-origin", "*");
      c.header("cache-control", CACHED);
      return c.json(documentOf(c));
    })
    .get("/docs", ...read, (c) => {
      return c.html(referencePage(documentOf(c)), 200, { ...pageSecurityHeaders, "cache-control": CACHED });
    });
}
