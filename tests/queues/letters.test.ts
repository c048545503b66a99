import { eq } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { appointments } from "../../db/schema/appointments.ts";
import { type JobKind, jobs } from "../../db/schema/jobs.ts";
import { type AppointmentOnWire, utc } from "../support/booking.ts";
import { clearDesk, ringCron } from "../support/cron.ts";
import { createKey } from "../support/keys.ts";
import { booked, landed, pathOfPage, send } from "../support/manage-page.ts";
import { calendarOf, newestOf, sentBy } from "../support/outbox.ts";
import { createTenant, ownerDatabase, type TestTenant } from "../support/tenant.ts";
import { comeBack, later } from "../support/travel.ts";
import { jobRows } from "../support/work-rows.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;

beforeAll(clearDesk);
afterEach(comeBack);

/** Puts the clock forward to so long before an appointment's start. */
const untilBefore = (mine: AppointmentOnWire, ms: number) => later(Date.parse(mine.start) - ms - Date.now());
const move = async (mine: AppointmentOnWire, start: number, version = 1) =>
  landed(await send(`${pathOfPage(mine)}/move`, { start: utc(start), version }));
const cancel = async (mine: AppointmentOnWire, version = 1) =>
  landed(await send(`${pathOfPage(mine)}/cancel`, { version }));

/** How a business's jobs of a kind ended. */
async function endings(tenant: TestTenant, kind: JobKind) {
  return (await jobRows(tenant, kind))
    .map(({ variant, status, reason }) => [variant, status, reason].filter(Boolean).join(" "))
    .sort();
}

