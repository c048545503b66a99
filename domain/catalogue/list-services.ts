import { listServices as readServices } from "../../db/queries/list-services.ts";
import type { ServiceRecord } from "../../db/queries/service-record.ts";
import { assertBusiness, type Context, unwrap } from "../context.ts";
import { notFound } from "../errors.ts";

/**
 * All services as the business has set them, also those that are archived. One round trip.
 *
 * @throws DomainError `unauthenticated`, `not_found`
 */
export async function listServices(ctx: Context): Promise<ServiceRecord[]> {
  assertBusiness(ctx.actor);
  const services = unwrap(await readServices(ctx.db, ctx.tenantId), ctx.log);
  if (!services) throw notFound("business");
  return services;
}
