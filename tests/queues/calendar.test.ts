import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { runJob } from "../../domain/autonomy/run-job.ts";
import { ADMIN, ANA, confirm, hold, MINUTE, pathOf, utc } from "../support/booking.ts";
import { SocketChat } from "../support/chat.ts";
import { RestChat } from "../support/chat-rest.ts";
import { walk } from "../support/chat-steps.ts";
import { clearDesk, ringCron } from "../support/cron.ts";
import { contextFor } from "../support/domain.ts";
import { drop } from "../support/gateway.ts";
import { ask } from "../support/http.ts";
import { sentBy } from "../support/outbox.ts";
import { appointmentRows } from "../support/rows.ts";
import { createTenant, type TestTenant } from "../support/tenant.ts";
import { comeBack, later } from "../support/travel.ts";
import { until } from "../support/waiting.ts";
import { auditRows, calendarRows, eventRows, jobRows } from "../support/work-rows.ts";

const contact = { email: "desk@example.com" };
const SETTLING = "told_of AS";

beforeAll(clearDesk);
afterEach(comeBack);

async function book(tenant: TestTenant, hours = 48) {
  return confirm(tenant, await hold(tenant, tenant.hourAhead(hours)));
}

async function setCalendar(tenant: TestTenant, calendar: unknown): Promise<void> {
  const { status } = await ask(pathOf(tenant, ""), { method: "PATCH", json: { calendar }, headers: ADMIN });
  expect(status).toBe(200);
}

async function move(tenant: TestTenant, { id }: { id: string }, start: number): Promise<void> {
  const json = { start: utc(start) };
  const { status } = await ask(pathOf(tenant, `/appointments/${id}`), { method: "PUT", json, headers: ADMIN });
  expect(status).toBe(200);
}

async function cancel(tenant: TestTenant, { id }: { id: string }): Promise<void> {
  const { status } = await ask(pathOf(tenant, `/appointments/${id}`), { method: "DELETE", headers: ADMIN });
  expect(status).toBeLessThan(300);
}

const retries = (tenant: TestTenant) => jobRows(tenant, "retry_calendar_sync");

/** Lets so much time pass, rings the cron, and waits for the newest retry to be so. */
async function pass(tenant: TestTenant, ms: number, is: (job: { status: string; attempts: number }) => boolean) {
  later(ms);
  await ringCron();
  const rows = await until(
    () => retries(tenant),
    (all) => all.length > 0 && is(all.at(-1) as never),
  );
  return rows.at(-1) as (typeof rows)[number];
}

/** The first retry, once it is planned. */
async function planned(tenant: TestTenant) {
  const [job] = await until(
    () => retries(tenant),
    (all) => all.length > 0,
  );
  return job as NonNullable<typeof job>;
}

describe("the calendar of a business", () => {
  it("follows each appointment: written, moved, deleted", async () => {
    const tenant = await createTenant({ calendar: { provider: "builtin" } });
    const booked = await book(tenant);
    const entry = (is: (row: { version: number }) => boolean) =>
      until(
        () => calendarRows(tenant),
        ([row]) => row !== undefined && is(row),
      );
    const start = new Date(booked.start);
    expect(await entry(() => true)).toMatchObject([{ appointmentId: booked.id, startsAt: start, cancelled: false }]);

    const later = tenant.hourAhead(72);
    await move(tenant, booked, later);
    expect(await entry(({ version }) => version === 2)).toMatchObject([
      { startsAt: new Date(later), cancelled: false },
    ]);

    await cancel(tenant, booked);
    expect(await entry(({ version }) => version === 3)).toMatchObject([{ cancelled: true }]);
    expect(await auditRows(tenant, "calendar.written")).toMatchObject([
      { subjectId: booked.id, data: { version: 1 } },
      { data: { version: 2 } },
    ]);
    expect(await auditRows(tenant, "calendar.deleted")).toMatchObject([{ data: { version: 3 } }]);
  });

  it("is left alone where there is none", async () => {
    const tenant = await createTenant();
    await book(tenant);
    await until(
      () => eventRows(tenant),
      (rows) => rows.every(({ handledAt }) => handledAt !== null),
    );
    expect(await jobRows(tenant, "write_calendar")).toEqual([]);
  });
});

