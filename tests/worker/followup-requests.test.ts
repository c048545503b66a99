import { describe, expect, it } from "vitest";
import type { Context } from "../../domain/context.ts";
import { joinWaitlist } from "../../domain/messages/join-waitlist.ts";
import { requestFollowup } from "../../domain/messages/request-followup.ts";
import { MINUTE } from "../support/booking.ts";
import { sessionIdOf } from "../support/chat-object.ts";
import { erase, removeSession } from "../support/chat-records.ts";
import { RestChat } from "../support/chat-rest.ts";
import { crowd, tally } from "../support/crowd.ts";
import { codeOf } from "../support/domain.ts";
import { officeOf, sessionAt } from "../support/followups.ts";
import { drop, roundTrips } from "../support/gateway.ts";
import { jammed } from "../support/jam.ts";
import { inquiryRows, journal } from "../support/rows.ts";
import { createTenant } from "../support/tenant.ts";

let people = 0;
const somebody = () => `visitor${people++}@example.com`;
const ask = (ctx: Context, change: Partial<Parameters<typeof requestFollowup>[1]> = {}) =>
  requestFollowup(ctx, {
    ...{ email: somebody(), textsAgreed: false, channel: "email", text: "Do you have parking?", isConfirmed: false },
    ...change,
  });

