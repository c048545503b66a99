import type { Context as HonoContext } from "hono";
import { createContext } from "../../adapters/context.ts";
import { noteKeyUse } from "../../domain/identity/note-key-use.ts";
import type { AppEnv } from "../app-env.ts";

const HOUR = 3_600_000;
const MAX_KEYS = 10_000;

/** The hour that this isolate noted last for a key, by its hash. */
const notedHours = new Map<string, number>();

/**
 * Notes that a key was used, beside the answer and never before it: at most once an hour for each key and isolate. Only
 * what was answered counts, as a key is not known to be one before.
 */
export function noteUse(c: HonoContext<AppEnv>): void {
  const { actor, access } = c.get("asking");
  const tenantId = c.req.param("tenantId");
  if (!access?.apiKey || !tenantId || !c.res.ok) return;
  const ctx = createContext(c.env, tenantId, {
    actor,
    // Without what else the request was bound by: this is no part of it.
    access: { apiKey: access.apiKey },
    bound: { requestId: c.get("requestId") },
  });
  const { hash } = access.apiKey;
  const hour = Math.floor(ctx.clock.now() / HOUR);
  if (notedHours.get(hash) === hour) return;
  if (notedHours.size >= MAX_KEYS) notedHours.clear();
  notedHours.set(hash, hour);
  c.executionCtx.waitUntil(noteKeyUse(ctx));
}