describe("of an appointment its client is told", () => {
  it("that it is booked, moved and cancelled, and a calendar keeps one event of it", async () => {
    const tenant = await createTenant({ name: "Bloom", contact: { email: "hello@bloom.example" } });
    const mine = await booked(tenant, 48);
    const first = await newestOf(tenant, 1);
    expect(first).toMatchObject({ to: "ana@example.com", replyTo: "hello@bloom.example", headers: {} });
    expect(first.subject).toMatch(/^Booked: \w+day .+, Massage at Bloom$/);
    expect(first.text).toContain(`Reference ${mine.reference}`);
    expect(first.text).toContain(mine.manageUrl);

    await move(mine, tenant.hourAhead(72));
    const second = await newestOf(tenant, 2);
    expect(second.subject).toMatch(/^Moved to \w+ .+, Massage at Bloom$/);
    const [, before = ""] = /^Booked: (.+), Massage at Bloom$/.exec(first.subject) ?? [];
    expect(second.text.replaceAll("\n", " ")).toContain(`It was ${before}. This is the new time:`);

    await cancel(mine, 2);
    const third = await newestOf(tenant, 3);
    expect(third.subject).toMatch(/^Cancelled: \w+day .+, Massage at Bloom$/);

    const [one, two, three] = [first, second, third].map(calendarOf);
    expect([one?.method, two?.method, three?.method]).toEqual(["REQUEST", "REQUEST", "CANCEL"]);
    expect([one, two, three].map((each) => each?.event.sequence)).toEqual([0, 1, 2]);
    expect(new Set([one, two, three].map((each) => each?.event.uid)).size).toBe(1);
    expect(two?.event.startDate.toJSDate().getTime()).toBe(tenant.hourAhead(72));
    expect([one?.type, three?.type]).toEqual([
      "text/calendar; method=REQUEST; charset=utf-8",
      "text/calendar; method=CANCEL; charset=utf-8",
    ]);
    expect(three?.property("status")?.value).toBe("CANCELLED");
  });

  it("nothing of a cancellation whose time is over by then", async () => {
    const tenant = await createTenant();
    const mine = await booked(tenant, 48);
    await newestOf(tenant, 1);
    await cancel(mine);
    await newestOf(tenant, 2);
    // As if the same had come late: another job of the same event.
    const [told] = await jobRows(tenant, "send_cancellation");
    if (!told) throw new Error("No such job");
    later(50 * HOUR);
    await again(told, { variant: "late" });
    await expect.poll(() => endings(tenant, "send_cancellation"), { timeout: 20_000 }).toContain("late cancelled over");
    expect(await sentBy(tenant)).toHaveLength(2);
  });

  it("twice ahead that it comes, with a way to have no more of these", async () => {
    const tenant = await createTenant();
    const mine = await booked(tenant, 30);
    await newestOf(tenant, 1);
    untilBefore(mine, 24 * HOUR);
    await ringCron();
    const first = await newestOf(tenant, 2);
    expect(first.subject).toMatch(/^Reminder: \w+day .+, Massage at Test Studio$/);
    expect(first.attachments).toEqual([]);
    expect(first.headers).toEqual({
      "List-Unsubscribe": expect.stringMatching(/^<http:\/\/localhost:8787\/u\/[\w.-]+>$/),
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    });
    expect(first.text).toContain("No more emails like this:\nhttp://localhost:8787/u/");
    untilBefore(mine, 2 * HOUR);
    await ringCron();
    await newestOf(tenant, 3);
    await expect
      .poll(() => endings(tenant, "send_reminder"), { timeout: 20_000 })
      .toEqual(["first completed", "second completed"]);
  });

  it("the second time by text where they agreed to texts, and it says how to stop them", async () => {
    const tenant = await createTenant();
    // At noon, whatever the hour of this test: nobody is texted at night.
    const noon = Math.ceil((Date.now() + 48 * HOUR) / (24 * HOUR)) * 24 * HOUR + 12 * HOUR;
    const hours = Math.round((noon - Date.now()) / HOUR);
    const mine = await booked(tenant, hours, {
      client: { name: "Ana", email: "ana@example.com", phone: "+12125550142" },
    });
    const agreed = { textsAgreedAt: new Date() };
    await ownerDatabase().update(appointments).set(agreed).where(eq(appointments.id, mine.id));
    await newestOf(tenant, 1);
    untilBefore(mine, 24 * HOUR);
    await ringCron();
    expect(await newestOf(tenant, 2)).toMatchObject({ channel: "email" });
    untilBefore(mine, 2 * HOUR);
    await ringCron();
    const text = await newestOf(tenant, 3);
    expect(text).toMatchObject({ channel: "text", to: "+12125550142" });
    expect(text.text).toMatch(
      /^Test Studio: see you on \w{3} \d+ \w{3} at \d+:00 pm, Massage with Mara\. Reference \w{6}\. /,
    );
    expect(text.text).toMatch(/Reply STOP to end texts\.$/);
  });

  it("no more of a reminder that is too late to be of use", async () => {
    const tenant = await createTenant();
    const mine = await booked(tenant, 30);
    await newestOf(tenant, 1);
    untilBefore(mine, 29 * MINUTE);
    await ringCron();
    await expect
      .poll(() => endings(tenant, "send_reminder"), { timeout: 20_000 })
      .toEqual(["first cancelled too_late", "second cancelled too_late"]);
    expect(await sentBy(tenant)).toHaveLength(1);
  });

  it("no reminder of the time that it had before", async () => {
    const tenant = await createTenant();
    const mine = await booked(tenant, 30);
    await newestOf(tenant, 1);
    await move(mine, tenant.hourAhead(100));
    await newestOf(tenant, 2);
    later(29 * HOUR);
    await ringCron();
    await expect
      .poll(() => endings(tenant, "send_reminder"), { timeout: 20_000 })
      .toEqual(["first cancelled moved", "first pending", "second cancelled moved", "second pending"]);
    expect(await sentBy(tenant)).toHaveLength(2);
  });

  it("no more reminders once they asked for none, but all that they need", async () => {
    const tenant = await createTenant();
    const mine = await booked(tenant, 54);
    await newestOf(tenant, 1);
    untilBefore(mine, 24 * HOUR);
    await ringCron();
    const { headers } = await newestOf(tenant, 2);
    const path = new URL(headers["List-Unsubscribe"]?.slice(1, -1) ?? "").pathname;
    expect((await send(path, { "List-Unsubscribe": "One-Click" }, {})).status).toBe(200);
    untilBefore(mine, 2 * HOUR);
    await ringCron();
    await expect
      .poll(() => endings(tenant, "send_reminder"), { timeout: 20_000 })
      .toEqual(["first completed", expect.stringMatching(/^second cancelled/)]);
    expect(await sentBy(tenant)).toHaveLength(2);
    await cancel(mine);
    expect((await newestOf(tenant, 3)).subject).toMatch(/^Cancelled: /);
  });
});

it("a business hears of each new key: how it begins and what it is good for, never the key", async () => {
  const tenant = await createTenant({ name: "Bloom", contact: { email: "owner@bloom.example" } });
  const { key, prefix } = await createKey(tenant, "appointments:read", "clients:read");
  const mail = await newestOf(tenant, 1);
  expect(mail).toMatchObject({ to: "owner@bloom.example", subject: "A new API key for Bloom", headers: {} });
  expect(mail.text.replaceAll("\n", " ")).toContain(
    `It begins with ${prefix}. Its rights: appointments:read and clients:read.`,
  );
  expect(JSON.stringify(mail)).not.toContain(key);
});

it("a business that told no address hears of no key", async () => {
  const tenant = await createTenant();
  await createKey(tenant, "appointments:read");
  await expect
    .poll(() => endings(tenant, "send_account_mail"), { timeout: 20_000 })
    .toEqual(["api_key_created cancelled no_address"]);
});

/** Puts a job there again, due now. */
async function again(job: typeof jobs.$inferSelect, change: Partial<typeof jobs.$inferInsert>): Promise<void> {
  const now = new Date(Date.now());
  const fresh = { ...job, id: crypto.randomUUID(), status: "pending", attempts: 0, reason: null } as const;
  await ownerDatabase()
    .insert(jobs)
    .values({ ...fresh, runAt: now, claimedAt: null, finishedAt: null, ...change });
  await ringCron();
}
