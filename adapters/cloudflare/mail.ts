import type { Email, EmailPort, Sent } from "../../domain/messages/ports.ts";
import { calendarFile } from "../calendar-file.ts";
import { htmlOf } from "../mail/html.ts";
import { textOf } from "../mail/text.ts";
import type { Outbox } from "../outbox.ts";

/** Mails through the platform's binding: https://developers.cloudflare.com/email-service/api/send-emails/workers-api/ */
export function mailer({
  binding,
  from,
  outbox,
}: {
  binding: SendEmail;
  from: string;
  outbox: Outbox | null;
}): EmailPort {
  return {
    async send(email: Email): Promise<Sent> {
      const { id, tenantId, to, fromName, replyTo, letter, unsubscribeUrl } = email;
      const headers: Record<string, string> = unsubscribeUrl
        ? { "List-Unsubscribe": `<${unsubscribeUrl}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }
        : {};
      const attachments = letter.calendar
        ? [{ filename: "invite.ics", type: "text/calendar", content: calendarFile(letter.calendar.event) }]
        : [];
      const [text, html] = [textOf(letter), await htmlOf(letter)];
      const { messageId } = await binding.send({
        ...{ from: { name: fromName, email: from }, to, subject: letter.subject, text, html, headers },
        ...(replyTo && { replyTo }),
        attachments: attachments.map((file) => ({ ...file, disposition: "attachment" as const })),
      });
      const at = new Date(Date.now()).toISOString();
      const shown = {
        id,
        tenantId,
        channel: "email",
        to,
        from: `${fromName} <${from}>`,
        replyTo,
        headers,
        at,
      } as const;
      await outbox?.put({ ...shown, subject: letter.subject, text, html, attachments });
      return { outcome: "sent", providerId: messageId };
    },
  };
}
