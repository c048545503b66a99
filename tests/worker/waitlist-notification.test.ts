import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { services } from "../../db/schema/catalogue.ts";
import { inquiries } from "../../db/schema/messages.ts";
import { actOn } from "../../domain/autonomy/act.ts";
import { runJob } from "../../domain/autonomy/run-job.ts";
import { announceSlots, type FreeSlot } from "../../domain/messages/announce-slots.ts";
import { joinWaitlist } from "../../domain/messages/join-waitlist.ts";
import { requestFollowup } from "../../domain/messages/request-followup.ts";
import { confirm, hold, MINUTE, utc } from "../support/booking.ts";
import { crowd } from "../support/crowd.ts";
import { codeOf, contextFor } from "../support/domain.ts";
import {
  addRule,
  auditOf,
  carryOut,
  decisionsOf,
  endingsOf,
  type Office,
  officeOf,
  sessionAt,
  wordsOf,
} from "../support/followups.ts";
import { jammed } from "../support/jam.ts";
import { tracesOf } from "../support/planted.ts";
import { createTenant, ownerDatabase, type TestTenant } from "../support/tenant.ts";

const HOUR = 60 * MINUTE;
const PHONE = "+12125550142";

async function join(office: Office, tenant: TestTenant, change: Partial<Parameters<typeof joinWaitlist>[1]> = {}) {
  const { serviceId } = tenant;
  const wish = { name: "Ana", email: "ana@example.com", textsAgreed: false, channel: "email", dates: [] } as const;
  return joinWaitlist(await sessionAt(office), { ...wish, serviceId, ...change, dates: [] });
}

/** A time so many hours after the office's own. */
function slot(office: Office, { staffIds }: TestTenant, hours: number, staffId = staffIds[0] ?? ""): FreeSlot {
  const start = office.clock.now() + hours * HOUR;
  return { start, end: start + HOUR, staffId };
}

/** What the audit log has of times that were announced. */
const onWire = (slots: FreeSlot[]) => ({
  slots: slots.map(({ start, end, staffId }) => ({ start: utc(start), end: utc(end), staffId })),
});

/** A time of day as it is told, "2:30 pm". */
const told = (at: number, timeZone: string) =>
  new Date(at)
    .toLocaleTimeString("en-US", { timeZone, hour: "numeric", minute: "2-digit" })
    .replace(/\s/u, " ")
    .toLowerCase();

