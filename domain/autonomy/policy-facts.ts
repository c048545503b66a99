import type { SubjectFacts } from "../../db/queries/subject-facts.ts";
import type { PolicyFacts } from "./policy.ts";

/** What rules may speak of: the job's `variant`, the `channel` and `status` of an appointment, `session_followups`. */
export function policyFacts(variant: string, { appointment, sessionFollowups }: SubjectFacts): PolicyFacts {
  return {
    variant,
    session_followups: sessionFollowups,
    ...(appointment && { channel: appointment.channel, status: appointment.status }),
  };
}
