import { changeService as updateService } from "../../db/queries/change-service.ts";
import type { ServiceRecord } from "../../db/queries/service-record.ts";
import type { Affected } from "../booking/affected.ts";
import { actorName, assertBusiness, type Context, unwrap } from "../context.ts";
import { notFound } from "../errors.ts";
import { affectedBy } from "./changes.ts";
import { doneWith, priceFields } from "./service-parts.ts";
import type { ServiceChanges } from "./service-schema.ts";

/**
 * Changes, archives or brings back a service, and who offers it. Appointments stand as they are, with their length and
 * buffers; the answer names those ahead that would not be offered now. One round trip.
 *
 * @throws DomainError `not_found`, `invalid_request` for unknown staff
 */
export async function changeService(
  ctx: Context,
  { serviceId, changes }: { serviceId: string; changes: ServiceChanges },
): Promise<{ service: ServiceRecord; affected: Affected }> {
  assertBusiness(ctx.actor);
  const { price, staffIds, ...fields } = changes;
  const result = await updateService(ctx.db, ctx.tenantId, {
    id: serviceId,
    fields: { ...fields, ...priceFields(price) },
    staffIds: staffIds && [...new Set(staffIds)],
    merge: true,
    now: ctx.clock.now(),
    actor: actorName(ctx.actor),
  });
  const answer = unwrap(result, ctx.log);
  if (!answer) throw notFound("service");
  const { service, outlook } = doneWith(answer, staffIds);
  return { service, affected: affectedBy(changes, outlook) };
}
