import { eq } from "drizzle-orm";
import { describe, expect, inject, it } from "vitest";
import { askTwilio } from "../../adapters/twilio/api.ts";
import { appointments } from "../../db/schema/appointments.ts";
import { runJob } from "../../domain/autonomy/run-job.ts";
import { MINUTE } from "../support/booking.ts";
import { fakeClock } from "../support/domain.ts";
import type { TwilioFault } from "../support/faulty-twilio.ts";
import { journalKinds } from "../support/rows.ts";
import { ownerDatabase } from "../support/tenant.ts";
import {
  askedOf,
  jobRow,
  messageAudit,
  newNumber,
  noonTenant,
  outgoing,
  plantJob,
  say,
  setFault,
  texting,
  withTwilio,
} from "../support/texts.ts";
import { messageRows, optOutRows } from "../support/work-rows.ts";

/** Whatever there is to try is tried by then. */
const MUCH_LATER = 66 * MINUTE;

/** One text through a Twilio with a fault, as a job that nobody has begun yet. */
async function faulty(fault: TwilioFault | null) {
  const tenant = await noonTenant();
  const phone = newNumber();
  await setFault(phone, fault);
  const clock = fakeClock();
  const ctx = texting(tenant, withTwilio("faulty"), { clock });
  const { jobId } = await plantJob(tenant, { phone });
  const run = async () => {
    await runJob(ctx, jobId);
    clock.pass(MUCH_LATER);
  };
  const ledger = async () => {
    const { status: job, reason } = await jobRow(jobId);
    const messages = (await messageRows(tenant)).map((row) => [row.status, row.reason]);
    return { job, reason, messages, asked: (await askedOf(phone)).length };
  };
  return { tenant, phone, clock, ctx, jobId, run, ledger };
}

describe("a text that Twilio refuses", () => {
  it.each<[number, number, string]>([
    [400, 21211, "twilio_21211"],
    [400, 21614, "twilio_21614"],
    [400, 21606, "twilio_21606"],
  ])("for good (%i, %i) is not tried again, and a person has to look after it", async (status, code, reason) => {
    const { run, ledger } = await faulty({ status, code });
    await run();
    await run();
    expect(await ledger()).toEqual({ job: "failed", reason, messages: [["failed", reason]], asked: 1 });
  });

  it.each<[TwilioFault, string]>([
    [{ status: 429 }, "http_429"],
    [{ status: 429, code: 20429 }, "twilio_20429"],
    [{ status: 401, code: 20003 }, "twilio_20003"],
    [{ status: 403 }, "http_403"],
  ])("for now (%o) is tried again, and goes once that is over", async (fault, reason) => {
    const { run, ledger, phone } = await faulty(fault);
    await run();
    expect(await ledger()).toEqual({ job: "pending", reason, messages: [["failed", reason]], asked: 1 });
    await setFault(phone, null);
    await run();
    const messages = [
      ["failed", reason],
      ["sent", null],
    ];
    expect(await ledger()).toEqual({ job: "completed", reason: null, messages, asked: 2 });
  });

  it("all the time is given up after the third try", async () => {
    const { run, ledger } = await faulty({ status: 429 });
    for (let tries = 0; tries < 5; tries++) await run();
    expect(await ledger()).toMatchObject({ job: "failed", reason: "http_429", asked: 3 });
  });

  it("for somebody who said STOP is the last one to them, and is no failure", async () => {
    const { run, ledger, tenant, ctx, phone } = await faulty({ status: 400, code: 21610 });
    await run();
    const messages = [["failed", "twilio_21610"]];
    expect(await ledger()).toEqual({ job: "cancelled", reason: "opted_out", messages, asked: 1 });
    expect(await optOutRows(tenant)).toMatchObject([{ channel: "text", source: "carrier" }]);
    expect(await journalKinds(tenant)).toContain("opt_out.added");
    await setFault(phone, null);
    const next = await plantJob(tenant, { phone });
    await runJob(ctx, next.jobId);
    expect(await jobRow(next.jobId)).toMatchObject({ status: "cancelled", reason: "opted_out" });
    expect(await askedOf(phone)).toHaveLength(1);
  });

  it.each<[TwilioFault, number]>([
    [{ status: 400, code: 21610 }, 1],
    [{ status: 400, code: 21614 }, 0],
  ])("for good (%o) goes by mail where there is an email", async (fault, optOuts) => {
    const { tenant, phone, ctx } = await faulty(fault);
    const job = await plantJob(tenant, { phone });
    await say(ctx, job, outgoing(phone, "ana@example.com"));
    expect((await jobRow(job.jobId)).status).toBe("completed");
    const rows = (await messageRows(tenant)).map(({ channel, status }) => `${channel} ${status}`);
    expect(rows.sort()).toEqual(["email sent", "text failed"]);
    expect(await messageAudit(tenant)).toEqual(["message.failed", "message.sent"]);
    expect(await optOutRows(tenant)).toHaveLength(optOuts);
  });

  it("for now goes by mail once nothing is left to try", async () => {
    const { tenant, phone, ctx, clock } = await faulty({ status: 429 });
    const job = await plantJob(tenant, { phone });
    for (let tries = 0; tries < 3; tries++) {
      await say(ctx, job, outgoing(phone, "ana@example.com"));
      clock.pass(MUCH_LATER);
    }
    const rows = (await messageRows(tenant)).map(({ channel, status }) => `${channel} ${status}`);
    expect(rows.sort()).toEqual(["email sent", "text failed", "text failed", "text failed"]);
  });
});

