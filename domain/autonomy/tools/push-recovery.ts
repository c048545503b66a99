import type { AppointmentFacts } from "../../../db/queries/subject-facts.ts";
import type { Context } from "../../context.ts";

/** What became of it, for the audit log. */
export type RecoveryPush = "shown" | "said_before" | "no_session" | "not_reached" | "not_needed";

/**
 * Tells the chat in which an appointment was booked that it stands in the calendar at last. Of an appointment that is
 * cancelled or has begun nobody there cares any more. Never throws: the calendar is right, whether or not it was heard.
 */
export async function pushRecovery(
  ctx: Pick<Context, "tenantId" | "clock" | "conversations" | "log">,
  { id, version, reference, status, start, serviceName, sessionId }: AppointmentFacts,
): Promise<RecoveryPush> {
  if (!sessionId || status !== "confirmed" || start <= ctx.clock.now()) return "not_needed";
  const data = {
    text: "Your appointment is in the calendar now.",
    ...{ appointmentId: id, reference, service: serviceName, start: new Date(start).toISOString() },
  };
  try {
    const push = { id: `calendar:${id}:${version}`, push: "calendar_retry_success" as const, data };
    const pushed = await ctx.conversations.push(ctx.tenantId, sessionId, push);
    return pushed.shown ? "shown" : pushed.reason;
  } catch (error) {
    ctx.log.warn("push_failed", { sessionId, error: error instanceof Error ? error.name : "unknown" });
    return "not_reached";
  }
}
