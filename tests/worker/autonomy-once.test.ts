import { and, asc, eq, isNull } from "drizzle-orm";
import { expect, it } from "vitest";
import { jobs } from "../../db/schema/jobs.ts";
import { ACTED_ON, auditLog, domainEvents } from "../../db/schema/journal.ts";
import { failures, messages } from "../../db/schema/messages.ts";
import { actOn } from "../../domain/autonomy/act.ts";
import { readEvent } from "../../domain/autonomy/events.ts";
import { runJob } from "../../domain/autonomy/run-job.ts";
import { book } from "../../domain/booking/book.ts";
import { cancel } from "../../domain/booking/cancel.ts";
import { confirm } from "../../domain/booking/confirm.ts";
import { expire } from "../../domain/booking/expire.ts";
import { hold } from "../../domain/booking/hold.ts";
import { move } from "../../domain/booking/move.ts";
import { outcome } from "../../domain/booking/outcome.ts";
import { release } from "../../domain/booking/release.ts";
import { change } from "../../domain/clients/change.ts";
import type { Context } from "../../domain/context.ts";
import { createKey } from "../../domain/identity/create-key.ts";
import { revokeKey } from "../../domain/identity/revoke-key.ts";
import type { Email } from "../../domain/messages/ports.ts";
import { outcome as outcomeOf } from "../support/app-login.ts";
import { ANA, MINUTE } from "../support/booking.ts";
import { contextFor, fakeClock } from "../support/domain.ts";
import { roundTrips } from "../support/gateway.ts";
import { clientRows } from "../support/rows.ts";
import { createTenant, ownerDatabase, type TestTenant } from "../support/tenant.ts";
import { jobRows } from "../support/work-rows.ts";

const TWINS = 50;

/** gomomo at work by itself; nothing is nudged, and mails are counted. */
function atWork(tenant: TestTenant, change: Partial<Context> = {}) {
  const mails: Email[] = [];
  const email: Context["email"] = {
    async send(mail) {
      mails.push(mail);
      return { outcome: "sent", providerId: mail.id };
    },
  };
  const parts = {
    email,
    isAutonomous: true,
    work: { nudge: () => undefined, run: () => undefined },
    clock: fakeClock(),
  };
  const ctx = contextFor(tenant, { actor: { kind: "platform" }, ...parts, ...change });
  return { ctx, mails };
}

const bookAhead = (ctx: Context, tenant: TestTenant, hours = 72) =>
  book(ctx, { serviceId: tenant.serviceId, start: tenant.hourAhead(hours), client: ANA });
const unhandled = (tenant: TestTenant) =>
  ownerDatabase()
    .select()
    .from(domainEvents)
    .where(and(eq(domainEvents.tenantId, tenant.id), isNull(domainEvents.handledAt)));

it(`${TWINS} who act on the same event at the same time plan it once`, async () => {
  const tenant = await createTenant();
  const { ctx } = atWork(tenant);
  const { id } = await bookAhead(ctx, tenant);
  const due = await Promise.all(Array.from({ length: TWINS }, () => actOn(ctx, id)));

  expect(due.filter((ids) => ids.length > 0)).toHaveLength(1);
  const planned = (await jobRows(tenant)).map(({ kind, variant }) => `${kind} ${variant}`).sort();
  expect(planned).toEqual(["send_confirmation ", "send_reminder first", "send_reminder second"]);
  const decided = await ownerDatabase()
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.tenantId, tenant.id), eq(auditLog.action, "policy.decided")));
  expect(decided).toHaveLength(3);
});

it(`${TWINS} who run the same job at the same time send one mail`, async () => {
  const tenant = await createTenant();
  const { ctx, mails } = atWork(tenant);
  const { id } = await bookAhead(ctx, tenant);
  const [jobId = ""] = await actOn(ctx, id);
  await Promise.all(Array.from({ length: TWINS }, () => runJob(ctx, jobId)));

  expect(mails.map(({ to }) => to)).toEqual([ANA.email]);
  const [job] = await ownerDatabase().select().from(jobs).where(eq(jobs.id, jobId));
  expect(job).toMatchObject({ status: "completed", attempts: 1 });
  expect(await ownerDatabase().select().from(messages).where(eq(messages.jobId, jobId))).toMatchObject([
    { status: "sent" },
  ]);
});

