import { type AddInquiry, addInquiry } from "../../db/queries/add-inquiry.ts";
import type { LocalDate } from "../booking/local-date.ts";
import { actorName, type Context, sessionOf, twiceIfLost, unwrap } from "../context.ts";
import { DomainError, notFound, refusals } from "../errors.ts";
import { assertReachable, personOf, type Reachable } from "./request-followup.ts";

export interface JoinWaitlistInput extends Reachable {
  /** Minted by a caller who may have to repeat the call; said again it changes nothing. */
  id?: string | undefined;
  serviceId: string;
  /** When they could come, each with both ends, in the business's zone. */
  dates: { from: LocalDate; to: LocalDate }[];
}

/**
 * Writes down that somebody waits for a time of a service to come free. One round trip.
 *
 * @returns the inquiry's id
 * @throws DomainError `invalid_request`, `followup_limit`, `not_found` for an unknown business or service, and where the
 * conversation was forgotten
 */
export async function joinWaitlist(ctx: Context, input: JoinWaitlistInput): Promise<string> {
  const { serviceId, dates, channel } = input;
  assertReachable(input);
  const id = input.id ?? ctx.ids.uuid();
  const inquiry: AddInquiry = {
    kind: "waitlist",
    ...{ id, sessionId: sessionOf(ctx.actor), ...personOf(input), text: "" },
    ...{ details: { serviceId, dates, channel }, now: ctx.clock.now(), actor: actorName(ctx.actor) },
  };
  const { verdict } = unwrap(await twiceIfLost(() => addInquiry(ctx.db, ctx.tenantId, inquiry)), ctx.log);
  if (verdict === "limit_reached") throw new DomainError("followup_limit", refusals.followup_limit);
  if (verdict !== "added") throw notFound("business or service");
  ctx.work.nudge(id);
  return id;
}
