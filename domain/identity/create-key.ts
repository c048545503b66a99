import type { ApiKeyRecord } from "../../db/queries/api-key-record.ts";
import { createApiKey } from "../../db/queries/create-api-key.ts";
import type { ApiScope } from "../../db/schema/identity.ts";
import { actorName, assertBusiness, type Context, unwrap } from "../context.ts";
import { DomainError, notFound } from "../errors.ts";

/** A new key; `key` is the secret itself, and there only in the first answer. */
export type CreatedApiKey = ApiKeyRecord & { key?: string };

/**
 * Makes an API key for a program of the tenant's. A key can give on only what it may do itself. One round trip.
 *
 * @throws DomainError `forbidden` where it would give more, `not_found`
 */
export async function createKey(
  ctx: Context,
  { name, scopes }: { name: string; scopes: readonly ApiScope[] },
): Promise<CreatedApiKey> {
  assertBusiness(ctx.actor);
  const id = ctx.ids.uuid();
  const { key, prefix, hash } = await ctx.apiKeys.mint();
  const created = await createApiKey(ctx.db, ctx.tenantId, {
    ...{ id, name, prefix, hash, scopes: [...new Set(scopes)] },
    giverHash: ctx.access.apiKey?.hash ?? null,
    now: ctx.clock.now(),
    actor: actorName(ctx.actor),
  });
  const answer = unwrap(created, ctx.log);
  switch (answer.verdict) {
    case "created":
      ctx.work.nudge(answer.apiKey.id);
      // Said again under an Idempotency-Key it is the first answer's key, which nobody knows any more but whoever got it.
      return { ...answer.apiKey, ...(answer.apiKey.id === id && { key }) };
    case "forbidden":
      throw new DomainError("forbidden", "A key can only give scopes that it has itself.");
    case "not_found":
      throw notFound("business");
  }
}
