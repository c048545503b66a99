import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { chatSessions } from "../../db/schema/chat.ts";
import { tenants } from "../../db/schema/tenants.ts";
import { actOn } from "../../domain/autonomy/act.ts";
import { runJob } from "../../domain/autonomy/run-job.ts";
import { expire } from "../../domain/booking/expire.ts";
import { hold } from "../../domain/booking/hold.ts";
import { ADMIN, askConfirm, dateOf, MINUTE, pathOf } from "../support/booking.ts";
import { offerAt } from "../support/chat.ts";
import { sessionIdOf } from "../support/chat-object.ts";
import { erase } from "../support/chat-records.ts";
import { RestChat } from "../support/chat-rest.ts";
import { crowd, tally } from "../support/crowd.ts";
import { sessionContext } from "../support/domain.ts";
import {
  addRule,
  carryOut,
  decisionsOf,
  endingsOf,
  officeOf,
  optOut,
  runOut,
  visitorOf,
  wordsOf,
} from "../support/followups.ts";
import { drop } from "../support/gateway.ts";
import { ask } from "../support/http.ts";
import { jammed } from "../support/jam.ts";
import { endHold } from "../support/rows.ts";
import { createTenant, ownerDatabase, type TestTenant } from "../support/tenant.ts";
import { jobRows, messageRows } from "../support/work-rows.ts";

const CLAIM_STATEMENT = "'holds_another'";

/** A business that wants it, and its office at this very moment. */
async function wanting(change: Parameters<typeof createTenant>[0] = {}) {
  const tenant = await createTenant(change);
  await addRule(tenant, { action: "send_hold_followup", effect: "allow", conditions: {} });
  return { tenant, office: officeOf(tenant, Date.now()) };
}

/** A second visitor, who wished for another time. */
const another = (tenant: TestTenant, contact = "Ben Ito, ben@example.com") =>
  visitorOf(tenant, contact, { at: "2 pm" });

/** A time that is kept for a session, and still is. */
function keep(tenant: TestTenant, sessionId: string, start: number) {
  return hold(sessionContext(tenant, sessionId), { serviceId: tenant.serviceId, start });
}

