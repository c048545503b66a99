import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks";
import { describe, expect, inject, it } from "vitest";
import { runJob } from "../../domain/autonomy/run-job.ts";
import { fakeClock } from "../support/domain.ts";
import { type Answer, expectProblem, type Problem } from "../support/http.ts";
import type { TestTenant } from "../support/tenant.ts";
import {
  callbacksWith,
  handOn,
  jobRow,
  messageAudit,
  newNumber,
  noonTenant,
  outgoing,
  plantJob,
  say,
  setFault,
  simulate,
  texting,
  textsTo,
  withTwilio,
} from "../support/texts.ts";
import { failureRows, messageRows, optOutRows } from "../support/work-rows.ts";

const TOKEN = withTwilio().TWILIO_AUTH_TOKEN;

/** A text that the stand-in has taken. */
async function sentText() {
  const tenant = await noonTenant();
  const phone = newNumber();
  const planted = await plantJob(tenant, { phone });
  await runJob(texting(tenant, withTwilio()), planted.jobId);
  const [message] = await messageRows(tenant);
  if (!message?.providerId) throw new Error("Nothing was sent");
  return { tenant, phone, planted, messageId: message.id, sid: message.providerId };
}

const statusIn = async (tenant: TestTenant) => (await messageRows(tenant))[0]?.status;

/** A callback of our own, signed as Twilio signs. */
function signed(tenantId: string, messageId: string, form: Record<string, string>) {
  const path = `/twilio/message-status?tenant=${tenantId}&message=${messageId}`;
  const signature = getExpectedTwilioSignature(TOKEN, `${inject("callbackUrl")}${path}`, form);
  return { path, signature, body: new URLSearchParams(form).toString() };
}

describe("a text through Twilio", () => {
  it("is handed over once, from the business's number, and asks to hear what becomes of it", async () => {
    const { tenant, phone, planted, sid, messageId } = await sentText();
    await runJob(texting(tenant, withTwilio()), planted.jobId);
    const texts = await textsTo(phone);
    expect(texts).toMatchObject([{ sid, from: "+15551234567" }]);
    expect(texts[0]?.body).toMatch(/Test Studio/);
    expect(await messageRows(tenant)).toMatchObject([{ channel: "text", status: "sent", segments: 1, reason: null }]);
    expect((await jobRow(planted.jobId)).status).toBe("completed");
    const [first] = await callbacksWith(sid);
    expect(first?.path).toBe(`/twilio/message-status?tenant=${tenant.id}&message=${messageId}`);
  });

  it("is delivered in the ledger when Twilio says so, however often it says it", async () => {
    const { tenant, sid } = await sentText();
    for (const status of ["sending", "sent", "delivered"]) await simulate(sid, status);
    const callbacks = await callbacksWith(sid);
    expect(callbacks).toHaveLength(4);
    for (const callback of [...callbacks, ...callbacks]) expect((await handOn(callback)).status).toBe(204);
    expect(await statusIn(tenant)).toBe("delivered");
    expect(await messageAudit(tenant)).toEqual(["message.sent", "message.delivered"]);
  });

  it("does not go back when the news come in the wrong order", async () => {
    const { tenant, sid } = await sentText();
    for (const status of ["sent", "delivered"]) await simulate(sid, status);
    for (const callback of (await callbacksWith(sid)).reverse()) await handOn(callback);
    expect(await statusIn(tenant)).toBe("delivered");
  });

  it.each([
    ["undelivered", "30003", "undelivered", "twilio_30003"],
    ["failed", "30007", "failed", "twilio_30007"],
    ["canceled", "", "failed", "canceled"],
    ["read", "", "delivered", null],
  ])("that Twilio calls %s (%s) is %s", async (MessageStatus, ErrorCode, status, reason) => {
    const { tenant, sid, messageId } = await sentText();
    const form = { MessageSid: sid, MessageStatus, ...(ErrorCode && { ErrorCode }) };
    expect((await handOn(signed(tenant.id, messageId, form))).status).toBe(204);
    // What came first is its end.
    await handOn(signed(tenant.id, messageId, { MessageSid: sid, MessageStatus: "delivered" }));
    await handOn(signed(tenant.id, messageId, { MessageSid: sid, MessageStatus: "undelivered" }));
    expect(await messageRows(tenant)).toMatchObject([{ status, reason }]);
    expect(await messageAudit(tenant)).toEqual(["message.sent", `message.${status}`]);
  });

  it("that the carrier refused for a person who said STOP is the last one to them", async () => {
    const { tenant, phone, sid, messageId } = await sentText();
    const form = { MessageSid: sid, MessageStatus: "failed", ErrorCode: "21610" };
    await handOn(signed(tenant.id, messageId, form));
    expect(await optOutRows(tenant)).toMatchObject([{ channel: "text", source: "carrier" }]);
    const next = await plantJob(tenant, { phone });
    await runJob(texting(tenant, withTwilio()), next.jobId);
    expect(await jobRow(next.jobId)).toMatchObject({ status: "cancelled", reason: "opted_out" });
    expect(await textsTo(phone)).toHaveLength(1);
  });

  it("of which nobody knew whether it went out is settled by the news of it", async () => {
    const tenant = await noonTenant();
    const phone = newNumber();
    const planted = await plantJob(tenant, { phone });
    const clock = fakeClock();
    const ctx = texting(tenant, withTwilio(), { clock });
    // It dies after the text was handed over, and before that is written down.
    const dying = { ...ctx, sms: ctx.sms && { ...ctx.sms, send: async () => Promise.reject(new Error("evicted")) } };
    await expect(say(dying, planted, outgoing(phone, null))).rejects.toThrow("evicted");
    const [{ id = "" } = {}] = await messageRows(tenant);
    const sid = `SM${"a".repeat(32)}`;
    await handOn(signed(tenant.id, id, { MessageSid: sid, MessageStatus: "sent" }));
    expect(await messageRows(tenant)).toMatchObject([{ status: "sent", providerId: sid }]);
    clock.pass(6 * 60_000);
    await runJob(ctx, planted.jobId);
    expect(await jobRow(planted.jobId)).toMatchObject({ status: "completed" });
    expect(await textsTo(phone)).toEqual([]);
  });

  it("of which nobody found out is settled by late news, with its job and its entry in the failure log", async () => {
    const tenant = await noonTenant();
    const phone = newNumber();
    const planted = await plantJob(tenant, { phone });
    const clock = fakeClock();
    const ctx = texting(tenant, withTwilio("faulty"), { clock });
    await setFault(phone, { status: 503 });
    await runJob(ctx, planted.jobId);
    await setFault(phone, "no_list");
    for (let tries = 0; tries < 2; tries++) {
      clock.pass(66 * 60_000);
      await runJob(ctx, planted.jobId);
    }
    const [message] = await messageRows(tenant);
    expect(message?.status).toBe("unknown");
    expect(await jobRow(planted.jobId)).toMatchObject({ status: "failed", reason: "outcome_unknown" });
    const form = { MessageSid: `SM${"e".repeat(32)}`, MessageStatus: "delivered" };
    await handOn(signed(tenant.id, message?.id ?? "", form));
    expect((await messageRows(tenant))[0]?.status).toBe("delivered");
    expect(await jobRow(planted.jobId)).toMatchObject({ status: "completed", reason: null });
    expect(await failureRows(tenant)).toMatchObject([{ resolvedAt: expect.any(Date), resolvedBy: "system" }]);
  });

  it("does not take news of another text for its own", async () => {
    const { tenant, messageId } = await sentText();
    const other = { MessageSid: `SM${"b".repeat(32)}`, MessageStatus: "failed" };
    expect((await handOn(signed(tenant.id, messageId, other))).status).toBe(204);
    expect(await statusIn(tenant)).toBe("sent");
  });
});

