import { createService as insertService } from "../../db/queries/create-service.ts";
import type { ServiceRecord } from "../../db/queries/service-record.ts";
import { actorName, assertBusiness, type Context, unwrap } from "../context.ts";
import { notFound } from "../errors.ts";
import { doneWith, priceFields } from "./service-parts.ts";
import type { NewService } from "./service-schema.ts";

/**
 * Adds a service and who offers it. One round trip.
 *
 * @throws DomainError `not_found` for an unknown business, `invalid_request` for unknown staff
 */
export async function createService(ctx: Context, input: NewService): Promise<ServiceRecord> {
  assertBusiness(ctx.actor);
  const { price, staffIds, ...fields } = input;
  const created = await insertService(ctx.db, ctx.tenantId, {
    serviceId: ctx.ids.uuid(),
    fields: { ...fields, ...priceFields(price) },
    staffIds: [...new Set(staffIds)],
    now: ctx.clock.now(),
    actor: actorName(ctx.actor),
  });
  const answer = unwrap(created, ctx.log);
  if (!answer) throw notFound("business");
  return doneWith(answer, staffIds);
}