describe("a text of which nobody knows whether it went out", () => {
  it.each<[TwilioFault]>([
    ["garbage"],
    ["no_sid"],
    ["cut_after"],
  ])("(%o) is found on Twilio's list, and not sent again", async (fault) => {
    const { run, ledger, tenant } = await faulty(fault);
    await run();
    expect(await ledger()).toMatchObject({ job: "pending", messages: [["sending", null]], asked: 1 });
    await run();
    expect(await ledger()).toEqual({ job: "completed", reason: null, messages: [["sent", null]], asked: 1 });
    expect((await messageRows(tenant))[0]?.providerId).toMatch(/^SM[0-9a-f]{32}$/);
  });

  it.each<[TwilioFault]>([
    ["cut_before"],
    [{ status: 503 }],
    [{ status: 500, code: 20500 }],
    [{ status: 408 }],
  ])("(%o) and is not on Twilio's list is sent again", async (fault) => {
    const { run, ledger, phone } = await faulty(fault);
    await run();
    expect(await ledger()).toMatchObject({ job: "pending", messages: [["sending", null]], asked: 1 });
    await setFault(phone, null);
    await run();
    const messages = [
      ["failed", "not_sent"],
      ["sent", null],
    ];
    expect(await ledger()).toEqual({ job: "completed", reason: null, messages, asked: 2 });
  });

  it.each<[TwilioFault]>([
    ["no_list"],
    ["half_list"],
    ["endless_list"],
  ])("is not sent again while Twilio does not show its whole list (%o)", async (fault) => {
    const { run, ledger, phone } = await faulty("cut_before");
    // Others that are on its list, so that it has a second page.
    await Promise.all([1, 2, 3].map((nth) => listed({ to: phone, body: `Something else, ${nth}` })));
    await run();
    await setFault(phone, fault);
    for (let tries = 0; tries < 4; tries++) await run();
    const messages = [["unknown", "no_answer"]];
    expect(await ledger()).toEqual({ job: "failed", reason: "outcome_unknown", messages, asked: 1 });
  });

  it("is found behind others, and as what a trial account makes of it", async () => {
    const { run, ledger, phone } = await faulty("cut_before");
    await run();
    const [{ Body: body = "" } = {}] = await askedOf(phone);
    await listed({ to: phone, body: `Sent from your Twilio trial account - ${body}` });
    for (const nth of [1, 2, 3]) await listed({ to: phone, body: `Something else, ${nth}` });
    await run();
    expect(await ledger()).toMatchObject({ job: "completed", messages: [["sent", null]], asked: 1 });
  });

  it("is neither an older text of the same words nor what the person wrote", async () => {
    const { run, ledger, phone } = await faulty("cut_before");
    await run();
    const [{ Body: body = "" } = {}] = await askedOf(phone);
    await listed({ to: phone, body, date_created: rfc2822(Date.now() - 10 * MINUTE) });
    await listed({ to: phone, body, direction: "inbound" });
    await setFault(phone, null);
    await run();
    expect(await ledger()).toMatchObject({ job: "completed", asked: 2 });
  });

  it("has no answer within its time", async () => {
    const phone = newNumber();
    await setFault(phone, "hang");
    const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_FROM: from } = withTwilio();
    const twilio = { accountSid, authToken, from, endpoint: inject("faultyTwilioUrl") };
    expect(await askTwilio(twilio, "/anything", { To: phone }, 100)).toBeNull();
  });

  it("is not looked for under the number that a person has by then", async () => {
    const { run, ledger, ctx, jobId, tenant } = await faulty("cut_before");
    await run();
    await ownerDatabase()
      .update(appointments)
      .set({ clientPhone: newNumber() })
      .where(eq(appointments.tenantId, tenant.id));
    await runJob(ctx, jobId);
    expect(await ledger()).toMatchObject({ job: "pending", messages: [["sending", null]], asked: 1 });
  });
});

const rfc2822 = (at: number) => new Date(at).toUTCString().replace("GMT", "+0000");

/** Puts a text on the failing Twilio's list. */
async function listed(text: { to: string; body: string; direction?: string; date_created?: string }): Promise<void> {
  const sid = `SM${crypto.randomUUID().replaceAll("-", "")}`;
  const body = JSON.stringify({ sid, direction: "outbound-api", date_created: rfc2822(Date.now()), ...text });
  await (await fetch(`${inject("faultyTwilioUrl")}/taken`, { method: "POST", body })).text();
}
