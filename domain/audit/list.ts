import { type AuditPlace, type AuditRecord, type ListAudit, listAudit } from "../../db/queries/list-audit.ts";
import { assertBusiness } from "../booking/own.ts";
import { type Context, unwrap } from "../context.ts";

/**
 * A page of the tenant's audit log, newest first; what is written meanwhile shifts no later page. One round trip.
 *
 * @returns `next`, the place to go on from, or null at the end
 */
export async function list(ctx: Context, input: ListAudit): Promise<{ items: AuditRecord[]; next: AuditPlace | null }> {
  assertBusiness(ctx.actor);
  const { limit } = input;
  // One more than asked for tells whether there is a next page.
  const found = unwrap(await listAudit(ctx.db, ctx.tenantId, { ...input, limit: limit + 1 }), ctx.log);
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? { at: last.at, id: last.id } : null };
}