describe("/twilio/message-status", () => {
  it("takes what it does not know, so that Twilio does not ask for ever", async () => {
    const form = { MessageSid: `SM${"c".repeat(32)}`, MessageStatus: "delivered" };
    expect((await handOn(signed(crypto.randomUUID(), crypto.randomUUID(), form))).status).toBe(204);
    expect((await handOn(signed("nobody", "nothing", form))).status).toBe(204);
    expect((await handOn(signed(crypto.randomUUID(), crypto.randomUUID(), {}))).status).toBe(204);
    const news = { ...form, MessageStatus: "teleported" };
    expect((await handOn(signed(crypto.randomUUID(), crypto.randomUUID(), news))).status).toBe(204);
  });

  it("is closed to whoever cannot sign, and to what was changed on the way", async () => {
    const { tenant, sid, messageId } = await sentText();
    const right = signed(tenant.id, messageId, { MessageSid: sid, MessageStatus: "delivered" });
    const wrong = [
      { ...right, signature: "" },
      { ...right, signature: "bm90IGEgc2lnbmF0dXJl" },
      { ...right, body: right.body.replace("delivered", "failed") },
      { ...right, path: right.path.replace(messageId, crypto.randomUUID()) },
      { ...right, path: `${right.path}&more=1` },
    ];
    for (const callback of wrong) await expectForbidden(await handOn(callback));
    await expectForbidden(await handOn(right, withTwilio("stand-in", { TWILIO_AUTH_TOKEN: "another-fake-token" })));
    expect(await statusIn(tenant)).toBe("sent");
    expect((await handOn(right)).status).toBe(204);
    expect(await statusIn(tenant)).toBe("delivered");
  });

  it("is closed where no Twilio is set up, but in local development", async () => {
    const callback = signed(crypto.randomUUID(), crypto.randomUUID(), { MessageSid: "none", MessageStatus: "sent" });
    expect((await handOn({ ...callback, signature: "" }, {})).status).toBe(204);
    const key = Buffer.from("some other key, and no real one either").toString("base64url");
    const production = {
      ...{ ENVIRONMENT: "production", PUBLIC_URL: "https://book.example.com", NEON_FETCH_ENDPOINT: undefined },
      ...{
        ADMIN_API_KEY: "an-admin-key-that-nobody-guesses",
        TOKEN_KEYS: `k1:${key}`,
        MAIL_FROM: "a@book.example.com",
      },
      DATABASE_URL: "postgres://gomomo_app:not-a-password@db.example.com/gomomo",
    };
    await expectForbidden(await handOn({ ...callback, signature: "" }, production));
  });

  it("reads a text of the greatest length, and no more than a form may be", async () => {
    const { tenant, sid, messageId } = await sentText();
    const long = { MessageSid: sid, MessageStatus: "delivered", Body: "界".repeat(1600) };
    expect((await handOn(signed(tenant.id, messageId, long))).status).toBe(204);
    expect(await statusIn(tenant)).toBe("delivered");
    const tooLong = { ...long, Body: "界".repeat(16_000) };
    const response = await handOn(signed(tenant.id, messageId, tooLong));
    expectProblem(await answerOf(response), 413, "too_large");
  });
});

async function answerOf(response: Response): Promise<Answer<Problem>> {
  return { status: response.status, headers: response.headers, body: await response.json() };
}

async function expectForbidden(response: Response): Promise<void> {
  expectProblem(await answerOf(response), 403, "forbidden");
}
