import type { Scope } from "../../db/client.ts";
import { readTenantConfig, type TenantConfig } from "../../db/queries/tenant-config.ts";
import { type Context, unwrap } from "../context.ts";
import { DomainError } from "../errors.ts";
import { assertOriginAllowed } from "../identity/origin.ts";

/**
 * A business with its services and staff. One round trip.
 *
 * @param scope of another tenant than the context's, where only a slug is known
 * @throws DomainError `not_found`
 */
export async function business(
  ctx: Pick<Context, "tenantId" | "actor" | "db" | "clock" | "log">,
  scope: Scope = { tenantId: ctx.tenantId },
): Promise<TenantConfig> {
  const config = unwrap(await readTenantConfig(ctx.db, scope, ctx.clock.now()), ctx.log);
  if (!config) throw new DomainError("not_found", "There is no such business.");
  assertOriginAllowed(ctx.actor, config.sites);
  return config;
}
