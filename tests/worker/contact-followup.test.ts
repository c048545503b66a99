import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { inquiries } from "../../db/schema/messages.ts";
import { actOn } from "../../domain/autonomy/act.ts";
import { runJob } from "../../domain/autonomy/run-job.ts";
import { requestFollowup } from "../../domain/messages/request-followup.ts";
import { MINUTE } from "../support/booking.ts";
import { crowd } from "../support/crowd.ts";
import {
  addRule,
  carryOut,
  decisionsOf,
  endingsOf,
  type Office,
  officeOf,
  optOut,
  sessionAt,
  wordsOf,
} from "../support/followups.ts";
import { park } from "../support/gateway.ts";
import { createTenant, ownerDatabase } from "../support/tenant.ts";
import { jobRows, messageRows } from "../support/work-rows.ts";

const HOUR = 60 * MINUTE;
const PHONE = "+12125550142";
const EMAIL = "ana@example.com";
type Wish = Partial<Parameters<typeof requestFollowup>[1]>;

/** Asks in a new conversation to be written to; gives the inquiry's id. */
async function ask(office: Office, change: Wish = {}, sessionId?: string): Promise<string> {
  const wish = { name: "Ana", email: EMAIL, textsAgreed: false, channel: "email", isConfirmed: true } as const;
  return requestFollowup(await sessionAt(office, sessionId), { ...wish, text: "Do you have parking?", ...change });
}