describe("a calendar that fails", () => {
  it.each([
    "auth",
    "network",
    "timeout",
    "rate_limit",
  ] as const)("by %s is tried again after 30, 120 and 480 seconds, then client and business are told", async (fault) => {
    const tenant = await createTenant({ contact, calendar: { provider: "builtin", fault } });
    const booked = await book(tenant);
    const first = await planned(tenant);
    const [failed] = await auditRows(tenant, "calendar.failed");
    expect(failed?.data).toEqual({ version: 1, reason: fault });
    expect(first.runAt.getTime() - Number(failed?.at)).toBe(30_000);

    const second = await pass(tenant, 31_000, ({ attempts, status }) => attempts === 1 && status === "pending");
    expect(second.runAt.getTime()).toBeGreaterThanOrEqual(first.runAt.getTime() + 120_000);
    // Before its time nothing happens.
    await pass(tenant, 60_000, ({ attempts }) => attempts === 1);
    const third = await pass(tenant, 61_000, ({ attempts, status }) => attempts === 2 && status === "pending");
    expect(third.runAt.getTime()).toBeGreaterThanOrEqual(second.runAt.getTime() + 480_000);
    await pass(tenant, 481_000, ({ status }) => status === "failed");

    const told = await until(
      () => jobRows(tenant, "escalate_calendar_failure"),
      (rows) => rows.length === 2 && rows.every(({ status }) => status === "completed"),
    );
    expect(told.map(({ variant }) => variant)).toEqual(["business", "client"]);
    expect((await jobRows(tenant, "alert_operator")).map(({ data }) => data)).toEqual([{ reason: fault }]);
    expect(await calendarRows(tenant)).toEqual([]);

    const mails = (await mailsOf(tenant)).filter(({ subject }) => !subject.startsWith("Booked"));
    const toBusiness = mails.filter(({ to }) => to === contact.email);
    expect(toBusiness).toMatchObject([
      { subject: expect.stringMatching(/^Not in your calendar: \w+day .+, Massage$/) },
    ]);
    expect(toBusiness[0]?.text).toContain(booked.reference);
    const toClient = mails.filter(({ to }) => to === ANA.email);
    expect(toClient).toMatchObject([
      { subject: expect.stringMatching(/^Your appointment stands: \w+day .+, Massage at /) },
    ]);
    expect(toClient[0]?.text).not.toMatch(/fail|error|problem|sorry/i);
  });

  it("and comes back has it all in the end, and nobody is told", async () => {
    const tenant = await createTenant({ contact, calendar: { provider: "builtin", fault: "network" } });
    await book(tenant);
    await planned(tenant);
    await pass(tenant, 31_000, ({ attempts, status }) => attempts === 1 && status === "pending");
    await setCalendar(tenant, { fault: null });
    await pass(tenant, 121_000, ({ status }) => status === "completed");
    expect(await calendarRows(tenant)).toMatchObject([{ version: 1, cancelled: false }]);
    expect(await auditRows(tenant, "calendar.recovered")).toMatchObject([{ data: { version: 1, push: "not_needed" } }]);
    await until(
      () => eventRows(tenant),
      (rows) => rows.every(({ handledAt }) => handledAt !== null),
    );
    expect(await jobRows(tenant, "escalate_calendar_failure")).toEqual([]);
  });

  it("gets the newest state alone of what moved meanwhile", async () => {
    const tenant = await createTenant({ calendar: { provider: "builtin", fault: "network" } });
    const booked = await book(tenant);
    await planned(tenant);
    await setCalendar(tenant, { fault: null });
    const moved = tenant.hourAhead(72);
    await move(tenant, booked, moved);
    await until(
      () => calendarRows(tenant),
      (rows) => rows.length === 1,
    );
    expect(await retries(tenant)).toMatchObject([{ status: "cancelled", reason: "moved" }]);
    await ringCron();
    expect(await calendarRows(tenant)).toMatchObject([{ version: 2, startsAt: new Date(moved) }]);
    expect(await auditRows(tenant, "calendar.written")).toHaveLength(1);
  });

  it("no longer has what was cancelled meanwhile", async () => {
    const tenant = await createTenant({ contact, calendar: { provider: "builtin" } });
    const booked = await book(tenant);
    await until(
      () => calendarRows(tenant),
      (rows) => rows.length === 1,
    );
    await setCalendar(tenant, { provider: "builtin", fault: "timeout" });
    await cancel(tenant, booked);
    await planned(tenant);
    for (const [ms, attempts] of [
      [31_000, 1],
      [121_000, 2],
      [481_000, 3],
    ] as const) {
      await pass(tenant, ms, (job) => job.attempts === attempts && job.status !== "claimed");
    }
    const told = await until(
      () => jobRows(tenant, "escalate_calendar_failure"),
      (rows) => rows.length === 2 && rows.every(({ finishedAt }) => finishedAt !== null),
    );
    expect(told.map(({ variant, status, reason }) => [variant, status, reason])).toEqual([
      ["business", "completed", null],
      ["client", "cancelled", "cancelled"],
    ]);
    const [mail] = (await mailsOf(tenant)).filter(({ to }) => to === contact.email);
    expect(mail?.subject).toMatch(/^Perhaps still in your calendar: \w+day .+, Massage$/);
  });

  it("is written to with the switch off", async () => {
    const tenant = await createTenant({ contact, calendar: { provider: "builtin", fault: "network" } });
    await book(tenant);
    const job = await planned(tenant);
    await setCalendar(tenant, { fault: null });
    later(31_000);
    await runJob(contextFor(tenant, { actor: { kind: "system" }, isAutonomous: false }), job.id);
    expect(await retries(tenant)).toMatchObject([{ status: "completed" }]);
    expect(await calendarRows(tenant)).toHaveLength(1);
  });

  it("and whose retries die each time still has somebody told of it", async () => {
    const tenant = await createTenant({ contact, calendar: { provider: "builtin", fault: "network" } });
    await book(tenant);
    const job = await planned(tenant);
    const dies = contextFor(tenant, {
      actor: { kind: "system" },
      calendars: {
        of: () => {
          throw new Error("died");
        },
      },
    });
    for (const attempts of [1, 2, 3]) {
      later(6 * MINUTE);
      await expect(runJob(dies, job.id)).rejects.toThrow("died");
      expect(await retries(tenant)).toMatchObject([{ status: "claimed", attempts }]);
    }
    await pass(tenant, 6 * MINUTE, ({ status }) => status === "failed");
    expect(await auditRows(tenant, "calendar.exhausted")).toMatchObject([{ data: { version: 1, reason: "died" } }]);
  });
});

