import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { claimJob } from "../../db/queries/claim-job.ts";
import { appointments } from "../../db/schema/appointments.ts";
import { clients } from "../../db/schema/clients.ts";
import { jobs } from "../../db/schema/jobs.ts";
import { messages } from "../../db/schema/messages.ts";
import { retry } from "../../domain/autonomy/retry.ts";
import { runJob } from "../../domain/autonomy/run-job.ts";
import { MINUTE } from "../support/booking.ts";
import { fakeClock } from "../support/domain.ts";
import { optOut } from "../support/followups.ts";
import { park } from "../support/gateway.ts";
import { ownerDatabase, type TestTenant } from "../support/tenant.ts";
import {
  jobRow,
  newNumber,
  noonTenant,
  outgoing,
  plantJob,
  say,
  texting,
  textsTo,
  withTwilio,
  zoneAtNoon,
} from "../support/texts.ts";
import { messageRows } from "../support/work-rows.ts";

const HOUR = 60 * MINUTE;
const LOCK = "pg_advisory_xact_lock";

async function channels(tenant: TestTenant): Promise<string[]> {
  return (await messageRows(tenant)).map(({ channel, status }) => `${channel} ${status}`);
}

describe("texts to one number in an hour", () => {
  it("are three of a business, however many are about to go at the same time", async () => {
    const tenant = await noonTenant();
    const phone = newNumber();
    const planted = await Promise.all(Array.from({ length: 20 }, () => plantJob(tenant, { phone })));
    const clock = fakeClock();
    const run = () => planted.map(({ jobId }) => runJob(texting(tenant, withTwilio(), { clock }), jobId));
    await untilWaiting(tenant, 4, () => Promise.all(run()));
    expect(await textsTo(phone)).toHaveLength(3);
    const rows = await Promise.all(planted.map(({ jobId }) => jobRow(jobId)));
    expect(rows.filter(({ status }) => status === "completed")).toHaveLength(3);
    const waiting = rows.filter(({ status }) => status === "pending");
    expect(waiting).toHaveLength(17);
    for (const job of waiting) {
      expect(job).toMatchObject({ reason: "too_many_texts", attempts: 0, runAt: new Date(clock.now() + HOUR) });
    }
  });

  it("are counted by the business and by the number", async () => {
    const [one, other] = [await noonTenant(), await noonTenant()];
    const [phone, second] = [newNumber(), newNumber()];
    for (let text = 0; text < 3; text++) {
      await runJob(texting(one, withTwilio()), (await plantJob(one, { phone })).jobId);
    }
    for (const [tenant, to] of [
      [other, phone],
      [one, second],
    ] as const) {
      const { jobId } = await plantJob(tenant, { phone: to });
      await runJob(texting(tenant, withTwilio()), jobId);
      expect((await jobRow(jobId)).status).toBe("completed");
    }
    expect(await textsTo(phone)).toHaveLength(4);
  });

  it("are as many as the business has set", async () => {
    const tenant = await noonTenant({ limits: { textsPerHour: 1 } });
    const phone = newNumber();
    for (let text = 0; text < 2; text++) {
      await runJob(texting(tenant, withTwilio()), (await plantJob(tenant, { phone })).jobId);
    }
    expect(await textsTo(phone)).toHaveLength(1);
  });

  it("count by any sixty minutes, to the millisecond", async () => {
    const tenant = await noonTenant();
    const phone = newNumber();
    const clock = fakeClock();
    const text = async () => {
      const { jobId } = await plantJob(tenant, { phone });
      await runJob(texting(tenant, withTwilio(), { clock }), jobId);
      return jobRow(jobId);
    };
    const first = clock.now();
    expect((await text()).status).toBe("completed");
    clock.pass(20 * MINUTE);
    const second = clock.now();
    expect((await text()).status).toBe("completed");
    clock.pass(10 * MINUTE);
    expect((await text()).status).toBe("completed");
    expect(await text()).toMatchObject({ status: "pending", runAt: new Date(first + HOUR) });
    clock.pass(first + HOUR - 1 - clock.now());
    expect(await text()).toMatchObject({ status: "pending", runAt: new Date(first + HOUR) });
    clock.pass(1);
    expect((await text()).status).toBe("completed");
    // The window slides: now the second of them is the oldest.
    expect(await text()).toMatchObject({ status: "pending", runAt: new Date(second + HOUR) });
    expect(await textsTo(phone)).toHaveLength(4);
  });

  it("leave out what certainly did not go out", async () => {
    const tenant = await noonTenant();
    const phone = newNumber();
    for (let text = 0; text < 4; text++) {
      await runJob(texting(tenant, withTwilio()), (await plantJob(tenant, { phone })).jobId);
      await ownerDatabase().update(messages).set({ status: "failed" }).where(eq(messages.tenantId, tenant.id));
    }
    expect(await textsTo(phone)).toHaveLength(4);
  });

  it("wait for room where that is still of use, also where there is an email", async () => {
    const { tenant, phone, clock, ctx } = await fullHour();
    const job = await plantJob(tenant, { phone });
    await say(ctx, job, outgoing(phone, "ana@example.com", { usefulUntil: clock.now() + HOUR }));
    expect(await jobRow(job.jobId)).toMatchObject({ status: "pending", reason: "too_many_texts", attempts: 0 });
    clock.pass(HOUR);
    await say(ctx, job, outgoing(phone, "ana@example.com", { usefulUntil: clock.now() }));
    expect((await channels(tenant)).slice(3)).toEqual(["text sent"]);
  });

  it("give way to a mail where waiting is of no use", async () => {
    const { tenant, phone, clock, ctx } = await fullHour();
    const job = await plantJob(tenant, { phone });
    await say(ctx, job, outgoing(phone, "ana@example.com", { usefulUntil: clock.now() + HOUR - 1 }));
    expect((await jobRow(job.jobId)).status).toBe("completed");
    expect(await channels(tenant)).toEqual(["email sent", "text sent", "text sent", "text sent"]);
  });

  it("drop what has no other way, and say why", async () => {
    const { tenant, phone, clock, ctx } = await fullHour();
    const job = await plantJob(tenant, { phone });
    await say(ctx, job, outgoing(phone, null, { usefulUntil: clock.now() + HOUR - 1 }));
    expect(await jobRow(job.jobId)).toMatchObject({ status: "cancelled", reason: "too_many_texts" });
    expect(await textsTo(phone)).toHaveLength(3);
  });

  it("drop it also where the person wants no mails but the necessary", async () => {
    const { tenant, phone, clock, ctx } = await fullHour();
    const job = await plantJob(tenant, { phone, clientEmail: "ana@example.com" });
    await ownerDatabase().execute(
      `INSERT INTO opt_outs SELECT '${tenant.id}', 'email', encode(sha256('ana@example.com'), 'hex'), now(), 'link'`,
    );
    const what = outgoing(phone, "ana@example.com", { usefulUntil: clock.now() + MINUTE, isNeeded: false });
    await say(ctx, job, what);
    expect(await jobRow(job.jobId)).toMatchObject({ status: "cancelled", reason: "too_many_texts" });
  });
});

