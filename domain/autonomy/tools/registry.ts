import type { JobKind } from "../../../db/schema/jobs.ts";
import { alertOperator } from "./alert-operator.ts";
import { escalateCalendarFailure } from "./escalate-calendar-failure.ts";
import { retryCalendarSync } from "./retry-calendar-sync.ts";
import { sendAccountMail } from "./send-account-mail.ts";
import { sendBusinessMessage } from "./send-business-message.ts";
import { sendCancellation } from "./send-cancellation.ts";
import { sendConfirmation } from "./send-confirmation.ts";
import { sendContactFollowup } from "./send-contact-followup.ts";
import { sendHoldFollowup } from "./send-hold-followup.ts";
import { sendReminder } from "./send-reminder.ts";
import { sendWaitlistNotification } from "./send-waitlist-notification.ts";
import type { JobTool } from "./tool.ts";
import { writeCalendar } from "./write-calendar.ts";

/** What each kind of job does. The list is closed, as the kinds are. */
const TOOLS: Record<JobKind, JobTool> = {
  send_confirmation: sendConfirmation,
  send_cancellation: sendCancellation,
  send_reminder: sendReminder,
  retry_calendar_sync: retryCalendarSync,
  send_hold_followup: sendHoldFollowup,
  send_waitlist_notification: sendWaitlistNotification,
  escalate_calendar_failure: escalateCalendarFailure,
  send_contact_followup: sendContactFollowup,
  write_calendar: writeCalendar,
  send_business_message: sendBusinessMessage,
  send_account_mail: sendAccountMail,
  alert_operator: alertOperator,
};

export function toolFor(kind: JobKind): JobTool {
  return TOOLS[kind];
}
