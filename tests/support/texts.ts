import { env } from "cloudflare:workers";
import { eq, sql } from "drizzle-orm";
import { inject } from "vitest";
import { createContext } from "../../adapters/context.ts";
import { claimJob } from "../../db/queries/claim-job.ts";
import { settleJob } from "../../db/queries/settle-job.ts";
import { appointments } from "../../db/schema/appointments.ts";
import { clients } from "../../db/schema/clients.ts";
import { jobs } from "../../db/schema/jobs.ts";
import { deliver } from "../../domain/autonomy/deliver.ts";
import { type Context, unwrap } from "../../domain/context.ts";
import type { Letter } from "../../domain/messages/letter.ts";
import type { Outgoing } from "../../domain/messages/outgoing.ts";
import type { TwilioFault } from "./faulty-twilio.ts";
import { call } from "./http.ts";
import { createTenant, ownerDatabase, type TestTenant } from "./tenant.ts";
import type { Callback } from "./twilio.ts";
import { TWILIO } from "./twilio-account.ts";
import { auditRows } from "./work-rows.ts";

/** Texts of a business of a test's own, through a Twilio that is not the real one. */

const HOUR = 3_600_000;

/** A deployment with Twilio: the independent stand-in, or the one that fails as it is told to. */
export function withTwilio(which: "stand-in" | "faulty" = "stand-in", change: object = {}) {
  const endpoint = which === "faulty" ? inject("faultyTwilioUrl") : inject("twilioUrl");
  const PUBLIC_URL = inject("callbackUrl");
  return { ...TWILIO, TWILIO_ENDPOINT: endpoint, PUBLIC_URL, ...change };
}

/** A Context of that deployment; each is as far from the others as isolates are. */
export function texting(tenant: Pick<TestTenant, "id">, deployment: object, change: Partial<Context> = {}): Context {
  const whole = { ...(env as Env), ...deployment } as Env;
  return { ...createContext(whole, tenant.id, { actor: { kind: "system" } }), ...change };
}

/** The zone whose clocks show noon, or up to an hour more, so that no test meets quiet hours by chance. */
export function zoneAtNoon(now = Date.now()): string {
  const ahead = 12 - new Date(now).getUTCHours();
  // POSIX counts the other way round: https://data.iana.org/time-zones/tzdb/etcetera
  return ahead === 0 ? "UTC" : `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}`;
}

export const noonTenant = (change: Parameters<typeof createTenant>[0] = {}) =>
  createTenant({ timezone: zoneAtNoon(), staff: ["Mara"], ...change });

let numbers = 0;
const series = Math.floor(Math.random() * 100_000);
/** A number that no other test has. */
export function newNumber(): string {
  numbers += 1;
  return `+1555${String(series).padStart(5, "0")}${String(numbers).padStart(4, "0")}`.slice(0, 15);
}

interface Planted {
  appointmentId: string;
  clientId: string;
  jobId: string;
}

/** An appointment two days ahead of somebody who agreed to texts, and a job that is due to tell them of it. */
export async function plantJob(
  tenant: TestTenant,
  {
    phone,
    agreed = true,
    runAt = Date.now() - 1000,
    ...columns
  }: { phone: string; agreed?: boolean; runAt?: number } & Partial<typeof appointments.$inferInsert>,
): Promise<Planted> {
  const [appointmentId, clientId, jobId] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  const tenantId = tenant.id;
  const [now, due] = [new Date(), new Date(runAt)];
  planted += 1;
  // Each its own hour, as nobody is booked twice.
  const start = tenant.hourAhead(48 + planted);
  const [startsAt, endsAt] = [new Date(start), new Date(start + HOUR)];
  const person = { tenantId, clientId, clientName: "Ana Gómez", clientPhone: phone };
  const db = ownerDatabase();
  await db.batch([
    db.insert(clients).values({ id: clientId, tenantId, name: "Ana Gómez", phone, createdAt: now }),
    db.insert(appointments).values({
      ...person,
      id: appointmentId,
      ...{ serviceId: tenant.serviceId, staffId: tenant.staffIds[0] ?? "", status: "confirmed", startsAt, endsAt },
      during: sql`tstzrange(${startsAt.toISOString()}, ${endsAt.toISOString()})` as unknown as string,
      ...{ channel: "api", reference: appointmentId.slice(0, 8), createdAt: now, updatedAt: now, confirmedAt: now },
      textsAgreedAt: agreed ? now : null,
      ...columns,
    }),
    db.insert(jobs).values({
      ...{ id: jobId, tenantId, kind: "send_confirmation", eventId: 1_000_000 + planted, subjectId: appointmentId },
      ...{ priority: 60, runAt: due, data: { version: 1 }, createdAt: due },
    }),
  ]);
  return { appointmentId, clientId, jobId };
}
let planted = 0;