/**
 * Does the work while nobody can write a business's first text: its row is locked, which the ledger refers to, until so
 * many transactions wait for that or for each other. Whatever each looked at before, it has looked at by then.
 */
async function untilWaiting(tenant: TestTenant, count: number, work: () => Promise<unknown>): Promise<void> {
  const db = ownerDatabase();
  const locked = db.batch([
    db.execute(sql`SELECT FROM tenants WHERE id = ${tenant.id}::uuid FOR UPDATE`),
    db.execute(
      sql.raw(`DO $$ BEGIN
        FOR nth IN 1..1000 LOOP
          EXIT WHEN (SELECT count(*) FROM pg_locks WHERE NOT granted
            AND (locktype = 'advisory' OR transactionid = pg_current_xact_id()::xid)) >= ${count};
          PERFORM pg_sleep(0.01);
        END LOOP;
      END $$`),
    ),
  ]);
  const isFree = () => db.execute(sql`SELECT id FROM tenants WHERE id = ${tenant.id}::uuid FOR UPDATE SKIP LOCKED`);
  while ((await isFree()).rows.length > 0);
  await Promise.all([locked, work()]);
}

/** A number that has had its three texts at this moment. */
async function fullHour() {
  const tenant = await noonTenant();
  const phone = newNumber();
  const clock = fakeClock();
  const ctx = texting(tenant, withTwilio(), { clock });
  for (let text = 0; text < 3; text++) await runJob(ctx, (await plantJob(tenant, { phone })).jobId);
  return { tenant, phone, clock, ctx };
}

