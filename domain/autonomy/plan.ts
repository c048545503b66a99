import type { NewJob } from "../../db/queries/act-on-events.ts";
import type { SubjectFacts } from "../../db/queries/subject-facts.ts";
import type { JobKind } from "../../db/schema/jobs.ts";
import type { InquiryKind } from "../../db/schema/messages.ts";
import { isAutonomous, isSwitched, PRIORITIES } from "./duties.ts";
import type { DomainEvent } from "./events.ts";
import { evaluate } from "./policy.ts";
import { policyFacts } from "./policy-facts.ts";
import type { Reason } from "./reasons.ts";
import { reminderTimes } from "./reminders.ts";

/** What an event calls for, before policy has spoken. */
interface Proposal {
  kind: JobKind;
  variant?: string;
  /** Epoch milliseconds; left out for at once. */
  runAt?: number;
  data?: Record<string, unknown>;
}

/** What is to be done about what happened. */
export interface Plan {
  jobs: Omit<NewJob, "id">[];
  /** Waiting jobs of the subject that have lost their cause. */
  cancel: { kinds: JobKind[]; reason: Reason } | null;
  /** For the audit log: what was decided, and why. */
  decisions: { eventId: number; data: Record<string, unknown> }[];
}

/** What loses its cause when its appointment is no longer as it was. */
const OF_A_TIME: JobKind[] = ["send_confirmation", "send_reminder", "retry_calendar_sync", "escalate_calendar_failure"];

/**
 * What follows from the events of one subject, read in their order: a pure function of what happened and what is known.
 * Of an appointment that was booked, moved and cancelled before anyone looked, only the end is told.
 */
export function plan(events: readonly DomainEvent[], facts: SubjectFacts, now: number, isSwitchedOn: boolean): Plan {
  const result: Plan = { jobs: [], cancel: null, decisions: [] };
  for (const event of events) {
    result.cancel = causeLost(event) ?? result.cancel;
    for (const proposal of proposalsFor(event, facts, now)) {
      const { kind, variant = "", runAt = now, data = {} } = proposal;
      const decision = decide(proposal, facts, isSwitchedOn);
      if (decision) {
        const { allowed, ruleId, reason } = decision;
        result.decisions.push({ eventId: event.id, data: { action: kind, variant, allowed, ruleId, reason } });
        if (!allowed) continue;
      }
      result.jobs.push({ eventId: event.id, kind, variant, priority: PRIORITIES[kind], runAt, data });
    }
  }
  return result;
}

/** What policy and switch say to it; null where nobody is asked, as it is owed. */
function decide({ kind, variant = "" }: Proposal, facts: SubjectFacts, isSwitchedOn: boolean) {
  if (!isAutonomous(kind)) return null;
  const decision = evaluate(facts.rules, kind, policyFacts(variant, facts));
  if (decision.allowed && isSwitched(kind) && !isSwitchedOn)
    return { ...decision, allowed: false, reason: "switched_off" };
  return decision;
}

function causeLost(event: DomainEvent): Plan["cancel"] {
  if (event.kind === "appointment.moved") return { kinds: OF_A_TIME, reason: "moved" };
  if (event.kind === "appointment.cancelled") return { kinds: OF_A_TIME, reason: "cancelled" };
  return null;
}

function proposalsFor(event: DomainEvent, facts: SubjectFacts, now: number): Proposal[] {
  switch (event.kind) {
    case "appointment.confirmed":
    case "appointment.moved": {
      const { version } = event.data;
      return [confirmation(event), ...reminders(event, facts, version, now), ...calendarWrite(facts, version)];
    }
    case "appointment.cancelled": {
      const { version } = event.data;
      return [{ kind: "send_cancellation", data: { version } }, ...calendarWrite(facts, version)];
    }
    case "hold.expired":
      return facts.appointment?.sessionId ? [{ kind: "send_hold_followup" }] : [];
    case "inquiry.created":
      return inquiryJobs(event.data.kind, facts);
    case "waitlist.matched":
      return [{ kind: "send_waitlist_notification", data: { slots: event.data.slots } }];
    case "api_key.created":
      return [{ kind: "send_account_mail", variant: "api_key_created", data: event.data }];
    case "calendar.failed":
      return [
        { kind: "retry_calendar_sync", runAt: event.at + FIRST_RETRY_MS, data: { version: event.data.version } },
        ...calendarAlarm(event.data.failuresInARow),
      ];
    case "calendar.recovered":
      return [];
    case "calendar.exhausted":
      return [
        { kind: "escalate_calendar_failure", variant: "client", data: event.data },
        { kind: "escalate_calendar_failure", variant: "business", data: event.data },
        { kind: "alert_operator", data: { reason: event.data.reason } },
      ];
  }
}

/** Of an appointment that was moved it says also when it was before (RFC 3339). */
function confirmation(event: Extract<DomainEvent, { kind: "appointment.confirmed" | "appointment.moved" }>): Proposal {
  const { version } = event.data;
  if (event.kind === "appointment.confirmed") return { kind: "send_confirmation", data: { version } };
  return { kind: "send_confirmation", variant: "moved", data: { version, before: event.data.from.startsAt } };
}

/** How long after the first failure a calendar is written to again, in milliseconds. */
const FIRST_RETRY_MS = 30_000;

/** The third failure in a row is told; the operator knows when more follow. */
function calendarAlarm(failuresInARow = 0): Proposal[] {
  return failuresInARow === 3 ? [{ kind: "alert_operator", variant: "calendar_failing" }] : [];
}

function calendarWrite({ business }: SubjectFacts, version: number): Proposal[] {
  return business.calendar.provider === "none" ? [] : [{ kind: "write_calendar", data: { version } }];
}

function inquiryJobs(kind: InquiryKind, { business }: SubjectFacts): Proposal[] {
  if (kind === "followup") return [{ kind: "send_contact_followup" }];
  // Whoever waits is told when something comes free; the team may know of a time before that.
  const isTold = kind === "message" || business.contact.email !== undefined;
  return isTold ? [{ kind: "send_business_message" }] : [];
}

/**
 * An appointment that is no longer at this version has other reminders, or none; one whose time passed before anyone
 * looked would come with the confirmation.
 */
function reminders(
  event: DomainEvent,
  { appointment, business }: SubjectFacts,
  version: number,
  now: number,
): Proposal[] {
  if (appointment?.status !== "confirmed" || appointment.version !== version) return [];
  const times = reminderTimes(appointment.start, event.at, business.limits).filter(({ runAt }) => runAt >= now);
  return times.map(({ variant, runAt }) => ({ kind: "send_reminder", variant, runAt, data: { version } }));
}
