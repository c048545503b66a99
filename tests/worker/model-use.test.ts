import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { modelTurns } from "../../db/schema/chat.ts";
import { business } from "../../domain/catalogue/business.ts";
import type { Context } from "../../domain/context.ts";
import { type ModelUse, recordModelTurn } from "../../domain/receptionist/model-use.ts";
import { registerConversation } from "../../domain/receptionist/records.ts";

import { outcome } from "../support/app-login.ts";
import { erase, removeSession } from "../support/chat-records.ts";
import { contextFor, fakeClock } from "../support/domain.ts";
import { drop, roundTrips } from "../support/gateway.ts";
import { createTenant, ownerDatabase, type TestTenant } from "../support/tenant.ts";

const STATEMENT = "INSERT INTO model_turns";
const HOUR = 3_600_000;
const clock = (at: string) => fakeClock(Date.parse(at));
const rows = ({ id }: TestTenant) => ownerDatabase().select().from(modelTurns).where(eq(modelTurns.tenantId, id));
const usedToday = async (ctx: Context) => (await business(ctx)).modelTokensToday;

/** A conversation of the business, in whose name turns are written down. */
async function converse(tenant: TestTenant, change: Partial<Context> = {}) {
  const ctx = contextFor(tenant, change);
  const sessionId = crypto.randomUUID();
  await registerConversation(ctx, { sessionId, channel: "chat", timezone: null, locale: null });
  const use = (inputTokens: number, outputTokens: number, more: Partial<ModelUse> = {}) => {
    const turn = { sessionId, turnId: crypto.randomUUID(), model: "test-model", rounds: 2, inputTokens, outputTokens };
    return recordModelTurn(ctx, { ...turn, ...more });
  };
  return { ctx, sessionId, use };
}

describe("what a model used for a turn", () => {
  it("is written down with the model and its rounds, and adds up over the business's conversations", async () => {
    const tenant = await createTenant();
    const [one, other] = [await converse(tenant), await converse(tenant)];
    expect(await one.use(900, 100)).toEqual({ usedToday: 1_000 });
    expect(await other.use(30, 4, { model: "another-model", rounds: 5 })).toEqual({ usedToday: 1_034 });
    expect(await one.use(0, 0)).toEqual({ usedToday: 1_034 });
    expect(await usedToday(one.ctx)).toBe(1_034);
    expect(await rows(tenant)).toMatchObject([
      { sessionId: one.sessionId, model: "test-model", rounds: 2, inputTokens: 900, outputTokens: 100 },
      { sessionId: other.sessionId, model: "another-model", rounds: 5, inputTokens: 30, outputTokens: 4 },
      { sessionId: one.sessionId, inputTokens: 0, outputTokens: 0 },
    ]);
  });

  it("counts once however often it is said, also where the answer was lost", async () => {
    const { use, ctx } = await converse(await createTenant());
    const turnId = crypto.randomUUID();
    await drop("after", 1, STATEMENT, turnId);
    expect(await use(900, 100, { turnId })).toEqual({ usedToday: 1_000 });
    const again = await Promise.all(Array.from({ length: 10 }, () => use(900, 100, { turnId })));
    expect(again).toEqual(Array(10).fill({ usedToday: 1_000 }));
    expect(await usedToday(ctx)).toBe(1_000);
  });

  it("is lost of none of fifty turns that end at the same moment", async () => {
    const { use, ctx } = await converse(await createTenant());
    const told = await Promise.all(Array.from({ length: 50 }, () => use(9, 1)));
    for (const { usedToday } of told) {
      expect(usedToday).toBeGreaterThanOrEqual(10);
      expect(usedToday).toBeLessThanOrEqual(500);
    }
    expect(await usedToday(ctx)).toBe(500);
    expect(await use(0, 0)).toEqual({ usedToday: 500 });
  });

  it("takes one round trip to write down, and none of its own to know before a turn", async () => {
    const tenant = await createTenant();
    const { use, ctx } = await converse(tenant);
    expect(await roundTrips(tenant.id, () => use(9, 1))).toBe(1);
    expect(await roundTrips(tenant.id, () => business(ctx))).toBe(1);
  });

  it("is no other business's matter", async () => {
    const [mine, theirs] = [await createTenant(), await createTenant()];
    const [ours, other] = [await converse(mine), await converse(theirs)];
    await ours.use(900, 100);
    expect(await usedToday(other.ctx)).toBe(0);
    expect(await other.use(9, 1)).toEqual({ usedToday: 10 });
    // In the name of a conversation that is another's, nothing is written for either.
    expect(await other.use(9, 1, { sessionId: ours.sessionId })).toEqual({ usedToday: 10 });
    expect(await rows(mine)).toHaveLength(1);
    expect(await rows(theirs)).toHaveLength(1);
    expect(await outcome(theirs.id, "SELECT FROM model_turns")).toBe(1);
  });

  it("is still counted once its visitor had the conversation forgotten", async () => {
    const tenant = await createTenant();
    const { ctx, sessionId, use } = await converse(tenant);
    await use(900, 100);
    await erase(tenant.id, sessionId);
    expect(await usedToday(ctx)).toBe(1_000);
    expect(await use(9, 1)).toEqual({ usedToday: 1_010 });
  });

  it("is not written for a conversation whose time is over, which is no failure", async () => {
    const tenant = await createTenant();
    const { sessionId, use } = await converse(tenant);
    await use(900, 100);
    await removeSession(tenant.id, sessionId);
    expect(await use(9, 1)).toEqual({ usedToday: 0 });
    expect(await rows(tenant)).toEqual([]);
  });
});

describe("the day of the business's zone", () => {
  it.each([
    ["a day of 23 hours", "America/New_York", "2026-03-08T05:00:00Z", 23],
    ["a day of 25 hours", "America/New_York", "2026-11-01T04:00:00Z", 25],
    ["a day whose midnight comes twice", "Atlantic/Azores", "2026-10-25T00:00:00Z", 25],
    ["a day that begins at 1 am", "America/Santiago", "2026-09-06T04:00:00Z", 23],
    ["a day a whole day ahead of another's", "Pacific/Kiritimati", "2026-11-23T10:00:00Z", 24],
  ])("is what counts: %s", async (_, timezone, midnight, hours) => {
    const tenant = await createTenant({ timezone });
    const now = clock(midnight);
    const { ctx, use } = await converse(tenant, { clock: now });
    now.pass(-1);
    expect(await use(1, 0)).toEqual({ usedToday: 1 });
    now.pass(1);
    expect(await usedToday(ctx)).toBe(0);
    expect(await use(10, 0)).toEqual({ usedToday: 10 });
    now.pass(hours * HOUR - 1);
    expect(await use(100, 0)).toEqual({ usedToday: 110 });
    now.pass(1);
    expect(await usedToday(ctx)).toBe(0);
    expect(await use(0, 0)).toEqual({ usedToday: 0 });
  });
});