describe("quiet hours", () => {
  it("keep a text until eight in the person's zone, and then it goes", async () => {
    const tenant = await noonTenant();
    const phone = newNumber();
    // There it is from ten in the evening on, an hour of which has passed at most.
    const clientTimezone = zoneAtNoon(Date.now() - 10 * HOUR);
    const job = await plantJob(tenant, { phone, clientTimezone });
    const clock = fakeClock();
    await runJob(texting(tenant, withTwilio(), { clock }), job.jobId);
    const { status, reason, runAt, attempts } = await jobRow(job.jobId);
    expect({ status, reason, attempts }).toEqual({ status: "pending", reason: "quiet_hours", attempts: 0 });
    const there = { timeZone: clientTimezone, hour: "2-digit", minute: "2-digit", hour12: false } as const;
    expect(runAt.toLocaleTimeString("en-GB", there)).toBe("08:00");
    clock.pass(runAt.getTime() - clock.now());
    await runJob(texting(tenant, withTwilio(), { clock }), job.jobId);
    expect(await textsTo(phone)).toHaveLength(1);
  });

  it("are the business's where nobody knows the person's", async () => {
    const tenant = await noonTenant({ timezone: zoneAtNoon(Date.now() - 10 * HOUR) });
    const phone = newNumber();
    const night = await plantJob(tenant, { phone });
    await runJob(texting(tenant, withTwilio()), night.jobId);
    expect(await jobRow(night.jobId)).toMatchObject({ status: "pending", reason: "quiet_hours" });
    const noon = await plantJob(tenant, { phone, clientTimezone: zoneAtNoon() });
    await runJob(texting(tenant, withTwilio()), noon.jobId);
    expect((await jobRow(noon.jobId)).status).toBe("completed");
  });
});