describe("the chat in which it was booked", () => {
  /** A booking in a chat whose calendar fails, and then does not. */
  async function bookInChat() {
    const tenant = await createTenant({ contact, calendar: { provider: "builtin", fault: "network" } });
    const chat = await walk(await SocketChat.open(tenant.id), "agree");
    const job = await planned(tenant);
    await setCalendar(tenant, { fault: null });
    return { tenant, chat, job };
  }
  const pushes = (log: { kind: string }[]) => log.filter(({ kind }) => kind === "push");

  it("hears once that the appointment is in the calendar, with what shows it", async () => {
    const { tenant, chat } = await bookInChat();
    await pass(tenant, 31_000, ({ status }) => status === "completed");
    await chat.next("entry", ({ entry }) => entry.kind === "push");
    const [appointment] = await appointmentRows(tenant);
    expect(pushes(chat.entries)).toMatchObject([
      {
        push: "calendar_retry_success",
        data: {
          text: "Your appointment is in the calendar now.",
          reference: appointment?.reference,
          start: appointment?.startsAt.toISOString(),
        },
      },
    ]);
    expect(await auditRows(tenant, "calendar.recovered")).toMatchObject([{ data: { push: "shown" } }]);
    expect(pushes(await new RestChat(tenant.id, chat.token).poll())).toHaveLength(1);
  });

  it("hears it once, also where the job dies after it was said", async () => {
    const { tenant, chat, job } = await bookInChat();
    later(31_000);
    // Said again at once after a lost answer, it is lost once more.
    await drop("before", 2, tenant.id, SETTLING);
    const system = contextFor(tenant, { actor: { kind: "system" } });
    await expect(runJob(system, job.id)).rejects.toThrow();
    await chat.next("entry", ({ entry }) => entry.kind === "push");
    await pass(tenant, 6 * MINUTE, ({ status }) => status === "completed");
    expect(pushes(await new RestChat(tenant.id, chat.token).poll())).toHaveLength(1);
    expect(await auditRows(tenant, "calendar.recovered")).toMatchObject([{ data: { push: "shown" } }]);
    expect(await auditRows(tenant, "calendar.written")).toHaveLength(1);
  });

  it("is not reached by what goes wrong there: the calendar's job is done all the same", async () => {
    const { tenant, job } = await bookInChat();
    later(31_000);
    const { conversations } = contextFor(tenant);
    const push = () => Promise.reject(new Error("gone"));
    const ctx = contextFor(tenant, { actor: { kind: "system" }, conversations: { ...conversations, push } });
    await runJob(ctx, job.id);
    expect(await retries(tenant)).toMatchObject([{ status: "completed" }]);
    expect(await auditRows(tenant, "calendar.recovered")).toMatchObject([{ data: { push: "not_reached" } }]);
  });
});

async function mailsOf(tenant: TestTenant) {
  return (await sentBy(tenant)).filter(({ channel }) => channel === "email");
}