describe("a visitor who asks to be written to", () => {
  it("is written down with audit and event, in one round trip, without a word about them in either", async () => {
    const tenant = await createTenant();
    const ctx = await sessionAt(officeOf(tenant), "00000000-0000-4000-8000-000000000001");
    let id = "";
    const trips = await roundTrips(tenant.id, async () => {
      id = await ask(ctx, { name: "Ana", email: "Ana@example.com" });
    });
    expect(trips).toBe(1);
    expect(await inquiryRows(tenant)).toMatchObject([
      { id, kind: "followup", clientEmail: "Ana@example.com", textsAgreedAt: null, details: { channel: "email" } },
    ]);
    expect(await journal(tenant, { withData: true })).toEqual([
      {
        kind: "inquiry.created",
        subjectId: id,
        actor: "chat:00000000-0000-4000-8000-000000000001",
        data: { kind: "followup" },
      },
    ]);
  });

  it("may ask twice in a conversation, the second time only with a yes", async () => {
    const tenant = await createTenant();
    const office = officeOf(tenant);
    const ctx = await sessionAt(office);
    await ask(ctx);
    expect(await codeOf(ask(ctx))).toBe("followup_unconfirmed");
    expect(await codeOf(ask(ctx, { isConfirmed: true }))).toBe("done");
    expect(await codeOf(ask(ctx, { isConfirmed: true }))).toBe("followup_limit");
    expect(await inquiryRows(tenant)).toHaveLength(2);
    expect(await codeOf(ask(await sessionAt(office)))).toBe("done");
  });

  it.each([
    ["email, in any letters", { email: "ana@example.com" }, { email: "ANA@example.com", phone: "+12125550188" }],
    ["phone", { email: "a@example.com", phone: "+12125550142" }, { email: "b@example.com", phone: "+12125550142" }],
  ])("hears no more often than once an hour by %s, whatever conversation asks", async (_, first, second) => {
    const [tenant, other] = [await createTenant(), await createTenant()];
    const [office, elsewhere] = [officeOf(tenant), officeOf(other)];
    await ask(await sessionAt(office), first);
    expect(await codeOf(ask(await sessionAt(office), { ...second, isConfirmed: true }))).toBe("followup_too_soon");
    expect(await codeOf(ask(await sessionAt(elsewhere), second))).toBe("done");
    office.clock.pass(60 * MINUTE - 1);
    expect(await codeOf(ask(await sessionAt(office), second))).toBe("followup_too_soon");
    office.clock.pass(1);
    expect(await codeOf(ask(await sessionAt(office), second))).toBe("done");
  });

  it("gets two of fifty that one conversation asks for at once", async () => {
    const tenant = await createTenant();
    const ctx = await sessionAt(officeOf(tenant));
    const outcomes = await crowd(50, () => codeOf(ask(ctx, { isConfirmed: true })));
    expect(tally(outcomes)).toEqual({ done: 2, followup_limit: 48 });
  });

  it("gets one of fifty without a yes", async () => {
    const tenant = await createTenant();
    const ctx = await sessionAt(officeOf(tenant));
    const outcomes = await crowd(50, () => codeOf(ask(ctx)));
    expect(tally(outcomes)).toEqual({ done: 1, followup_unconfirmed: 49 });
  });

  it("gets one of fifty that fifty conversations ask for to one address at once", async () => {
    const tenant = await createTenant();
    const office = officeOf(tenant);
    const email = somebody();
    const outcomes = await crowd(50, async () => codeOf(ask(await sessionAt(office), { email })));
    expect(tally(outcomes)).toEqual({ done: 1, followup_too_soon: 49 });
    expect(await journal(tenant)).toHaveLength(1);
  });

  it("gets one of several that conversations ask for to one address at the very same moment", async () => {
    const tenant = await createTenant();
    const office = officeOf(tenant);
    const email = somebody();
    const sessions = await crowd(5, () => sessionAt(office));
    const wish = (i: number) => codeOf(ask(sessions[i] as Context, { email }));
    const outcomes = await jammed(tenant, "tenant", 5, () => crowd(5, wish));
    expect(tally(outcomes)).toEqual({ done: 1, followup_too_soon: 4 });
  });

  it("is written down once, however often the same is said, and where the first answer was lost", async () => {
    const tenant = await createTenant();
    const ctx = await sessionAt(officeOf(tenant));
    const wish = { id: crypto.randomUUID(), email: somebody() };
    await drop("after", 1, "'inquiry.created'", tenant.id);
    const ids = await crowd(10, () => ask(ctx, wish));
    expect(new Set(ids)).toEqual(new Set([wish.id]));
    expect(await journal(tenant)).toHaveLength(1);
  });

  it("is asked for a way to be reached", async () => {
    const tenant = await createTenant();
    const ctx = await sessionAt(officeOf(tenant));
    await expect(ask(ctx, { email: undefined })).rejects.toMatchObject({
      code: "invalid_request",
      extra: { errors: [{ path: "email" }] },
    });
  });

  it("agrees to texts only with a number", async () => {
    const tenant = await createTenant();
    const office = officeOf(tenant);
    await ask(await sessionAt(office), { textsAgreed: true });
    await ask(await sessionAt(office), { phone: "+12125550142", textsAgreed: true });
    const rows = await inquiryRows(tenant);
    expect(rows.map(({ clientPhone, textsAgreedAt }) => [clientPhone, textsAgreedAt !== null])).toEqual(
      expect.arrayContaining([
        [null, false],
        ["+12125550142", true],
      ]),
    );
  });

  it("leaves nothing in a conversation that was forgotten", async () => {
    const tenant = await createTenant();
    const office = officeOf(tenant);
    const chat = await RestChat.open(tenant.id);
    await chat.say("hello");
    const sessionId = sessionIdOf(chat.token);
    await erase(tenant.id, sessionId);
    const forgotten: Context = { ...office.ctx, actor: { kind: "chat", sessionId } };
    expect(await codeOf(ask(forgotten))).toBe("not_found");
    await removeSession(tenant.id, sessionId);
    expect(await codeOf(ask(forgotten))).toBe("not_found");
    expect(await inquiryRows(tenant)).toEqual([]);
  });
});

describe("a place on the waitlist", () => {
  it("is written down with what was wished, and asks for nobody's message", async () => {
    const tenant = await createTenant();
    const ctx = await sessionAt(officeOf(tenant));
    const dates = [{ from: "2027-03-01", to: "2027-03-07" }];
    const wish = { serviceId: tenant.serviceId, dates, email: somebody(), textsAgreed: false };
    await joinWaitlist(ctx, { ...wish, channel: "text" });
    expect(await inquiryRows(tenant)).toMatchObject([
      { kind: "waitlist", details: { serviceId: tenant.serviceId, dates, channel: "text" } },
    ]);
  });

  it("is for a service of this business", async () => {
    const [tenant, other] = [await createTenant(), await createTenant()];
    const ctx = await sessionAt(officeOf(tenant));
    const wish = { dates: [], email: somebody(), textsAgreed: false, channel: "email" as const };
    expect(await codeOf(joinWaitlist(ctx, { ...wish, serviceId: other.serviceId }))).toBe("not_found");
    expect(await inquiryRows(tenant)).toEqual([]);
  });
});