describe("a person who wants no more texts", () => {
  it("gets none that was planned before", async () => {
    const tenant = await noonTenant();
    const phone = newNumber();
    const job = await plantJob(tenant, { phone });
    await optOut(tenant, "text", phone);
    await runJob(texting(tenant, withTwilio()), job.jobId);
    expect(await jobRow(job.jobId)).toMatchObject({ status: "cancelled", reason: "opted_out" });
    expect(await textsTo(phone)).toEqual([]);
  });

  it("gets none that is about to be handed over, but the mail instead", async () => {
    const tenant = await noonTenant();
    const phone = newNumber();
    const ctx = texting(tenant, withTwilio());
    const [withMail, without] = [await plantJob(tenant, { phone }), await plantJob(tenant, { phone })];
    const parked = await park("before", LOCK, withMail.jobId);
    const saying = say(ctx, withMail, outgoing(phone, "ana@example.com"));
    await parked.arrived();
    await optOut(tenant, "text", phone);
    await parked.release();
    await saying;
    expect((await jobRow(withMail.jobId)).status).toBe("completed");
    expect(await channels(tenant)).toEqual(["email sent"]);
    await say(ctx, without, outgoing(phone, null));
    expect(await jobRow(without.jobId)).toMatchObject({ status: "cancelled", reason: "opted_out" });
    expect(await textsTo(phone)).toEqual([]);
  });

  it("gets none where the business notes it after the job was begun", async () => {
    const tenant = await noonTenant();
    const phone = newNumber();
    const job = await plantJob(tenant, { phone });
    const end = () =>
      ownerDatabase().update(clients).set({ textsEndedAt: new Date() }).where(eq(clients.id, job.clientId));
    await say(texting(tenant, withTwilio()), job, outgoing(phone, null), end);
    expect(await jobRow(job.jobId)).toMatchObject({ status: "cancelled", reason: "opted_out" });
    expect(await textsTo(phone)).toEqual([]);
  });

  it("gets none at the number that they agreed for, also once their record has another one", async () => {
    const tenant = await noonTenant();
    const [phone, other] = [newNumber(), newNumber()];
    const [before, begun] = [await plantJob(tenant, { phone }), await plantJob(tenant, { phone })];
    const [at, agreedAt] = [new Date(), new Date(Date.now() - HOUR)];
    await ownerDatabase()
      .update(appointments)
      .set({ textsAgreedAt: agreedAt })
      .where(eq(appointments.tenantId, tenant.id));
    const end = ({ clientId }: typeof begun) =>
      ownerDatabase().update(clients).set({ textsEndedAt: at, phone: other }).where(eq(clients.id, clientId));
    await end(before);
    await runJob(texting(tenant, withTwilio()), before.jobId);
    await say(texting(tenant, withTwilio()), begun, outgoing(phone, null), () => end(begun));

    for (const { jobId } of [before, begun]) {
      expect(await jobRow(jobId)).toMatchObject({ status: "cancelled", reason: "opted_out" });
    }
    expect([await textsTo(phone), await textsTo(other)]).toEqual([[], []]);
  });

  it("is texted at a number that they agreed for afterwards, in another booking", async () => {
    const tenant = await noonTenant();
    const phone = newNumber();
    const { jobId, clientId } = await plantJob(tenant, { phone });
    const ended = { textsEndedAt: new Date(Date.now() - HOUR), phone: newNumber() };
    await ownerDatabase().update(clients).set(ended).where(eq(clients.id, clientId));
    await runJob(texting(tenant, withTwilio()), jobId);
    expect(await textsTo(phone)).toHaveLength(1);
  });

  it("is still texted by another business", async () => {
    const [one, other] = [await noonTenant(), await noonTenant()];
    const phone = newNumber();
    await optOut(one, "text", phone);
    const { jobId } = await plantJob(other, { phone });
    await runJob(texting(other, withTwilio()), jobId);
    expect(await textsTo(phone)).toHaveLength(1);
  });

  it("is not texted without having agreed", async () => {
    const tenant = await noonTenant();
    const phone = newNumber();
    const { jobId } = await plantJob(tenant, { phone, agreed: false });
    await runJob(texting(tenant, withTwilio()), jobId);
    expect(await jobRow(jobId)).toMatchObject({ status: "cancelled", reason: "no_consent" });
    expect(await textsTo(phone)).toEqual([]);
  });
});

it("whoever comes back to a job that a person has let begin anew hands nothing over, and ends nothing", async () => {
  const tenant = await noonTenant();
  const phone = newNumber();
  const job = await plantJob(tenant, { phone });
  const [clock, work] = [fakeClock(), { nudge: () => undefined, run: () => undefined }];
  const ctx = texting(tenant, withTwilio(), { clock, work, actor: { kind: "platform" } });
  const gone = { status: "failed", reason: "died", attempts: 4, claimedAt: null, finishedAt: new Date() } as const;
  await say(ctx, job, outgoing(phone, null), async () => {
    await ownerDatabase().update(jobs).set(gone).where(eq(jobs.id, job.jobId));
    clock.pass(HOUR);
    await retry(ctx, job.jobId);
    await claimJob(ctx.db, tenant.id, { jobId: job.jobId, now: clock.now() });
  });

  expect(await textsTo(phone)).toEqual([]);
  expect(await jobRow(job.jobId)).toMatchObject({ status: "claimed", attempts: 1 });
});
