import type { HoldFollowupVerdict } from "../../db/queries/claim-hold-followup.ts";
import type { NotSaid } from "../messages/choose-channel.ts";

/**
 * Why a job waits or was dropped, as its row, the audit log and the API say it: a closed list. A job that failed, and a
 * message, may also name what a provider or a calendar answered.
 */
export type Reason =
  | NotSaid
  | Exclude<HoldFollowupVerdict, "ours">
  /** Switch or policy keep it back by now. */
  | "switched_off"
  | "not_allowed"
  /** Its cause is gone, or is another one by now. */
  | "moved"
  | "cancelled"
  | "not_cancelled"
  | "over"
  | "no_appointment"
  | "no_inquiry"
  | "no_expired_hold"
  | "no_calendar"
  | "slots_gone"
  | "erased"
  /** It changed while it was written. */
  | "changed"
  /** Someone else has the job. */
  | "taken_over"
  | "too_many_texts"
  | "too_many_mails";
