import { sha256 } from "../../adapters/digest.ts";
import { policyRules } from "../../db/schema/jobs.ts";
import { optOuts } from "../../db/schema/messages.ts";
import { actOn } from "../../domain/autonomy/act.ts";
import { runJob } from "../../domain/autonomy/run-job.ts";
import { expire } from "../../domain/booking/expire.ts";
import { hold } from "../../domain/booking/hold.ts";
import type { Context } from "../../domain/context.ts";
import type { LetterPart } from "../../domain/messages/letter.ts";
import type { Email, TextMessage } from "../../domain/messages/ports.ts";
import { registerConversation } from "../../domain/receptionist/records.ts";
import { sessionIdOf } from "./chat-object.ts";
import { RestChat } from "./chat-rest.ts";
import { contextFor, fakeClock, sessionContext } from "./domain.ts";
import { endHold } from "./rows.ts";
import { ownerDatabase, type TestTenant } from "./tenant.ts";
import { auditRows, jobRows } from "./work-rows.ts";

/** What is written to people who left a wish, carried out step by step beside the queue. */

type Tenant = Pick<TestTenant, "id">;

const DAY = 86_400_000;
/** The noon that comes next but one, in UTC: nobody's night in Europe. */
export const noon = () => (Math.ceil(Date.now() / DAY) + 1) * DAY - DAY / 2;

export interface Office {
  ctx: Context;
  clock: ReturnType<typeof fakeClock>;
  /** What was handed to the providers, in its order. */
  mails: Email[];
  texts: TextMessage[];
}

/** gomomo itself at work for a business, at noon, with its messages kept beside being sent. */
export function officeOf(tenant: Tenant, now = noon()): Office {
  const real = contextFor(tenant);
  const office: Omit<Office, "ctx"> = { clock: fakeClock(now), mails: [], texts: [] };
  const { sms } = real;
  const ctx = contextFor(tenant, {
    actor: { kind: "system" },
    clock: office.clock,
    work: { nudge: () => undefined, run: () => undefined },
    email: {
      send(email) {
        office.mails.push(email);
        return real.email.send(email);
      },
    },
    sms: sms && {
      ...sms,
      send(text) {
        office.texts.push(text);
        return sms.send(text);
      },
    },
  });
  return { ...office, ctx };
}

/** A visitor's chat session that has a row, asking at the office's time. */
export async function sessionAt({ ctx }: Office, sessionId: string = crypto.randomUUID()): Promise<Context> {
  const row = { sessionId, channel: "chat", timezone: null, locale: null };
  await registerConversation(ctx, row);
  return { ...ctx, actor: { kind: "chat", sessionId } };
}

/** Acts on what happened to a subject, and carries out what is due of it. */
export async function carryOut({ ctx }: Office, subjectId: string): Promise<void> {
  for (const jobId of await actOn(ctx, subjectId)) await runJob(ctx, jobId);
}

/** All words of a letter. */
export function wordsOf({ letter }: Email): string {
  return [letter.subject, letter.preview, ...letter.parts.map(wordsOfPart), ...letter.footer].join("\n");
}

function wordsOfPart(part: LetterPart): string {
  if (part.kind === "text" || part.kind === "heading") return part.text;
  if (part.kind === "button") return `[${part.label}] ${part.url}`;
  if (part.kind === "quote") return part.lines.map(({ who, text }) => `${who}: ${text}`).join("\n");
  return [part.title, ...part.when, ...part.lines].join("\n");
}

/** Why each job ended as it did. */
export async function endingsOf(tenant: Tenant): Promise<string[]> {
  return (await jobRows(tenant)).map(({ status, reason }) => (reason === null ? status : `${status}: ${reason}`));
}

/** What policy decided, oldest first. */
export const decisionsOf = (tenant: Tenant) => auditOf(tenant, "policy.decided");

/** What the audit log says of an action, oldest first. */
export async function auditOf(tenant: Tenant, action: string): Promise<unknown[]> {
  return (await auditRows(tenant, action)).map(({ data }) => data);
}

/** A rule of the business's own. */
export async function addRule(
  tenant: Tenant,
  rule: Pick<typeof policyRules.$inferInsert, "action" | "effect" | "conditions">,
): Promise<void> {
  const row = { id: crypto.randomUUID(), tenantId: tenant.id, reason: "The business wants it.", createdAt: new Date() };
  await ownerDatabase()
    .insert(policyRules)
    .values({ ...row, ...rule });
}

/** Somebody asked to hear no more. */
export async function optOut(tenant: Tenant, channel: "email" | "text", address: string): Promise<void> {
  const row = { tenantId: tenant.id, channel, addressKey: await sha256(address), at: new Date(), source: "link" };
  await ownerDatabase().insert(optOuts).values(row);
}

/** A visitor who has told in a real conversation how they can be reached. */
export async function visitorOf(
  tenant: TestTenant,
  contact = "Ana Gómez, ana@example.com",
  { at = "10", ...facts }: { at?: string; timezone?: string } = {},
): Promise<{ chat: RestChat; sessionId: string }> {
  const chat = await RestChat.open(tenant.id, facts);
  for (const line of [`a massage tomorrow at ${at}`, "yes", contact]) await chat.say(line);
  return { chat, sessionId: sessionIdOf(chat.token) };
}

/** A hold of a session whose time has run out, told by its event; gives its id. */
export async function runOut(tenant: TestTenant, sessionId: string, start = tenant.hourAhead(72)): Promise<string> {
  const ctx = sessionContext(tenant, sessionId, { work: { nudge: () => undefined, run: () => undefined } });
  const { id } = await hold(ctx, { serviceId: tenant.serviceId, start });
  await endHold(id);
  await expire(ctx);
  return id;
}
