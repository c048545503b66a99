import type { TenantConfig } from "../../db/queries/tenant-config.ts";
import type { Context } from "../context.ts";
import { evaluate } from "./policy.ts";

/** What a visitor may be told that they will get: nobody is promised what switch or policy would not let through. */
export interface Promises {
  /** A booking is confirmed by mail, where there is an address. */
  confirmation: boolean;
  /** Those who agree to it are reminded by text. */
  textReminders: boolean;
}

/** What is kept of a booking that is made in a conversation. */
export function promises(
  { isAutonomous, sms }: Pick<Context, "isAutonomous" | "sms">,
  { rules, limits }: Pick<TenantConfig, "rules" | "limits">,
): Promises {
  const facts = { session_followups: 0, channel: "chat", status: "confirmed" };
  const reminders = [
    { variant: "first", minutes: limits.firstReminderMinutes },
    { variant: "second", minutes: limits.secondReminderMinutes },
  ];
  return {
    confirmation: isAutonomous && evaluate(rules, "send_confirmation", { ...facts, variant: "" }).allowed,
    textReminders:
      isAutonomous &&
      sms !== null &&
      reminders.some(
        ({ variant, minutes }) => minutes > 0 && evaluate(rules, "send_reminder", { ...facts, variant }).allowed,
      ),
  };
}
