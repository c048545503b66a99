import type { TextsVerdict } from "../../db/queries/subject-facts.ts";
import type { Outgoing } from "./outgoing.ts";
import { quietUntil } from "./quiet-hours.ts";

/** How a person can be reached at this moment. */
export interface Reach {
  texts: TextsVerdict;
  emailOptedOut: boolean;
  /** Where the person is, or else the business. */
  timezone: string;
  /** Whether this deployment can send texts at all. */
  hasSms: boolean;
}

/** Why something is not said to somebody, or not yet. */
export type NotSaid = Exclude<TextsVerdict, "agreed"> | "no_address" | "texts_not_set_up" | "quiet_hours" | "too_late";

export type Choice =
  | { choose: "email" }
  | { choose: "text" }
  /** Quiet hours, and it is still of use after them. */
  | { choose: "wait"; until: number; reason: NotSaid }
  | { choose: "none"; reason: NotSaid };

const NOT_GIVEN: NotSaid[] = ["no_address", "no_number"];

/**
 * By which channel something goes to somebody now: the preferred one, else the other, else none for the reason that kept
 * back the preferred one, or the other where there is no address for the preferred one.
 */
export function chooseChannel(outgoing: Outgoing, reach: Reach, now: number): Choice {
  if (now > outgoing.usefulUntil) return { choose: "none", reason: "too_late" };
  const byText = textChoice(outgoing, reach, now);
  const byEmail = emailChoice(outgoing, reach);
  const [first, second] = outgoing.prefers === "text" ? [byText, byEmail] : [byEmail, byText];
  if (first.choose !== "none") return first;
  if (second.choose !== "none") return second;
  // Of two that cannot be, the one that might have been says more than an address that nobody gave.
  return NOT_GIVEN.includes(first.reason) && !NOT_GIVEN.includes(second.reason) ? second : first;
}

function emailChoice({ email, isNeeded }: Outgoing, { emailOptedOut }: Reach): Choice {
  if (!email) return { choose: "none", reason: "no_address" };
  if (emailOptedOut && !isNeeded) return { choose: "none", reason: "opted_out" };
  return { choose: "email" };
}

function textChoice({ text, usefulUntil }: Outgoing, { texts, timezone, hasSms }: Reach, now: number): Choice {
  if (!text) return { choose: "none", reason: "no_number" };
  if (texts !== "agreed") return { choose: "none", reason: texts };
  if (!hasSms) return { choose: "none", reason: "texts_not_set_up" };
  const until = quietUntil(now, timezone);
  if (until === null) return { choose: "text" };
  if (until > usefulUntil) return { choose: "none", reason: "quiet_hours" };
  return { choose: "wait", until, reason: "quiet_hours" };
}
