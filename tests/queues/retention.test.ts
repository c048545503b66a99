import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { appointments } from "../../db/schema/appointments.ts";
import { chatEntries, chatSessions, modelTurns } from "../../db/schema/chat.ts";
import { idempotencyKeys } from "../../db/schema/identity.ts";
import { jobs } from "../../db/schema/jobs.ts";
import { auditLog, domainEvents } from "../../db/schema/journal.ts";
import { failures, inquiries, messages } from "../../db/schema/messages.ts";
import { askRelease, confirm, hold } from "../support/booking.ts";
import { ringCron } from "../support/cron.ts";
import { appointmentRows, clientRows } from "../support/rows.ts";
import { createTenant, ownerDatabase, type TestTenant } from "../support/tenant.ts";

const DAY = 24 * 3_600_000;
const HOUR = 3_600_000;
/** A day before `days` are over, and an hour after. */
const young = (days: number) => new Date(Date.now() - days * DAY + DAY);
const old = (days: number) => new Date(Date.now() - days * DAY - HOUR);

const db = ownerDatabase;

describe("a hold that ended", () => {
  it.each(["expired", "released"] as const)("and is %s goes after 7 days", async (status) => {
    const tenant = await createTenant();
    const held = [await hold(tenant, tenant.hourAhead(48)), await hold(tenant, tenant.hourAhead(50))];
    for (const [n, { id }] of held.entries()) {
      const updatedAt = n === 0 ? young(7) : old(7);
      await db()
        .update(appointments)
        .set({ status, updatedAt, createdAt: old(30) })
        .where(eq(appointments.id, id));
    }
    await ringCron();
    expect((await appointmentRows(tenant)).map(({ id }) => id)).toEqual([held[0]?.id]);
  });

  it.each([
    "confirmed",
    "completed",
    "no_show",
    "cancelled",
    "confirming",
  ] as const)("is no appointment: what is %s stays for ever", async (status) => {
    const tenant = await createTenant();
    const held = await hold(tenant, tenant.hourAhead(48));
    await confirm(tenant, held);
    const at = old(4_000);
    await db().update(appointments).set({ status, updatedAt: at, createdAt: at }).where(eq(appointments.id, held.id));
    await ringCron();
    expect(await appointmentRows(tenant)).toHaveLength(1);
    expect(await clientRows(tenant)).toHaveLength(1);
  });
});

describe("the journal", () => {
  const write = async (tenant: TestTenant, ...ages: Date[]) => {
    const subjectId = crypto.randomUUID();
    const rows = ages.map((at) => ({ tenantId: tenant.id, at, subjectId }));
    await db()
      .insert(auditLog)
      .values(rows.map((row) => ({ ...row, actor: "visitor", action: "hold.placed" })));
    await db()
      .insert(domainEvents)
      .values(rows.map((row) => ({ ...row, kind: "hold.placed", handledAt: row.at })));
  };
  const ages = async (tenant: TestTenant, table: typeof auditLog | typeof domainEvents) =>
    (await db().select({ at: table.at }).from(table).where(eq(table.tenantId, tenant.id))).map(({ at }) => at);

  it("is kept for 400 days, tenant by tenant", async () => {
    const [mine, theirs, idle] = [await createTenant(), await createTenant(), await createTenant()];
    const [kept, gone] = [young(400), old(400)];
    await write(mine, gone, kept, gone);
    await write(theirs, kept);
    await write(idle, gone);
    await ringCron();
    for (const table of [auditLog, domainEvents]) {
      expect(await ages(mine, table)).toEqual([kept]);
      expect(await ages(theirs, table)).toEqual([kept]);
      expect(await ages(idle, table)).toEqual([]);
    }
  });

  it("is kept for as long as the operator says", async () => {
    const tenant = await createTenant();
    const [kept, gone] = [young(60), old(60)];
    await write(tenant, gone, kept);
    await ringCron();
    expect(await ages(tenant, auditLog)).toHaveLength(2);
    await ringCron({ JOURNAL_DAYS: "60" });
    expect(await ages(tenant, auditLog)).toEqual([kept]);
    expect(await ages(tenant, domainEvents)).toEqual([kept]);
  });

  it("loses more than one statement takes, and nothing twice, with five crons at once", async () => {
    const tenant = await createTenant();
    const kept = young(400);
    await write(tenant, ...Array.from({ length: 1_300 }, () => old(400)), kept);
    await Promise.all(Array.from({ length: 5 }, () => ringCron()));
    await ringCron();
    expect(await ages(tenant, auditLog)).toEqual([kept]);
    expect(await ages(tenant, domainEvents)).toEqual([kept]);
  });
});