it("somebody whose appointment is moved to and fro gets ten mails an hour, and the last word when there is room", async () => {
  const tenant = await createTenant();
  const clock = fakeClock();
  const { ctx, mails } = atWork(tenant, { clock });
  const { id } = await bookAhead(ctx, tenant);
  for (let moves = 0; moves < 14; moves++) {
    for (const jobId of await actOn(ctx, id)) await runJob(ctx, jobId);
    await move(ctx, { appointmentId: id, start: tenant.hourAhead(moves % 2 ? 72 : 74) });
  }
  for (const jobId of await actOn(ctx, id)) await runJob(ctx, jobId);
  expect(mails).toHaveLength(10);
  const waiting = (await jobRows(tenant)).filter(({ reason }) => reason === "too_many_mails");
  expect(waiting).toMatchObject([{ status: "pending", data: { version: 15 } }]);
  clock.pass(3_600_000);
  await runJob(ctx, waiting[0]?.id ?? "");
  expect(mails).toHaveLength(11);
});

it("acting on an event is two round trips, a job that sends is three, and one that is not due is one", async () => {
  const tenant = await createTenant();
  const { ctx } = atWork(tenant);
  const { id } = await bookAhead(ctx, tenant);
  let due: string[] = [];
  const counted = {
    act: await roundTrips(tenant.id, async () => {
      due = await actOn(ctx, id);
    }),
    "act again": await roundTrips(tenant.id, () => actOn(ctx, id)),
    send: await roundTrips(tenant.id, () => runJob(ctx, due[0] ?? "")),
    "send again": await roundTrips(tenant.id, () => runJob(ctx, due[0] ?? "")),
  };
  expect(counted).toEqual({ act: 2, "act again": 1, send: 3, "send again": 1 });
});

it("an event that nobody can read stays, says so each time, and keeps no other from its end", async () => {
  const tenant = await createTenant();
  const { ctx } = atWork(tenant);
  const { id } = await bookAhead(ctx, tenant);
  const strange = { tenantId: tenant.id, at: new Date(), subjectId: id, data: { secret: "of a person" } };
  const [unknown] = await ownerDatabase()
    .insert(domainEvents)
    .values({ ...strange, kind: "appointment.moved", version: 2 })
    .returning();

  await expect(actOn(ctx, id)).rejects.toThrow(`event ${unknown?.id}, appointment.moved of version 2`);
  await expect(actOn(ctx, id)).rejects.not.toThrow("of a person");
  expect((await jobRows(tenant)).map(({ kind }) => kind)).toContain("send_confirmation");
  expect(await unhandled(tenant)).toMatchObject([{ id: unknown?.id }]);
});

it("with the switch off a booking leaves its event and its decisions, and nothing else", async () => {
  const tenant = await createTenant();
  const { ctx, mails } = atWork(tenant, { isAutonomous: false });
  const { id } = await bookAhead(ctx, tenant);

  expect(await actOn(ctx, id)).toEqual([]);
  expect(await jobRows(tenant)).toEqual([]);
  expect(mails).toEqual([]);
  const written = await ownerDatabase()
    .select()
    .from(auditLog)
    .where(eq(auditLog.subjectId, id))
    .orderBy(asc(auditLog.id));
  const decided = written.filter(({ action }) => action === "policy.decided").map(({ data }) => data);
  expect(decided).toHaveLength(3);
  for (const decision of decided) expect(decision).toMatchObject({ allowed: false, reason: "switched_off" });
});

it("what was planned and is switched off before its time does not run", async () => {
  const tenant = await createTenant();
  const { ctx, mails } = atWork(tenant);
  const { id } = await bookAhead(ctx, tenant);
  const [jobId = ""] = await actOn(ctx, id);
  await runJob({ ...ctx, isAutonomous: false }, jobId);

  expect(mails).toEqual([]);
  const [job] = await ownerDatabase().select().from(jobs).where(eq(jobs.id, jobId));
  expect(job).toMatchObject({ status: "cancelled", reason: "switched_off" });
});

