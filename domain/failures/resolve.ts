import type { FailureRecord } from "../../db/queries/failure-record.ts";
import { resolveFailure } from "../../db/queries/resolve-failure.ts";
import { actorName, assertBusiness, type Context, unwrap } from "../context.ts";
import { notFound } from "../errors.ts";

/**
 * Marks a failure as looked after; what failed stays as it is. Said again it gives the same answer. One round trip.
 *
 * @throws DomainError `not_found`
 */
export async function resolve(ctx: Context, failureId: string): Promise<FailureRecord> {
  assertBusiness(ctx.actor);
  const wish = { failureId, now: ctx.clock.now(), actor: actorName(ctx.actor) };
  const failure = unwrap(await resolveFailure(ctx.db, ctx.tenantId, wish), ctx.log);
  if (!failure) throw notFound("failure");
  return failure;
}
