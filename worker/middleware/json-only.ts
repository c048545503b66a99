import { createMiddleware } from "hono/factory";
import { problem } from "../problem.ts";

/** Bodies are JSON; anything else would pass by validation unseen. */
export const jsonOnly = createMiddleware(async (c, next) => {
  const type = c.req.header("content-type");
  if (["POST", "PUT", "PATCH"].includes(c.req.method) && !/^application\/json(; ?charset=utf-8)?$/i.test(type ?? "")) {
    return problem("unsupported_media_type", "The body must be application/json.");
  }
  return next();
});