it("a job of a kind that is not on the list cannot be written", async () => {
  const tenant = await createTenant();
  const write = (kind: string) =>
    outcomeOf(
      tenant.id,
      `INSERT INTO jobs (id, tenant_id, kind, event_id, subject_id, priority, run_at, created_at)
       VALUES (gen_random_uuid(), '${tenant.id}', '${kind}', 1, gen_random_uuid(), 1, now(), now())`,
    );
  expect(await write("send_reminder")).toBe(0);
  // check_violation
  expect(await write("send_advertisement")).toBe("23514");
});

it("a tool that dies each time ends in the failure log, and is not tried for ever", async () => {
  const tenant = await createTenant();
  const clock = fakeClock();
  const links: Context["links"] = {
    manage: () => Promise.reject(new Error("The key is gone")),
    unsubscribe: () => Promise.reject(new Error("The key is gone")),
    page: (slug) => `https://example.com/${slug}`,
  };
  const { ctx, mails } = atWork(tenant, { clock, links });
  const { id } = await bookAhead(ctx, tenant);
  const [jobId = ""] = await actOn(ctx, id);
  for (let n = 0; n < 3; n++) {
    await expect(runJob(ctx, jobId)).rejects.toThrow("The key is gone");
    clock.pass(6 * MINUTE);
  }
  await runJob(ctx, jobId);

  expect(mails).toEqual([]);
  const [job] = await ownerDatabase().select().from(jobs).where(eq(jobs.id, jobId));
  expect(job).toMatchObject({ status: "failed", reason: "died" });
  expect(await ownerDatabase().select().from(failures).where(eq(failures.subjectId, jobId))).toMatchObject([
    { type: "job.send_confirmation", resolvedAt: null },
  ]);
});

it("each event of a whole life is one that can be read, or one that nobody waits for", async () => {
  const tenant = await createTenant();
  const clock = fakeClock();
  const { ctx } = atWork(tenant, { clock });
  const { serviceId } = tenant;
  const visitor = (start: number) => hold({ ...ctx, actor: { kind: "visitor" } }, { serviceId, start });

  const first = await visitor(tenant.hourAhead(24));
  const booked = await confirm(ctx, { holdId: first.id, holdToken: first.holdToken, client: ANA });
  await move(ctx, { appointmentId: booked.id, start: tenant.hourAhead(26) });
  await cancel(ctx, { appointmentId: booked.id });
  const second = await visitor(tenant.hourAhead(24));
  await release(ctx, { holdId: second.id, holdToken: second.holdToken });
  await visitor(tenant.hourAhead(24));
  clock.pass(10 * MINUTE);
  await expire(ctx);
  const override = { reason: "She asked for it." };
  const past = await book(ctx, { serviceId, start: tenant.hourAhead(2), client: ANA, override });
  await move(ctx, { appointmentId: past.id, start: tenant.hourAhead(3), override });
  clock.pass(300 * MINUTE);
  await outcome(ctx, { appointmentId: past.id, outcome: "completed" });
  const [client] = await clientRows(tenant);
  await change(ctx, { clientId: client?.id ?? "", change: { notes: "Likes tea." } });
  const key = await createKey(ctx, { name: "Diary", scopes: ["appointments:read"] });
  await revokeKey(ctx, key.id);

  const events = await ownerDatabase().select().from(domainEvents).where(eq(domainEvents.tenantId, tenant.id));
  const waiting = events.filter(({ kind }) => (ACTED_ON as readonly string[]).includes(kind));
  expect(new Set(waiting.map(({ kind }) => kind))).toEqual(
    new Set(["appointment.confirmed", "appointment.moved", "appointment.cancelled", "hold.expired", "api_key.created"]),
  );
  for (const event of waiting) {
    expect({ kind: event.kind, read: readEvent({ ...event, at: event.at.getTime() }) }).not.toMatchObject({
      read: null,
    });
    expect(event.handledAt).toBeNull();
  }
  const others = events.filter((event) => !waiting.includes(event));
  expect(others.length).toBeGreaterThan(0);
  for (const { at, handledAt } of others) expect(handledAt).toEqual(at);
});