describe("a visitor whose hold ran out", () => {
  it("hears nothing by default, and that decision is written down", async () => {
    const tenant = await createTenant();
    const office = officeOf(tenant, Date.now());
    const { sessionId } = await visitorOf(tenant);
    await carryOut(office, await runOut(tenant, sessionId));
    expect(office.mails).toEqual([]);
    expect(await jobRows(tenant)).toEqual([]);
    expect(await decisionsOf(tenant)).toMatchObject([
      { action: "send_hold_followup", allowed: false, reason: "no_rule" },
    ]);
  });

  it("hears which time it was, that it isn't booked, and where to look again", async () => {
    const { tenant, office } = await wanting({ name: "Bloom", timezone: "America/New_York" });
    const { sessionId } = await visitorOf(tenant, undefined, { timezone: "Europe/London" });
    await carryOut(office, await runOut(tenant, sessionId));
    const [mail] = office.mails;
    if (!mail) throw new Error("No mail");
    expect(mail).toMatchObject({ to: "ana@example.com", unsubscribeUrl: expect.stringContaining("/u/") });
    const words = wordsOf(mail);
    expect(words).toMatch(/^Not booked yet: \w+ \d+ \w+ at \d+:00 [ap]m New York time \(.+\), Massage at Bloom/);
    expect(words).toMatch(/Hello, we kept a time for you: Massage with Mara, .* London time\)\./);
    expect(words).toContain("it isn't booked");
    expect(words).toContain("It may be free again, or somebody else may have taken it by now.");
    expect(words).toContain(`http://localhost:8787/b/${tenant.slug}`);
    expect(await messageRows(tenant)).toMatchObject([{ kind: "hold_followup", channel: "email", status: "sent" }]);
  });

  it("hears it in the language of the conversation", async () => {
    const { tenant, office } = await wanting({ name: "Bloom" });
    const chat = await RestChat.open(tenant.id, { locale: "es-CO" });
    await chat.say(`Massage ${dateOf(tenant.hourAhead(72))}`);
    await chat.choose(offerAt(chat.entries, 0).id);
    await chat.fill({ name: "Ana", email: "ana@example.com" });
    await carryOut(office, await runOut(tenant, sessionIdOf(chat.token)));
    expect(office.mails.map(({ letter }) => letter.subject)).toEqual([
      expect.stringMatching(/^Aún sin reservar: \p{L}+ \d+ de .+, Massage en Bloom$/u),
    ]);
  });

  it("hears of one of two that ended at the same moment, whoever is at them", async () => {
    const { tenant, office } = await wanting();
    const { sessionId } = await visitorOf(tenant);
    const holds: string[] = [];
    for (const hours of [72, 80, 90, 96]) holds.push(await runOut(tenant, sessionId, tenant.hourAhead(hours)));
    const jobIds = (await crowd(holds.length, (i) => actOn(office.ctx, holds[i] ?? ""))).flat();
    expect(jobIds).toHaveLength(4);
    const { conversations } = office.ctx;
    const known = await conversations.contact(tenant.id, sessionId);
    // All of them know whom to write to before any of them may.
    const [ready, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let asked = 0;
    const contact = async () => {
      asked += 1;
      if (asked === 4) ready.resolve();
      await go.promise;
      return known;
    };
    const ctx = { ...office.ctx, conversations: { ...conversations, contact } };
    const runs = crowd(4, (i) => runJob(ctx, jobIds[i] ?? ""));
    await ready.promise;
    await jammed(tenant, "jobs", 4, async () => go.resolve());
    await runs;
    expect(office.mails).toHaveLength(1);
    expect(tally(await endingsOf(tenant))).toEqual({ completed: 1, "cancelled: too_soon": 3 });
  });

  it("hears again half an hour later, not before; another visitor is another matter", async () => {
    const { tenant, office } = await wanting();
    const [ana, ben] = [await visitorOf(tenant), await another(tenant)];
    await carryOut(office, await runOut(tenant, ana.sessionId));
    await carryOut(office, await runOut(tenant, ben.sessionId, tenant.hourAhead(74)));
    office.clock.pass(30 * MINUTE - 1);
    await carryOut(office, await runOut(tenant, ana.sessionId, tenant.hourAhead(76)));
    office.clock.pass(1);
    await carryOut(office, await runOut(tenant, ana.sessionId, tenant.hourAhead(78)));
    expect(office.mails.map(({ to }) => to)).toEqual(["ana@example.com", "ben@example.com", "ana@example.com"]);
  });

  it("hears it once, though the first try died after it had the right to", async () => {
    const { tenant, office } = await wanting();
    const { sessionId } = await visitorOf(tenant);
    const [jobId = ""] = await actOn(office.ctx, await runOut(tenant, sessionId));
    await drop("after", 1, CLAIM_STATEMENT, tenant.id);
    await expect(runJob(office.ctx, jobId)).rejects.toMatchObject({ code: "database_unavailable" });
    expect(office.mails).toEqual([]);
    office.clock.pass(6 * MINUTE);
    await runJob(office.ctx, jobId);
    await runJob(office.ctx, jobId);
    expect(office.mails).toHaveLength(1);
    expect(await endingsOf(tenant)).toEqual(["completed"]);
  });

  it("hears nothing while they keep another time, or after they have booked one", async () => {
    const { tenant, office } = await wanting();
    const [ana, ben] = [await visitorOf(tenant), await another(tenant)];
    const [ofAna, ofBen] = [await runOut(tenant, ana.sessionId), await runOut(tenant, ben.sessionId)];
    await keep(tenant, ana.sessionId, tenant.hourAhead(80));
    await carryOut(office, ofAna);
    await askConfirm(tenant, await keep(tenant, ben.sessionId, tenant.hourAhead(90)));
    await carryOut(office, ofBen);
    expect(office.mails).toEqual([]);
    expect(await endingsOf(tenant)).toEqual(["cancelled: holds_another", "cancelled: has_booked"]);
  });

  it("hears of it though they had booked before, and though what they kept since ran out too", async () => {
    const { tenant, office } = await wanting();
    const { sessionId } = await visitorOf(tenant);
    await askConfirm(tenant, await keep(tenant, sessionId, tenant.hourAhead(60)));
    const first = await runOut(tenant, sessionId);
    await runOut(tenant, sessionId, tenant.hourAhead(80));
    await carryOut(office, first);
    expect(office.mails).toHaveLength(1);
  });

  it("hears nothing of a time that is over, nor from a business that takes no bookings now", async () => {
    const { tenant, office } = await wanting();
    const { sessionId } = await visitorOf(tenant);
    const start = tenant.hourAhead(72);
    const [jobId = ""] = await actOn(office.ctx, await runOut(tenant, sessionId, start));
    office.clock.pass(start - office.clock.now());
    await runJob(office.ctx, jobId);
    const closed = await wanting();
    const theirs = await visitorOf(closed.tenant);
    const [closedJob = ""] = await actOn(closed.office.ctx, await runOut(closed.tenant, theirs.sessionId));
    await ownerDatabase().update(tenants).set({ bookingEnabled: false }).where(eq(tenants.id, closed.tenant.id));
    await runJob(closed.office.ctx, closedJob);
    expect([office.mails, closed.office.mails]).toEqual([[], []]);
    expect(await endingsOf(tenant)).toEqual(["cancelled: over"]);
    expect(await endingsOf(closed.tenant)).toEqual(["cancelled: booking_disabled"]);
  });

  it("who told no address, or only a number, hears nothing", async () => {
    const { tenant, office } = await wanting();
    const [silent, byPhone] = [await visitorOf(tenant, "hm"), await another(tenant, "Ben Ito, +1 212 555 0142")];
    await carryOut(office, await runOut(tenant, silent.sessionId));
    await carryOut(office, await runOut(tenant, byPhone.sessionId));
    expect([office.mails, office.texts]).toEqual([[], []]);
    expect(await endingsOf(tenant)).toEqual(["cancelled: no_address", "cancelled: no_address"]);
  });

  it("who asked for no more mails hears nothing", async () => {
    const { tenant, office } = await wanting();
    const { sessionId } = await visitorOf(tenant);
    const jobIds = await actOn(office.ctx, await runOut(tenant, sessionId));
    await optOut(tenant, "email", "ana@example.com");
    for (const jobId of jobIds) await runJob(office.ctx, jobId);
    expect(office.mails).toEqual([]);
    expect(await endingsOf(tenant)).toEqual(["cancelled: opted_out"]);
  });

  it("who had the conversation forgotten hears nothing, also where its object has not heard of that yet", async () => {
    const { tenant, office } = await wanting();
    const [ana, ben] = [await visitorOf(tenant), await another(tenant)];
    const [ofAna, ofBen] = [await runOut(tenant, ana.sessionId), await runOut(tenant, ben.sessionId)];
    await office.ctx.conversations.forget(tenant.id, ana.sessionId);
    await erase(tenant.id, ben.sessionId);
    await carryOut(office, ofAna);
    await carryOut(office, ofBen);
    expect(office.mails).toEqual([]);
    expect(await endingsOf(tenant)).toEqual(["cancelled: no_address", "cancelled: forgotten"]);
  });

  it("outside of a chat is nobody's to write to", async () => {
    const { tenant, office } = await wanting();
    const visitor = sessionContext(tenant, crypto.randomUUID(), { actor: { kind: "visitor" } });
    const { id } = await hold(visitor, { serviceId: tenant.serviceId, start: tenant.hourAhead(72) });
    await endHold(id);
    await expire(visitor);
    await carryOut(office, id);
    expect(await jobRows(tenant)).toEqual([]);
  });
});