it("an answer under an Idempotency-Key is kept for 24 hours, tenant by tenant", async () => {
  const [mine, theirs] = [await createTenant(), await createTenant()];
  const answer = { principal: "visitor", requestHash: "a".repeat(64), answer: [{ name: "Ana" }] };
  const [kept, gone] = [new Date(Date.now() - DAY + HOUR), old(1)];
  await db()
    .insert(idempotencyKeys)
    .values([
      { ...answer, tenantId: mine.id, key: "kept-key-00000001", createdAt: kept },
      { ...answer, tenantId: mine.id, key: "gone-key-00000001", createdAt: gone },
      { ...answer, tenantId: theirs.id, key: "kept-key-00000001", createdAt: kept },
      { ...answer, tenantId: theirs.id, key: "gone-key-00000002", createdAt: gone },
    ]);
  await ringCron();
  for (const { id } of [mine, theirs]) {
    const left = await db().select().from(idempotencyKeys).where(eq(idempotencyKeys.tenantId, id));
    expect(left.map(({ key }) => key)).toEqual(["kept-key-00000001"]);
  }
});

describe("a conversation", () => {
  const write = async (
    tenant: TestTenant,
    createdAt: Date,
    { erasedAt, lastAt }: { erasedAt?: Date; lastAt?: Date } = {},
  ) => {
    const id = crypto.randomUUID();
    await db().insert(chatSessions).values({ tenantId: tenant.id, id, channel: "chat", createdAt, erasedAt });
    const entries = [createdAt, ...(lastAt ? [lastAt] : [])].map((at, n) => ({
      at,
      seq: n + 1,
      kind: "visitor",
      entry: {},
    }));
    const used = { model: "test-model", rounds: 1, inputTokens: 7, outputTokens: 1 };
    await db()
      .insert(modelTurns)
      .values({ ...used, tenantId: tenant.id, sessionId: id, turnId: crypto.randomUUID(), at: createdAt });
    if (!erasedAt)
      await db()
        .insert(chatEntries)
        .values(entries.map((entry) => ({ ...entry, tenantId: tenant.id, sessionId: id })));
    return id;
  };
  const left = async (tenant: TestTenant) => {
    const sessions = await db().select().from(chatSessions).where(eq(chatSessions.tenantId, tenant.id));
    const entries = await db().select().from(chatEntries).where(eq(chatEntries.tenantId, tenant.id));
    const turns = await db().select().from(modelTurns).where(eq(modelTurns.tenantId, tenant.id));
    const ids = sessions.map(({ id }) => id).sort();
    expect(turns.map(({ sessionId }) => sessionId).sort()).toEqual(ids);
    return { sessions: ids, entries: entries.length };
  };

  it("goes after 90 days with all its lines and what models used for it, tenant by tenant", async () => {
    const [mine, theirs] = [await createTenant(), await createTenant()];
    const kept = await write(mine, young(90));
    await write(mine, old(90), { lastAt: old(90) });
    const other = await write(theirs, young(90), { lastAt: new Date() });
    await ringCron();
    expect(await left(mine)).toEqual({ sessions: [kept], entries: 1 });
    expect(await left(theirs)).toEqual({ sessions: [other], entries: 2 });
  });

  it("that is still talked in stays whole", async () => {
    const tenant = await createTenant();
    const id = await write(tenant, old(90), { lastAt: young(90) });
    await ringCron();
    expect(await left(tenant)).toEqual({ sessions: [id], entries: 2 });
  });

  it("that was forgotten leaves its mark until 90 days after that", async () => {
    const tenant = await createTenant();
    const kept = await write(tenant, old(120), { erasedAt: young(90) });
    await write(tenant, old(120), { erasedAt: old(90) });
    await ringCron();
    expect(await left(tenant)).toEqual({ sessions: [kept], entries: 0 });
  });
});

