import { switchAction } from "../../db/queries/switch-action.ts";
import { actorName, assertBusiness, type Context, unwrap } from "../context.ts";
import { DomainError, refusals } from "../errors.ts";
import { ACTIONS, type MessageKind, type MessageSwitch } from "./message-kinds.ts";

/**
 * Switches a kind of message on or off for the business. What waits already asks again when its time comes. Said again
 * it changes nothing. One round trip.
 *
 * @throws DomainError `not_found`
 */
export async function switchMessageKind(
  ctx: Context,
  { kind, on }: { kind: MessageKind; on: boolean },
): Promise<MessageSwitch> {
  assertBusiness(ctx.actor);
  const answer = unwrap(
    await switchAction(ctx.db, ctx.tenantId, {
      ...{ id: ctx.ids.uuid(), action: ACTIONS[kind], effect: on ? "allow" : "deny" },
      reason: on ? "The business wants it." : "The business does not want it.",
      ...{ now: ctx.clock.now(), actor: actorName(ctx.actor) },
    }),
    ctx.log,
  );
  if (answer === "not_found") throw new DomainError("not_found", refusals.not_found);
  return { kind, on, isSent: on && ctx.isAutonomous };
}