describe("whoever asked to be written to", () => {
  it("gets the ways to answer and to book, nothing that they typed, and a way to hear no more; no call and no time is promised", async () => {
    const tenant = await createTenant({
      name: "Bloom",
      contact: { email: "front@bloom.example" },
      facts: { phone: "+12125550100", email: "hello@bloom.example" },
    });
    const office = officeOf(tenant);
    const name = "Win a free phone at evil example";
    await carryOut(office, await ask(office, { name, text: "Visit https://evil.example today" }));
    const [mail] = office.mails;
    if (!mail) throw new Error("No mail");
    expect(JSON.stringify(mail.letter)).not.toMatch(/evil|Win a/);
    expect(mail).toMatchObject({ to: EMAIL, fromName: "Bloom", replyTo: "front@bloom.example" });
    expect(mail.unsubscribeUrl).toMatch(/^http:\/\/localhost:8787\/u\//);
    const words = wordsOf(mail);
    expect(words).toContain("Hello, you asked Bloom to write to you.");
    expect(words).toContain(`http://localhost:8787/b/${tenant.slug}`);
    expect(words).toContain("You can also reply to this email or call +1 212 555 0100.");
    expect(words).not.toMatch(/call you|in \d+ (?:minutes|hours)|!/i);
    expect(await endingsOf(tenant)).toEqual(["completed"]);
    expect(await messageRows(tenant)).toMatchObject([{ kind: "contact_followup", channel: "email", status: "sent" }]);
  });

  it("hears it in the language that they asked in", async () => {
    const tenant = await createTenant({ name: "Bloom" });
    const office = officeOf(tenant);
    await carryOut(office, await ask(office, { language: "es" }));
    const agreed = { email: undefined, phone: PHONE, textsAgreed: true };
    await carryOut(office, await ask(office, { ...agreed, language: "es" }));
    expect(office.mails.map(({ letter }) => letter.subject)).toEqual(["Usted pidió a Bloom que le escribiera"]);
    expect(office.texts.map(({ body }) => body)).toEqual([
      expect.stringMatching(/^Bloom: le escribimos como .+ baja\.$/),
    ]);
  });

  it.each<[string, Wish, "mail" | "text" | "none"]>([
    ["by mail, as asked", { phone: PHONE, textsAgreed: true, channel: "email" }, "mail"],
    ["by text, as asked and agreed", { phone: PHONE, textsAgreed: true, channel: "text" }, "text"],
    ["by mail, where they did not agree to texts", { phone: PHONE, channel: "text" }, "mail"],
    ["by mail, where there is no number", { channel: "text" }, "mail"],
    ["by text, where there is no mail", { email: undefined, phone: PHONE, textsAgreed: true }, "text"],
    ["not at all, where they can only be texted and did not agree", { email: undefined, phone: PHONE }, "none"],
  ])("hears %s", async (_, wish, way) => {
    const tenant = await createTenant();
    const office = officeOf(tenant);
    await carryOut(office, await ask(office, wish));
    expect([office.mails.length, office.texts.length]).toEqual([way === "mail" ? 1 : 0, way === "text" ? 1 : 0]);
    const unreached = expect.stringMatching(/^cancelled: no_(address|consent)$/);
    expect(await endingsOf(tenant)).toEqual([way === "none" ? unreached : "completed"]);
  });

  it("is texted in plain letters, the business first, with the page and the number", async () => {
    const tenant = await createTenant({ name: "Café “Gómez” – Łódź", facts: { phone: "+12125550100" } });
    const office = officeOf(tenant);
    await carryOut(office, await ask(office, { phone: PHONE, textsAgreed: true, channel: "text" }));
    expect(office.texts).toMatchObject([
      {
        to: PHONE,
        body: expect.stringMatching(
          `^Café "Gomez" - Łodz: .* http://localhost:8787/b/${tenant.slug} Or call \\+1 212 555 0100\\. Reply STOP to end texts\\.$`,
        ),
      },
    ]);
  });

  it("is not texted at night: at eight in the morning by their own clocks", async () => {
    const tenant = await createTenant({ timezone: "America/New_York" });
    const office = officeOf(tenant);
    office.clock.pass(11 * HOUR);
    const wish = { phone: PHONE, textsAgreed: true, channel: "text", timezone: "Europe/Lisbon" } as const;
    const id = await ask(office, wish);
    await carryOut(office, id);
    const [job] = await jobRows(tenant);
    expect(office.texts).toEqual([]);
    expect(job).toMatchObject({ status: "pending", reason: "quiet_hours" });
    const localHour = job?.runAt.toLocaleString("en-GB", { timeZone: "Europe/Lisbon", hour: "2-digit" });
    expect(localHour).toBe("08");
    office.clock.pass((job?.runAt.getTime() ?? 0) - office.clock.now());
    await runJob(office.ctx, job?.id ?? "");
    expect(office.texts).toHaveLength(1);
  });

  it("is texted an hour apart, also where the night has kept back two", async () => {
    const tenant = await createTenant({ timezone: "UTC" });
    const office = officeOf(tenant);
    const wish = { phone: PHONE, textsAgreed: true, channel: "text" } as const;
    office.clock.pass(10 * HOUR);
    await carryOut(office, await ask(office, wish));
    office.clock.pass(HOUR);
    await carryOut(office, await ask(office, wish));
    const [first, second] = await jobRows(tenant);
    office.clock.pass((first?.runAt.getTime() ?? 0) - office.clock.now());
    for (const id of [first?.id, second?.id]) await runJob(office.ctx, id ?? "");
    expect(office.texts).toHaveLength(1);
    expect(await endingsOf(tenant)).toEqual(["completed", "pending: too_soon"]);

    office.clock.pass(HOUR);
    await runJob(office.ctx, second?.id ?? "");
    expect(office.texts).toHaveLength(2);
  });

  it("hears it once, however often it is acted on and run, and by however many at once", async () => {
    const tenant = await createTenant();
    const office = officeOf(tenant);
    const id = await ask(office);
    await crowd(6, () => actOn(office.ctx, id));
    const [job] = await jobRows(tenant);
    await crowd(6, () => runJob(office.ctx, job?.id ?? ""));
    await carryOut(office, id);
    await runJob(office.ctx, job?.id ?? "");
    expect(office.mails).toHaveLength(1);
    expect(await endingsOf(tenant)).toEqual(["completed"]);
  });

  it("hears nothing after they asked for no more mails, nor a text after STOP", async () => {
    const tenant = await createTenant();
    const office = officeOf(tenant);
    const both = { phone: PHONE, textsAgreed: true };
    const id = await ask(office, both);
    await optOut(tenant, "email", EMAIL);
    await optOut(tenant, "text", PHONE);
    await carryOut(office, id);
    expect([office.mails, office.texts]).toEqual([[], []]);
    expect(await endingsOf(tenant)).toEqual(["cancelled: opted_out"]);
  });

  it("hears nothing when they are erased at the last moment", async () => {
    const tenant = await createTenant();
    const office = officeOf(tenant);
    const id = await ask(office);
    const [jobId = ""] = await actOn(office.ctx, id);
    const parked = await park("before", "pg_advisory_xact_lock", jobId);
    const running = runJob(office.ctx, jobId);
    await parked.arrived();
    const nobody = { clientName: null, clientEmail: null, text: "", details: {} };
    await ownerDatabase().update(inquiries).set(nobody).where(eq(inquiries.id, id));
    await parked.release();
    await running;
    await runJob(office.ctx, jobId);
    expect(office.mails).toEqual([]);
    expect(await endingsOf(tenant)).toEqual(["cancelled: no_address"]);
  });

  it("hears nothing a day late, nor when what they left is gone", async () => {
    const tenant = await createTenant();
    const office = officeOf(tenant);
    const late = await ask(office);
    const [lateJob] = await actOn(office.ctx, late);
    office.clock.pass(24 * HOUR + 1);
    await runJob(office.ctx, lateJob ?? "");
    const gone = await ask(office);
    const [goneJob] = await actOn(office.ctx, gone);
    await ownerDatabase().delete(inquiries).where(eq(inquiries.id, gone));
    await runJob(office.ctx, goneJob ?? "");
    expect(office.mails).toEqual([]);
    expect(await endingsOf(tenant)).toEqual(["cancelled: too_late", "cancelled: no_inquiry"]);
  });
});

describe("a rule of the business", () => {
  it("keeps it back, and the decision is written down", async () => {
    const tenant = await createTenant();
    const office = officeOf(tenant);
    await addRule(tenant, { action: "send_contact_followup", effect: "deny", conditions: {} });
    await carryOut(office, await ask(office));
    expect(office.mails).toEqual([]);
    expect(await jobRows(tenant)).toEqual([]);
    expect(await decisionsOf(tenant)).toMatchObject([
      { action: "send_contact_followup", allowed: false, reason: "The business wants it." },
    ]);
  });

  it("may allow one to a conversation, and the second stays away", async () => {
    const tenant = await createTenant();
    const office = officeOf(tenant);
    const second = { min_session_followups: 2 };
    await addRule(tenant, { action: "send_contact_followup", effect: "deny", conditions: second });
    const sessionId = crypto.randomUUID();
    await carryOut(office, await ask(office, {}, sessionId));
    office.clock.pass(1);
    await carryOut(office, await ask(office, { email: "ana.two@example.com" }, sessionId));
    expect(office.mails.map(({ to }) => to)).toEqual([EMAIL]);
    expect(await decisionsOf(tenant)).toMatchObject([{ allowed: true }, { allowed: false }]);
  });

  it("that came after it was planned keeps it back, too, as the switch does", async () => {
    const tenant = await createTenant();
    const office = officeOf(tenant);
    const [first] = await actOn(office.ctx, await ask(office));
    const [second] = await actOn(office.ctx, await ask(office, { email: "b@example.com" }));
    await runJob({ ...office.ctx, isAutonomous: false }, first ?? "");
    await addRule(tenant, { action: "send_contact_followup", effect: "deny", conditions: {} });
    await runJob(office.ctx, second ?? "");
    expect(office.mails).toEqual([]);
    expect(await endingsOf(tenant)).toEqual(["cancelled: switched_off", "cancelled: not_allowed"]);
  });
});
