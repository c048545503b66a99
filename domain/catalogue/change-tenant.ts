import { changeTenant as updateTenant } from "../../db/queries/change-tenant.ts";
import type { TenantRecord } from "../../db/queries/tenant-record.ts";
import type { Affected } from "../booking/affected.ts";
import { actorName, assertBusiness, type Context, unwrap } from "../context.ts";
import { notFound } from "../errors.ts";
import { affectedBy } from "./changes.ts";
import { hasNationalPhone, readPhones } from "./phones.ts";
import type { Settings, SettingsChanges } from "./settings.ts";
import { slugRefusal } from "./slug.ts";
import { tenant } from "./tenant.ts";

/**
 * Changes what a business has set. Appointments stand as they are; the answer names those ahead that lie outside of the
 * hours now. One round trip, two where a phone number came without its country.
 *
 * @throws DomainError `not_found`, `invalid_request` also for a slug in use
 */
export async function changeTenant(
  ctx: Context,
  input: { merge: SettingsChanges } | { replace: Settings },
): Promise<{ tenant: TenantRecord; affected: Affected }> {
  assertBusiness(ctx.actor);
  const merge = "merge" in input;
  const changes = merge ? input.merge : input.replace;
  const country = changes.country ?? (hasNationalPhone(changes) ? (await tenant(ctx)).country : undefined);
  const result = await updateTenant(ctx.db, ctx.tenantId, {
    fields: readPhones(changes, country),
    merge,
    now: ctx.clock.now(),
    actor: actorName(ctx.actor),
  });
  const refusal = slugRefusal(result);
  if (refusal) throw refusal;
  const changed = unwrap(result, ctx.log);
  if (!changed) throw notFound("business");
  return { tenant: changed.tenant, affected: affectedBy(changes, changed.outlook) };
}
