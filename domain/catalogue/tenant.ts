import { getTenant } from "../../db/queries/get-tenant.ts";
import type { TenantRecord } from "../../db/queries/tenant-record.ts";
import { assertBusiness, type Context, unwrap } from "../context.ts";
import { notFound } from "../errors.ts";

/**
 * All that a business has set, for itself. One round trip.
 *
 * @throws DomainError `not_found`
 */
export async function tenant(ctx: Context): Promise<TenantRecord> {
  assertBusiness(ctx.actor);
  const found = unwrap(await getTenant(ctx.db, ctx.tenantId), ctx.log);
  if (!found) throw notFound("business");
  return found;
}
