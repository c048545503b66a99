import { type AuditPlace, type AuditRecord, type ListAudit, listAudit } from "../../db/queries/list-audit.ts";
import { assertBusiness, type Context, unwrap } from "../context.ts";
import { type Page, pageOf } from "../page.ts";

/**
 * A page of the tenant's audit log, newest first; what is written meanwhile shifts no later page. One round trip.
 */
export async function list(ctx: Context, input: ListAudit): Promise<Page<AuditRecord, AuditPlace>> {
  assertBusiness(ctx.actor);
  const { limit } = input;
  const found = unwrap(await listAudit(ctx.db, ctx.tenantId, { ...input, limit: limit + 1 }), ctx.log);
  return pageOf(found, limit, ({ at, id }) => ({ at, id }));
}
