import type { Scope } from "../../db/client.ts";
import { readTenantConfig, type TenantConfig } from "../../db/queries/tenant-config.ts";
import { type Context, unwrap } from "../context.ts";
import { notFound } from "../errors.ts";

type Reading = Pick<Context, "db" | "clock" | "log">;

/**
 * A business with its services and staff. One round trip.
 *
 * @throws DomainError `not_found`
 */
export function business(ctx: Context): Promise<TenantConfig> {
  return read(ctx, { tenantId: ctx.tenantId });
}

/**
 * The business of a public page's address. One round trip.
 *
 * @throws DomainError `not_found`
 */
export function businessOfSlug(ctx: Reading, slug: string): Promise<TenantConfig> {
  return read(ctx, { slug });
}

async function read({ db, clock, log }: Reading, scope: Scope): Promise<TenantConfig> {
  const config = unwrap(await readTenantConfig(db, scope, clock.now()), log);
  if (!config) throw notFound("business");
  return config;
}
