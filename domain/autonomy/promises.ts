import type { TenantConfig } from "../../db/queries/tenant-config.ts";
import type { Channel } from "../../db/schema/messages.ts";
import type { Context } from "../context.ts";
import { FOLLOWUP_LIMITS } from "../messages/request-followup.ts";
import { evaluate } from "./policy.ts";

/** What a visitor may be told that they will get: nobody is promised what switch or policy would not let through. */
export interface Promises {
  /** A booking is confirmed by mail, where there is an address. */
  confirmation: boolean;
  /** Those who agree to it are reminded by text. */
  textReminders: boolean;
  /** By which ways somebody on the waitlist hears that a time came free. */
  waitlist: readonly Channel[];
  /** By which ways somebody is written to who asks for it, and how often one conversation may ask. */
  followup: { ways: readonly Channel[]; most: number };
}

/** Nobody looks for times of the waitlist that have come free yet; so nobody is told that they hear of one. */
const SEEKS_MATCHES: boolean = false;

/** What is kept of a booking or a wish that is made in a conversation. */
export function promises(
  { isAutonomous, sms }: Pick<Context, "isAutonomous" | "sms">,
  { rules, limits }: Pick<TenantConfig, "rules" | "limits">,
): Promises {
  const facts = { session_followups: 0, channel: "chat", status: "confirmed" };
  const reminders = [
    { variant: "first", minutes: limits.firstReminderMinutes },
    { variant: "second", minutes: limits.secondReminderMinutes },
  ];
  const ways: Channel[] = sms === null ? ["email"] : ["email", "text"];
  const isTold = isAutonomous && evaluate(rules, "send_waitlist_notification", ofInquiry(0)).allowed;
  const most = isAutonomous ? followupsAllowed(rules) : 0;
  return {
    confirmation: isAutonomous && evaluate(rules, "send_confirmation", { ...facts, variant: "" }).allowed,
    textReminders:
      isAutonomous &&
      sms !== null &&
      reminders.some(
        ({ variant, minutes }) => minutes > 0 && evaluate(rules, "send_reminder", { ...facts, variant }).allowed,
      ),
    waitlist: SEEKS_MATCHES && isTold ? ways : [],
    followup: { ways: most > 0 ? ways : [], most },
  };
}

/** What rules know of an inquiry: it is no appointment, so it has neither channel nor status. */
function ofInquiry(followups: number) {
  return { variant: "", session_followups: followups };
}

function followupsAllowed(rules: TenantConfig["rules"]): number {
  const each = Array.from({ length: FOLLOWUP_LIMITS.perSession }, (_, before) => before + 1);
  const firstDenied = each.findIndex((n) => !evaluate(rules, "send_contact_followup", ofInquiry(n)).allowed);
  return firstDenied === -1 ? each.length : firstDenied;
}