it("a client who has themselves erased leaves no conversation behind in which they were written to about a hold", async () => {
  const { tenant, office } = await wanting();
  const [ana, ben] = [await visitorOf(tenant), await another(tenant)];
  for (const [{ sessionId }, hours] of [[ana, 72] as const, [ben, 74] as const]) {
    await carryOut(office, await runOut(tenant, sessionId, tenant.hourAhead(hours)));
  }
  expect(office.mails.map(({ to }) => to)).toEqual(["ana@example.com", "ben@example.com"]);
  const json = { name: "Ana Gómez", email: "ana@example.com" };
  const { body } = await ask<{ id: string }>(pathOf(tenant, "/clients"), { method: "POST", json, headers: ADMIN });
  const path = pathOf(tenant, `/clients/${body.id}`);
  const exported = await ask<{ conversations: { id: string }[] }>(`${path}/export`, { headers: ADMIN });
  expect(exported.body.conversations.map(({ id }) => id)).toEqual([ana.sessionId]);

  await ask(path, { method: "DELETE", headers: ADMIN });
  const ended = await ownerDatabase().select().from(chatSessions).where(eq(chatSessions.tenantId, tenant.id));
  expect(ended.filter(({ erasedAt }) => erasedAt !== null).map(({ id }) => id)).toEqual([ana.sessionId]);
});
