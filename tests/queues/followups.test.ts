import { afterEach, beforeAll, expect, it, vi } from "vitest";
import type { OutboxItem } from "../../adapters/outbox.ts";
import { announceSlots } from "../../domain/messages/announce-slots.ts";
import { joinWaitlist } from "../../domain/messages/join-waitlist.ts";
import { requestFollowup } from "../../domain/messages/request-followup.ts";
import { clearDesk, ringCron } from "../support/cron.ts";
import { contextFor } from "../support/domain.ts";
import { addRule, endingsOf, runOut, visitorOf } from "../support/followups.ts";
import { sentBy } from "../support/outbox.ts";
import { createTenant, type TestTenant } from "../support/tenant.ts";
import { comeBack, later } from "../support/travel.ts";

const PATIENCE = { timeout: 20_000, interval: 100 };
const wish = { name: "Ana", email: "ana@example.com", textsAgreed: false, channel: "email" } as const;

beforeAll(clearDesk);
afterEach(comeBack);

/** Waits until the queue has brought so many messages, and every job is over. */
async function arrived(tenant: TestTenant, count: number): Promise<OutboxItem[]> {
  await vi.waitFor(async () => {
    expect(await endingsOf(tenant)).toEqual(Array.from({ length: count }, () => "completed"));
  }, PATIENCE);
  return sentBy(tenant);
}

it("who asked to be written to gets the mail, by the nudge alone", async () => {
  const tenant = await createTenant();
  await requestFollowup(contextFor(tenant), { ...wish, text: "Do you have parking?", isConfirmed: false });
  const [mail, ...others] = await arrived(tenant, 1);
  expect(others).toEqual([]);
  expect(mail).toMatchObject({
    to: "ana@example.com",
    subject: "You asked Test Studio to write to you",
    headers: {
      "List-Unsubscribe": expect.stringMatching(/^<http:\/\/localhost:8787\/u\/.+>$/),
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
    text: expect.stringContaining(`/b/${tenant.slug}`),
  });
  // What was typed in a chat goes to nobody's mailbox.
  expect(JSON.stringify(mail)).not.toContain("parking");
});

it("whose nudge was lost the cron finds, and the mail comes once", async () => {
  const tenant = await createTenant();
  const lost = {
    ...contextFor(tenant),
    work: { nudge: () => undefined, run: () => undefined },
    clock: { now: () => Date.now() - 11_000 },
  };
  await requestFollowup(lost, { ...wish, text: "", isConfirmed: false });
  await Promise.all([ringCron(), ringCron()]);
  expect(await arrived(tenant, 1)).toHaveLength(1);
  await ringCron();
  expect(await arrived(tenant, 1)).toHaveLength(1);
});

it("somebody on the waitlist hears of the times", async () => {
  const tenant = await createTenant();
  const inquiryId = await joinWaitlist(contextFor(tenant), { ...wish, serviceId: tenant.serviceId, dates: [] });
  const start = tenant.hourAhead(30);
  const slots = [{ start, end: start + 3_600_000, staffId: tenant.staffIds[0] ?? "" }];
  await announceSlots(contextFor(tenant, { actor: { kind: "system" } }), { inquiryId, slots });
  expect(await arrived(tenant, 1)).toMatchObject([{ subject: expect.stringMatching(/^Free now: .*Massage at Test/) }]);
});

it("a visitor whose hold ran out hears of it where the business wants that", async () => {
  const tenant = await createTenant();
  await addRule(tenant, { action: "send_hold_followup", effect: "allow", conditions: {} });
  const { sessionId } = await visitorOf(tenant);
  await runOut(tenant, sessionId);
  // The sweep leaves what is young to the nudge.
  later(11_000);
  await ringCron();
  expect(await arrived(tenant, 1)).toMatchObject([
    { to: "ana@example.com", subject: expect.stringMatching(/^Not booked yet/) },
  ]);
});
