import { getService } from "../../db/queries/get-service.ts";
import type { ServiceRecord } from "../../db/queries/service-record.ts";
import { assertBusiness, type Context, unwrap } from "../context.ts";
import { notFound } from "../errors.ts";

/**
 * One service as the business has set it, archived or not. One round trip.
 *
 * @throws DomainError `not_found`
 */
export async function service(ctx: Context, serviceId: string): Promise<ServiceRecord> {
  assertBusiness(ctx.actor);
  const found = unwrap(await getService(ctx.db, ctx.tenantId, serviceId), ctx.log);
  if (!found) throw notFound("service");
  return found;
}