describe("somebody on the waitlist", () => {
  it("is told of the times, that they are free now and not kept, by the business's clocks and their own", async () => {
    const tenant = await createTenant({ name: "Bloom", timezone: "America/New_York" });
    const office = officeOf(tenant);
    const inquiryId = await join(office, tenant, { timezone: "Europe/London" });
    const slots = [slot(office, tenant, 26), slot(office, tenant, 50)];
    await announceSlots(office.ctx, { inquiryId, slots });
    await carryOut(office, inquiryId);
    const [mail] = office.mails;
    if (!mail) throw new Error("No mail");
    const words = wordsOf(mail);
    for (const { start } of slots) {
      const [there, here] = [told(start, "America/New_York"), told(start, "Europe/London")];
      expect(words).toContain(`at ${there} New York time (${here} London time), with Mara`);
    }
    expect(words).toContain("Hello, you asked to hear when a time for Massage comes free.");
    expect(words).toContain("These are free as we write:");
    expect(words).toContain("They are not kept for you, so whoever books first has them.");
    expect(words).toContain(`http://localhost:8787/b/${tenant.slug}`);
    expect(mail.unsubscribeUrl).toContain("/u/");
    expect(await endingsOf(tenant)).toEqual(["completed"]);
  });

  it("is told in the language that they asked in", async () => {
    const tenant = await createTenant({ name: "Bloom" });
    const office = officeOf(tenant);
    const inquiryId = await join(office, tenant, { language: "es" });
    await announceSlots(office.ctx, { inquiryId, slots: [slot(office, tenant, 26)] });
    await carryOut(office, inquiryId);
    const [mail] = office.mails;
    expect(mail?.letter.subject).toMatch(/^Hora libre: .+, Massage en Bloom$/);
  });

  it("is texted where they asked for that and agreed, the business first and the zone once where it is one", async () => {
    const tenant = await createTenant({ name: "Bloom" });
    const office = officeOf(tenant);
    const byText = { phone: PHONE, textsAgreed: true, channel: "text" as const, timezone: "UTC" };
    const inquiryId = await join(office, tenant, byText);
    const only = slot(office, tenant, 26);
    await announceSlots(office.ctx, { inquiryId, slots: [only] });
    await carryOut(office, inquiryId);
    expect(office.mails).toEqual([]);
    expect(office.texts).toMatchObject([
      {
        to: PHONE,
        body: expect.stringMatching(
          `^Bloom: free as we write for Massage: \\w+ \\d+ \\w+ at ${told(only.start, "UTC")} with Mara\\. Not kept for you: whoever books first has it\\. http`,
        ),
      },
    ]);
  });

  it("is told only of those that can still be booked", async () => {
    const tenant = await createTenant({ staff: ["Mara", "Lena"] });
    const office = officeOf(tenant);
    const inquiryId = await join(office, tenant);
    const [over, taken, left, nobodys] = [
      slot(office, tenant, 1),
      slot(office, tenant, 50),
      slot(office, tenant, 51),
      slot(office, tenant, 52, crypto.randomUUID()),
    ];
    await announceSlots(office.ctx, { inquiryId, slots: [left, taken, over] });
    await announceSlots(office.ctx, { inquiryId, slots: [nobodys] });
    const jobIds = await actOn(office.ctx, inquiryId);
    await confirm(tenant, await hold(tenant, taken.start, tenant.staffIds[0]));
    office.clock.pass(2 * HOUR);
    for (const jobId of jobIds) await runJob(office.ctx, jobId);
    expect(office.mails).toHaveLength(1);
    const times = office.mails.flatMap(({ letter }) => letter.parts).filter((part) => part.kind === "text");
    expect(times.filter(({ text }) => / at .*, with /.test(text))).toMatchObject([
      { text: expect.stringContaining(`at ${told(left.start, "UTC")}, with Mara`) },
    ]);
    expect(await endingsOf(tenant)).toEqual(["completed", "cancelled: slots_gone"]);
  });

  it("is told nothing once the times are over, or taken, or the service is offered no more", async () => {
    const tenant = await createTenant();
    const office = officeOf(tenant);
    const inquiryId = await join(office, tenant);
    const announced = async (hours: number) => {
      await announceSlots(office.ctx, { inquiryId, slots: [slot(office, tenant, hours)] });
      return (await actOn(office.ctx, inquiryId))[0] ?? "";
    };
    const [over, gone, unoffered] = [await announced(1), await announced(50), await announced(60)];
    await confirm(tenant, await hold(tenant, office.clock.now() + 50 * HOUR));
    await runJob(office.ctx, gone);
    office.clock.pass(HOUR);
    await runJob(office.ctx, over);
    await ownerDatabase().update(services).set({ active: false }).where(eq(services.id, tenant.serviceId));
    await runJob(office.ctx, unoffered);
    expect(office.mails).toEqual([]);
    expect(await endingsOf(tenant)).toEqual(["cancelled: too_late", "cancelled: slots_gone", "cancelled: slots_gone"]);
  });

  it("is told by whom, whose name stands in no row beside the catalogue's", async () => {
    const tenant = await createTenant({ staff: ["Philomena Quux"] });
    const office = officeOf(tenant);
    const inquiryId = await join(office, tenant);
    await announceSlots(office.ctx, { inquiryId, slots: [slot(office, tenant, 26)] });
    await carryOut(office, inquiryId);
    expect(office.mails.map(wordsOf)).toEqual([expect.stringContaining("with Philomena Quux")]);
    expect(Object.keys(await tracesOf("Philomena Quux"))).toEqual(["staff"]);
  });

  it("is told nothing once they were erased, which is nobody's failure", async () => {
    const tenant = await createTenant();
    const office = officeOf(tenant);
    const inquiryId = await join(office, tenant);
    await announceSlots(office.ctx, { inquiryId, slots: [slot(office, tenant, 26)] });
    const nobody = { clientName: null, clientEmail: null, textsAgreedAt: null, details: {} };
    await ownerDatabase().update(inquiries).set(nobody).where(eq(inquiries.id, inquiryId));
    await carryOut(office, inquiryId);
    expect(office.mails).toEqual([]);
    expect(await endingsOf(tenant)).toEqual(["cancelled: erased"]);
  });

  it("is not texted at night where the first time begins before morning", async () => {
    const tenant = await createTenant();
    const office = officeOf(tenant);
    const byText = { email: undefined, phone: PHONE, textsAgreed: true, channel: "text" as const };
    const inquiryId = await join(office, tenant, byText);
    office.clock.pass(10 * HOUR);
    await announceSlots(office.ctx, { inquiryId, slots: [slot(office, tenant, 9), slot(office, tenant, 48)] });
    await announceSlots(office.ctx, { inquiryId, slots: [slot(office, tenant, 11)] });
    await carryOut(office, inquiryId);
    expect(office.texts).toEqual([]);
    expect(await endingsOf(tenant)).toEqual(["cancelled: quiet_hours", "pending: quiet_hours"]);
  });

  it("is told of the same times once, of others again", async () => {
    const tenant = await createTenant();
    const office = officeOf(tenant);
    const inquiryId = await join(office, tenant);
    const [first, second] = [[slot(office, tenant, 26)], [slot(office, tenant, 27)]];
    await jammed(tenant, "tenant", 5, () => crowd(5, () => announceSlots(office.ctx, { inquiryId, slots: first })));
    await carryOut(office, inquiryId);
    await announceSlots(office.ctx, { inquiryId, slots: first });
    await announceSlots(office.ctx, { inquiryId, slots: second });
    await carryOut(office, inquiryId);
    expect(office.mails).toHaveLength(2);
    expect(await auditOf(tenant, "waitlist.matched")).toEqual([onWire(first), onWire(second)]);
  });
});

