import { type PolicyRule, readPolicyRules } from "../../db/queries/policy-rules.ts";
import type { AutonomousAction } from "../../db/schema/jobs.ts";
import { assertBusiness, type Context, unwrap } from "../context.ts";
import { DomainError, refusals } from "../errors.ts";
import { evaluate } from "./policy.ts";

/** What a business can switch: every kind of message that gomomo sends without being asked. */
export const MESSAGE_KINDS = [
  "confirmation",
  "cancellation",
  "reminder",
  "hold_followup",
  "waitlist_notification",
  "contact_followup",
  "calendar_escalation",
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** The action behind each; retries of a calendar are no message, and nobody's to switch. */
export const ACTIONS: Record<MessageKind, AutonomousAction> = {
  confirmation: "send_confirmation",
  cancellation: "send_cancellation",
  reminder: "send_reminder",
  hold_followup: "send_hold_followup",
  waitlist_notification: "send_waitlist_notification",
  contact_followup: "send_contact_followup",
  calendar_escalation: "escalate_calendar_failure",
};

export interface MessageSwitch {
  kind: MessageKind;
  /** What the rules say. */
  on: boolean;
  /** Whether it is sent: also the deployment's own switch has to be on. */
  isSent: boolean;
}

/**
 * Which kinds of messages the business sends. One round trip.
 *
 * @throws DomainError `not_found`
 */
export async function messageKinds(ctx: Context): Promise<MessageSwitch[]> {
  assertBusiness(ctx.actor);
  const rules = unwrap(await readPolicyRules(ctx.db, ctx.tenantId), ctx.log);
  if (!rules) throw new DomainError("not_found", refusals.not_found);
  return MESSAGE_KINDS.map((kind) => switchOf(rules, kind, ctx.isAutonomous));
}

/** What these rules and the deployment's switch mean to a kind of message, as it usually occurs. */
function switchOf(rules: readonly PolicyRule[], kind: MessageKind, isAutonomous: boolean): MessageSwitch {
  const { allowed } = evaluate(rules, ACTIONS[kind], { variant: "", session_followups: 0 });
  return { kind, on: allowed, isSent: allowed && isAutonomous };
}