describe("work and what came of it", () => {
  const jobOf = async (tenant: TestTenant, finishedAt: Date | null, eventId: number) => {
    const id = crypto.randomUUID();
    const [subjectId, createdAt] = [crypto.randomUUID(), old(400)];
    await db()
      .insert(jobs)
      .values({
        ...{ id, tenantId: tenant.id, kind: "send_reminder", eventId, subjectId, createdAt, finishedAt },
        ...{ status: finishedAt ? "completed" : "pending", priority: 50, runAt: new Date(Date.now() + DAY) },
      });
    await db()
      .insert(messages)
      .values({
        ...{ id: crypto.randomUUID(), tenantId: tenant.id, jobId: id, kind: "reminder", channel: "email", subjectId },
        ...{ toKey: "a".repeat(64), status: "sent", createdAt, updatedAt: createdAt },
      });
    return id;
  };

  it("goes 90 days after its end with its messages, and stays until then, tenant by tenant", async () => {
    const [mine, theirs] = [await createTenant(), await createTenant()];
    const waiting = await jobOf(mine, null, 1);
    const kept = await jobOf(mine, young(90), 2);
    await jobOf(mine, old(90), 3);
    const other = await jobOf(theirs, young(90), 1);
    await ringCron();
    for (const [tenant, ids] of [
      [mine, [waiting, kept]],
      [theirs, [other]],
    ] as const) {
      const left = await db().select().from(jobs).where(eq(jobs.tenantId, tenant.id));
      const sent = await db().select().from(messages).where(eq(messages.tenantId, tenant.id));
      expect(left.map(({ id }) => id).sort()).toEqual([...ids].sort());
      expect(sent.map(({ jobId }) => jobId).sort()).toEqual([...ids].sort());
    }
  });

  it("that somebody left as an inquiry goes after 90 days", async () => {
    const tenant = await createTenant();
    const row = { tenantId: tenant.id, kind: "message", text: "Do you do gift cards?" } as const;
    const kept = { ...row, id: crypto.randomUUID(), createdAt: young(90) };
    await db()
      .insert(inquiries)
      .values([kept, { ...row, id: crypto.randomUUID(), createdAt: old(90) }]);
    await ringCron();
    const left = await db().select().from(inquiries).where(eq(inquiries.tenantId, tenant.id));
    expect(left.map(({ id }) => id)).toEqual([kept.id]);
  });

  it("that failed stays for as long as nobody has looked after it, and 90 days more", async () => {
    const tenant = await createTenant();
    const at = old(4_000);
    const row = () => ({
      ...{ id: crypto.randomUUID(), tenantId: tenant.id, type: "job.send_reminder", message: "It died on each try." },
      ...{ subjectId: crypto.randomUUID(), createdAt: at, updatedAt: at },
    });
    const [open, kept, gone] = [row(), { ...row(), resolvedAt: young(90) }, { ...row(), resolvedAt: old(90) }];
    await db().insert(failures).values([open, kept, gone]);
    await ringCron();
    const left = await db().select().from(failures).where(eq(failures.tenantId, tenant.id));
    expect(left.map(({ id }) => id).sort()).toEqual([open.id, kept.id].sort());
  });
});

it("what was given back today is there tomorrow, and its end is still told", async () => {
  const tenant = await createTenant();
  const held = await hold(tenant, tenant.hourAhead(48));
  await askRelease(tenant, held);
  await ringCron();
  expect(await appointmentRows(tenant)).toMatchObject([{ id: held.id, status: "released" }]);
});
