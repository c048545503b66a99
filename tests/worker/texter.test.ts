import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { readConfig } from "../../adapters/config.ts";
import { outboxOf } from "../../adapters/outbox.ts";
import { texter } from "../../adapters/texter.ts";
import { segmentsOf } from "../../adapters/twilio/sms.ts";
import { askedOf, newNumber, setFault, withTwilio } from "../support/texts.ts";

const text = (to: string) => ({ id: crypto.randomUUID(), tenantId: crypto.randomUUID(), to, body: "Tomorrow at noon" });

/** How a deployment with these settings sends texts. */
function texterOf(change: object) {
  const whole = { ...env, ...change } as Env;
  const config = readConfig(whole);
  const outbox = outboxOf(whole, config);
  return { sms: texter(config, outbox), outbox };
}

describe("a text", () => {
  it("is shown by a local stack that has no Twilio", async () => {
    const { sms, outbox } = texterOf({});
    const local = text(newNumber());
    expect(await sms?.send(local)).toMatchObject({ outcome: "sent" });
    expect(await outbox?.get(local.id)).toMatchObject({ channel: "text", to: local.to, text: local.body });
  });

  it("is sent and shown by a local stack that has Twilio, or neither", async () => {
    const { sms, outbox } = texterOf(withTwilio("faulty"));
    const taken = text(newNumber());
    expect(await sms?.send(taken)).toMatchObject({ outcome: "sent" });
    expect(await outbox?.get(taken.id)).toMatchObject({ to: taken.to, from: "+15551234567", text: taken.body });
    const refused = text(newNumber());
    await setFault(refused.to, { status: 429 });
    expect(await sms?.send(refused)).toMatchObject({ outcome: "refused" });
    expect(await outbox?.get(refused.id)).toBeNull();
  });

  it("goes out by a messaging service where one is set up", async () => {
    const to = newNumber();
    const service = `MG${"1".repeat(32)}`;
    await texterOf(withTwilio("faulty", { TWILIO_FROM: service })).sms?.send(text(to));
    const [form] = await askedOf(to);
    expect(form).toMatchObject({ MessagingServiceSid: service, Body: "Tomorrow at noon" });
    expect(form).not.toHaveProperty("From");
  });

  it("goes nowhere from a deployment without Twilio", () => {
    const { TWILIO_ENDPOINT: _, ...local } = withTwilio();
    const config = readConfig({ ...env, ...local });
    expect(texter({ ...config, twilio: null }, null)).toBeNull();
  });

  it.each([
    ["https://book.example.com", "https://book.example.com/twilio/message-status"],
    ["http://localhost:8787", undefined],
  ])("asks the real Twilio to call back at %s only where it can", async (publicUrl, expected) => {
    const { TWILIO_ENDPOINT: _, ...real } = withTwilio();
    const config = { ...readConfig({ ...env, ...real }), publicUrl };
    const sid = `SM${"d".repeat(32)}`;
    const network = vi
      .spyOn(globalThis, "fetch")
      .mockImplementation(async () => Response.json({ sid }, { status: 201 }));
    try {
      expect(await texter(config, null)?.send(text(newNumber()))).toEqual({ outcome: "sent", providerId: sid });
      const [url, init] = network.mock.calls[0] ?? [];
      expect(String(url)).toBe(`https://api.twilio.com/2010-04-01/Accounts/${config.twilio?.accountSid}/Messages.json`);
      const callback = (init?.body as URLSearchParams).get("StatusCallback") ?? undefined;
      expect(callback?.split("?")[0]).toBe(expected);
    } finally {
      network.mockRestore();
    }
  });
});

describe("segments", () => {
  it.each([
    ["GSM-7 that fits", "a".repeat(160), 1],
    ["GSM-7 that does not", "a".repeat(161), 2],
    ["GSM-7 in two", "a".repeat(306), 2],
    ["GSM-7 in three", "a".repeat(307), 3],
    ["letters of the basic alphabet", "äöüßéñ".repeat(26), 1],
    ["one of the extension counts twice", `${"a".repeat(159)}€`, 2],
    ["one of the extension is not cut", `${"a".repeat(152)}€${"a".repeat(152)}`, 3],
    ["UCS-2 that fits", "ж".repeat(70), 1],
    ["UCS-2 that does not", "ж".repeat(71), 2],
    ["UCS-2 in two", "ж".repeat(134), 2],
    ["one letter makes all of it UCS-2", `${"a".repeat(70)}ж`, 2],
    ["an emoji takes two", "🙂".repeat(35), 1],
    ["an emoji too many", "🙂".repeat(36), 2],
  ])("of %s", (_, body, segments) => {
    expect(segmentsOf(body)).toBe(segments);
  });
});
