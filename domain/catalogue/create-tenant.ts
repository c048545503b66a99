import { createTenant as insertTenant } from "../../db/queries/create-tenant.ts";
import type { TenantRecord } from "../../db/queries/tenant-record.ts";
import { actorName, type Context, unwrap } from "../context.ts";
import { DomainError, refusals } from "../errors.ts";
import { readPhones } from "./phones.ts";
import type { Settings } from "./settings.ts";
import { slugRefusal } from "./slug.ts";

/**
 * Makes the business that `ctx.tenantId` names; only the operator may. Under an Idempotency-Key that id must follow
 * from the key, since the answer is kept with the business. One round trip.
 *
 * @throws DomainError `invalid_request` also for a slug in use, `forbidden`, `idempotency_key_reused`
 */
export async function createTenant(ctx: Context, input: Settings): Promise<TenantRecord> {
  if (ctx.actor.kind !== "platform") throw new DomainError("forbidden", "This needs the operator's key.");
  const settings = readPhones(input, input.country);
  const order = { settings, now: ctx.clock.now(), actor: actorName(ctx.actor) };
  const result = await insertTenant(ctx.db, ctx.tenantId, order);
  const refusal = slugRefusal(result);
  if (refusal) throw refusal;
  if (!result.ok && result.fault.kind === "constraint" && result.fault.constraint === "tenants_pkey") {
    // The key's answer is no longer kept, but what it made is there.
    throw new DomainError("idempotency_key_reused", refusals.idempotency_key_reused);
  }
  const created = unwrap(result, ctx.log);
  if (!created) throw new Error("A tenant was neither made nor refused");
  return created;
}