const letter: Letter = {
  ...{ subject: "Tomorrow at noon", preview: "", parts: [{ kind: "text", text: "See you tomorrow." }] },
  ...{ language: "en", calendar: null, accent: "#2f6f5e", footer: [] },
};

/** Something that is rather said by text, and by mail where there is an address. */
export function outgoing(text: string | null, email: string | null, change: Partial<Outgoing> = {}): Outgoing {
  return {
    kind: "reminder",
    text: text === null ? null : { to: text, body: "See you tomorrow at noon." },
    email: email === null ? null : { to: email, letter, replyTo: null },
    ...{ prefers: "text", isNeeded: true, usefulUntil: Date.now() + 24 * HOUR },
    ...change,
  };
}

/** One try of a job that says this, as `runJob` makes it; `between` happens after the claim. */
export async function say(
  ctx: Context,
  { jobId }: Planted,
  what: Outgoing,
  between?: () => Promise<unknown>,
): Promise<void> {
  const claim = unwrap(await claimJob(ctx.db, ctx.tenantId, { jobId, now: ctx.clock.now() }), ctx.log);
  const facts = claim?.facts.appointment;
  if (!claim || !facts) throw new Error("There is nothing to do");
  await between?.();
  const { failure: _, ...ending } = await deliver(ctx, claim, facts, what);
  const none = { runAt: null, givesBackTry: false, message: null, event: null, optOut: null, failure: null };
  const { attempt, claimedAt } = claim.job;
  const settlement = { jobId, attempt, claimedAt, ...none, ...ending, now: ctx.clock.now() };
  unwrap(await settleJob(ctx.db, ctx.tenantId, settlement), ctx.log);
}

export async function jobRow(jobId: string) {
  const [row] = await ownerDatabase().select().from(jobs).where(eq(jobs.id, jobId));
  if (!row) throw new Error("No such job");
  return row;
}

/** What the audit log has of a business's messages, in its order. */
export async function messageAudit(tenant: Pick<TestTenant, "id">): Promise<string[]> {
  const rows = await auditRows(tenant);
  return rows.map(({ action }) => action).filter((action) => action.startsWith("message."));
}

/** What the failing Twilio does with texts to a number from now on. */
export async function setFault(to: string, fault: TwilioFault | null): Promise<void> {
  const body = JSON.stringify({ to, fault });
  await (await fetch(`${inject("faultyTwilioUrl")}/faults`, { method: "POST", body })).text();
}

/** The forms that the failing Twilio was sent for a number. */
export async function askedOf(to: string): Promise<Record<string, string>[]> {
  return (await fetch(`${inject("faultyTwilioUrl")}/asked?to=${encodeURIComponent(to)}`)).json();
}

/** What the stand-in has of texts to a number, the newest first. */
export async function textsTo(to: string): Promise<{ sid: string; body: string; status: string; from: string }[]> {
  const query = new URLSearchParams({ To: to });
  const { messages: found } = (await standIn(
    `/2010-04-01/Accounts/${TWILIO.TWILIO_ACCOUNT_SID}/Messages.json?${query}`,
  )) as {
    messages: { sid: string; body: string; status: string; from: string }[];
  };
  return found;
}

/** Lets the stand-in say what became of a text; it calls back. */
export async function simulate(sid: string, status: string): Promise<void> {
  await standIn("/_twilio/simulate/message-status", new URLSearchParams({ MessageSid: sid, Status: status }));
}

async function standIn(path: string, body?: URLSearchParams): Promise<unknown> {
  const { TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: token } = TWILIO;
  const headers = { authorization: `Basic ${btoa(`${sid}:${token}`)}` };
  const response = await fetch(`${inject("twilioUrl")}${path}`, { headers, ...(body && { method: "POST", body }) });
  if (!response.ok) throw new Error(`The stand-in refused ${path}: ${await response.text()}`);
  return response.json();
}

/** The callbacks of the stand-in that contain a text, in the order in which they came. */
export async function callbacksWith(match: string): Promise<Callback[]> {
  return (await fetch(`${inject("callbackUrl")}/callbacks?match=${encodeURIComponent(match)}`)).json();
}

/** A callback as it came, at the Worker's own door. */
export function handOn({ path, signature, body }: Callback, deployment: object = withTwilio()): Promise<Response> {
  const type = "application/x-www-form-urlencoded";
  const headers = { "content-type": type, ...(signature && { "x-twilio-signature": signature }) };
  return call(path, { method: "POST", headers, body, bindings: deployment });
}
