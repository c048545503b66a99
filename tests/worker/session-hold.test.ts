import { describe, expect, it } from "vitest";
import { hold as holdVerb } from "../../domain/booking/hold.ts";
import { openSlots } from "../../domain/booking/open-slots.ts";
import type { Context } from "../../domain/context.ts";
import { askConfirm, dateOf, hold, MINUTE } from "../support/booking.ts";
import { crowd, tally } from "../support/crowd.ts";
import { codeOf, contextFor, sessionContext } from "../support/domain.ts";
import { journal, liveRows, statusOf } from "../support/rows.ts";
import { createTenant, type TestTenant } from "../support/tenant.ts";

const newSession = () => crypto.randomUUID();

/** A chat session's Context, through the tenant's SlotLock and straight at the database. */
const doors: [string, (tenant: TestTenant, sessionId: string) => Context][] = [
  ["through SlotLock", (tenant, sessionId) => contextFor(tenant, { actor: { kind: "chat", sessionId } })],
  ["straight at the database", sessionContext],
];

const holdFor = (ctx: Context, tenant: TestTenant, start: number) =>
  holdVerb(ctx, { serviceId: tenant.serviceId, start });

const startsFor = async (ctx: Context, tenant: TestTenant, start: number) => {
  const day = dateOf(start);
  const openings = await openSlots(ctx, { serviceId: tenant.serviceId, from: day, to: day });
  return openings.between(day, day).slots.map((slot) => slot.start);
};

describe.each(doors)("a chat session's hold, %s", (_, contextOf) => {
  it("gives way to its next one, in the same statement", async () => {
    const tenant = await createTenant();
    const ctx = contextOf(tenant, newSession());
    const start = tenant.hourAhead(48);
    const first = await holdFor(ctx, tenant, start);
    const second = await holdFor(ctx, tenant, start + 120 * MINUTE);
    expect(await liveRows(tenant)).toMatchObject([{ id: second.id, channel: "chat" }]);
    expect(await journal(tenant)).toMatchObject([
      { kind: "hold.placed", subjectId: first.id },
      { kind: "hold.released", subjectId: first.id },
      { kind: "hold.placed", subjectId: second.id },
    ]);
    expect(await askConfirm(tenant, first)).toMatchObject({ status: 409, body: { code: "hold_released" } });
  });

  it("may overlap the one that it replaces, or be the same slot again", async () => {
    const tenant = await createTenant();
    const ctx = contextOf(tenant, newSession());
    const start = tenant.hourAhead(48);
    await holdFor(ctx, tenant, start);
    await holdFor(ctx, tenant, start + 30 * MINUTE);
    const last = await holdFor(ctx, tenant, start + 30 * MINUTE);
    expect(await liveRows(tenant)).toMatchObject([{ id: last.id }]);
  });

  it("does not hide its slot from its session, and does from others", async () => {
    const tenant = await createTenant();
    const ctx = contextOf(tenant, newSession());
    const start = tenant.hourAhead(48);
    await holdFor(ctx, tenant, start);
    expect(await startsFor(ctx, tenant, start)).toContain(start);
    expect(await startsFor(contextOf(tenant, newSession()), tenant, start)).not.toContain(start);
    expect(await codeOf(holdFor(contextOf(tenant, newSession()), tenant, start))).toBe("slot_taken");
  });

  it("stands when the next one is taken already", async () => {
    const tenant = await createTenant();
    const ctx = contextOf(tenant, newSession());
    const start = tenant.hourAhead(48);
    const mine = await holdFor(ctx, tenant, start);
    await hold(tenant, start + 120 * MINUTE);
    expect(await codeOf(holdFor(ctx, tenant, start + 120 * MINUTE))).toBe("slot_taken");
    expect(await statusOf(mine.id)).toBe("held");
  });

  it("stands for everyone of fifty sessions who wanted the same slot instead and lost it", async () => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    const sessions = Array.from({ length: 50 }, () => contextOf(tenant, newSession()));
    const own = await crowd(50, (i) => holdFor(sessions[i] as Context, tenant, start + (i + 2) * 60 * MINUTE), 10);
    const outcomes = await crowd(50, (i) => codeOf(holdFor(sessions[i] as Context, tenant, start)), 20);

    expect(tally(outcomes)).toEqual({ done: 1, slot_taken: 49 });
    const live = new Set((await liveRows(tenant)).map(({ id }) => id));
    expect(live.size).toBe(50);
    expect(outcomes.map((outcome, i) => live.has(own[i]?.id ?? "") === (outcome === "slot_taken"))).not.toContain(
      false,
    );
  });

  it("is one, however many it asks for at once", async () => {
    const tenant = await createTenant();
    const ctx = contextOf(tenant, newSession());
    const start = tenant.hourAhead(48);
    const outcomes = await crowd(6, (i) => codeOf(holdFor(ctx, tenant, start + i * 120 * MINUTE)));
    expect(tally(outcomes)).toEqual({ done: 6 });
    expect(await liveRows(tenant)).toHaveLength(1);
  });

  it("said again with the same id is the same hold", async () => {
    const tenant = await createTenant();
    const ctx = contextOf(tenant, newSession());
    const input = { id: crypto.randomUUID(), serviceId: tenant.serviceId, start: tenant.hourAhead(48) };
    const [first, again] = [await holdVerb(ctx, input), await holdVerb(ctx, input)];
    expect(again).toEqual(first);
    expect(await journal(tenant)).toHaveLength(1);
  });
});

describe("a stranger's hold", () => {
  it("is not replaced by a visitor without a session", async () => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    const [first, second] = [await hold(tenant, start), await hold(tenant, start + 60 * MINUTE)];
    expect([await statusOf(first.id), await statusOf(second.id)]).toEqual(["held", "held"]);
  });
});
