import { noteApiKeyUse } from "../../db/queries/note-api-key-use.ts";
import type { Context } from "../context.ts";

/** Notes to the hour when the key that asks was last used. Never throws: nobody waits for it. One round trip. */
export async function noteKeyUse(ctx: Context): Promise<void> {
  const hash = ctx.access.apiKey?.hash;
  if (!hash) return;
  const noted = await noteApiKeyUse(ctx.db, ctx.tenantId, { hash, now: ctx.clock.now() });
  if (!noted.ok) ctx.log.warn("key_use_not_noted", { fault: noted.fault.kind });
}