describe("announcing times", () => {
  it("is not for visitors, nor about another business's wait, nor about what is no wait", async () => {
    const [tenant, other] = [await createTenant(), await createTenant()];
    const [office, elsewhere] = [officeOf(tenant), officeOf(other)];
    const inquiryId = await join(office, tenant);
    const slots = [slot(office, tenant, 26)];
    expect(await codeOf(announceSlots(contextFor(tenant), { inquiryId, slots }))).toBe("unauthenticated");
    expect(await codeOf(announceSlots(elsewhere.ctx, { inquiryId, slots }))).toBe("not_found");
    const wish = {
      email: "b@example.com",
      textsAgreed: false,
      channel: "email",
      text: "",
      isConfirmed: false,
    } as const;
    const followup = await requestFollowup(await sessionAt(office), wish);
    expect(await codeOf(announceSlots(office.ctx, { inquiryId: followup, slots }))).toBe("not_found");
  });

  it("tells nobody where a rule of the business denies it, and the decision is written down", async () => {
    const tenant = await createTenant();
    const office = officeOf(tenant);
    await addRule(tenant, { action: "send_waitlist_notification", effect: "deny", conditions: {} });
    const inquiryId = await join(office, tenant);
    await announceSlots(office.ctx, { inquiryId, slots: [slot(office, tenant, 26)] });
    await carryOut(office, inquiryId);
    expect(office.mails).toEqual([]);
    expect(await decisionsOf(tenant)).toMatchObject([{ action: "send_waitlist_notification", allowed: false }]);
  });
});
