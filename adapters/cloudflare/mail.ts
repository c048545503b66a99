import type { Email, EmailPort, Sent } from "../../domain/messages/ports.ts";
import { calendarInvitation } from "../calendar-file.ts";
import { createLog, errorData } from "../log.ts";
import { displayName, headerText, isAddress, unsubscribeHeaders } from "../mail/headers.ts";
import { htmlOf } from "../mail/html.ts";
import { textOf } from "../mail/text.ts";
import type { Outbox, OutboxItem } from "../outbox.ts";

/** How long an answer is waited for, in milliseconds. */
const DEADLINE_MS = 10_000;

export interface MailerOptions {
  binding: SendEmail;
  /** MAIL_FROM. */
  from: string;
  outbox: Outbox | null;
  deadlineMs?: number;
}

/** Mails through the platform's binding: https://developers.cloudflare.com/email-service/api/send-emails/workers-api/ */
export function mailer({ binding, from, outbox, deadlineMs = DEADLINE_MS }: MailerOptions): EmailPort {
  return {
    async send(email) {
      if (!isAddress(email.to)) return { outcome: "refused", reason: "invalid_address", final: true };
      const mail = await composed(email, from);
      const sent = await handOver(binding, mail, deadlineMs);
      if (sent.outcome === "sent") await outbox?.put(shown(email, mail));
      return sent;
    },
  };
}

type Mail = Awaited<ReturnType<typeof composed>>;

async function composed(email: Email, from: string) {
  const { to, fromName, letter, unsubscribeUrl } = email;
  const name = displayName(fromName);
  return {
    from: { name, email: from },
    to,
    // Where answers cannot go to the business, they go to whom the mail came from.
    ...(email.replyTo && isAddress(email.replyTo) && { replyTo: email.replyTo }),
    subject: headerText(letter.subject),
    text: textOf(letter, { unsubscribeUrl }),
    html: await htmlOf(letter, { sender: fromName, unsubscribeUrl }),
    headers: unsubscribeHeaders(email),
    attachments: letter.calendar
      ? [
          {
            disposition: "attachment" as const,
            filename: "invite.ics",
            type: `text/calendar; method=${letter.calendar.method}; charset=utf-8`,
            content: calendarInvitation(letter.calendar, { organizer: { name, email: from }, attendee: to }),
          },
        ]
      : [],
  };
}

async function handOver(binding: SendEmail, mail: Mail, deadlineMs: number): Promise<Sent> {
  // Not AbortSignal.timeout: its timer goes on after the answer and keeps a Durable Object awake.
  const { promise: deadline, resolve } = Promise.withResolvers<Sent>();
  const timer = setTimeout(() => resolve({ outcome: "unknown", reason: "no_answer" }), deadlineMs);
  try {
    return await Promise.race([answerOf(binding, mail), deadline]);
  } finally {
    clearTimeout(timer);
  }
}

async function answerOf(binding: SendEmail, mail: Mail): Promise<Sent> {
  try {
    const { messageId } = await binding.send(mail);
    return { outcome: "sent", providerId: messageId };
  } catch (error) {
    return outcomeOf(error);
  }
}

/**
 * What the service refused before it sent anything, and whether another try may end better. What stands here neither way,
 * such as E_INTERNAL_SERVER_ERROR, leaves open whether the mail went out.
 * Source: https://developers.cloudflare.com/email-service/api/send-emails/workers-api/#error-codes
 */
const FINAL: Record<string, boolean> = {
  E_VALIDATION_ERROR: true,
  E_FIELD_MISSING: true,
  E_TOO_MANY_RECIPIENTS: true,
  E_TOO_MANY_ATTACHMENTS: true,
  E_CONTENT_TOO_LARGE: true,
  E_SENDER_NOT_VERIFIED: true,
  E_SENDER_DOMAIN_NOT_AVAILABLE: true,
  E_RECIPIENT_NOT_ALLOWED: true,
  E_RECIPIENT_SUPPRESSED: true,
  E_HEADER_NOT_ALLOWED: true,
  E_HEADER_USE_API_FIELD: true,
  E_HEADER_NAME_INVALID: true,
  E_HEADER_VALUE_INVALID: true,
  E_HEADER_VALUE_TOO_LONG: true,
  E_HEADERS_TOO_LARGE: true,
  E_HEADERS_TOO_MANY: true,
  // The recipient's server did not take it, after the tries that the service makes itself.
  E_DELIVERY_FAILED: true,
  E_RATE_LIMIT_EXCEEDED: false,
  E_DAILY_LIMIT_EXCEEDED: false,
};

function outcomeOf(error: unknown): Sent {
  const code = (error as { code?: unknown } | null)?.code;
  const known = typeof code === "string" && /^E_[A-Z_]{1,60}$/.test(code) ? code : null;
  // Its words may hold the address, so the code alone is kept.
  const reason = known ? known.slice(2).toLowerCase() : "no_code";
  const final = known ? FINAL[known] : undefined;
  if (final !== undefined) return { outcome: "refused", reason, final };
  createLog().error("mail_outcome_unknown", known ? { code: known } : errorData(error));
  return { outcome: "unknown", reason };
}

function shown({ id, tenantId }: Email, mail: Mail): OutboxItem {
  const { from, to, subject, text, html, headers, attachments } = mail;
  return {
    ...{ id, tenantId, channel: "email", to, subject, text, html, headers },
    from: `${from.name} <${from.email}>`,
    replyTo: mail.replyTo ?? null,
    attachments: attachments.map(({ filename, type, content }) => ({ filename, type, content })),
    at: new Date(Date.now()).toISOString(),
  };
}
