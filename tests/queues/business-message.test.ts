import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { OutboxItem } from "../../adapters/outbox.ts";
import { chatEntries } from "../../db/schema/chat.ts";
import { tenants } from "../../db/schema/tenants.ts";
import { actOn } from "../../domain/autonomy/act.ts";
import { runJob } from "../../domain/autonomy/run-job.ts";
import type { Context } from "../../domain/context.ts";
import { leaveMessage } from "../../domain/messages/leave-message.ts";
import { type Business, createStudio } from "../support/chat-business.ts";
import { sessionIdOf, stored } from "../support/chat-object.ts";
import { erase, linesOf, sessionsOf } from "../support/chat-records.ts";
import { RestChat } from "../support/chat-rest.ts";
import { codeOf, contextFor } from "../support/domain.ts";
import { sentBy } from "../support/outbox.ts";
import { inquiryRows, journalKinds } from "../support/rows.ts";
import { ownerDatabase } from "../support/tenant.ts";
import { comeBack, later } from "../support/travel.ts";
import { failureRows, jobRows } from "../support/work-rows.ts";

const TEAM = "team@bloom.example";
const MINUTE = 60_000;

afterEach(comeBack);

const studioWithTeam = () => createStudio({ contact: { email: TEAM } });

/** The mails to the team of a business that went out so far. */
async function mails(studio: Business): Promise<OutboxItem[]> {
  return (await sentBy(studio)).filter(({ to }) => to === TEAM);
}

async function nextMail(studio: Business): Promise<OutboxItem> {
  return vi.waitFor(
    async () => {
      const [mail] = await mails(studio);
      if (!mail) throw new Error("No mail yet");
      return mail;
    },
    { timeout: 20_000, interval: 100 },
  );
}

/** A conversation that has left a message, and its mail has not been sent by anyone yet. */
async function quietly(studio: Business, change: Partial<Context> = {}) {
  const chat = await RestChat.open(studio.id);
  await chat.say("hello there");
  const sessionId = sessionIdOf(chat.token);
  const id = crypto.randomUUID();
  const ctx = contextFor(studio, {
    actor: { kind: "chat", sessionId },
    work: { nudge: () => undefined, run: () => undefined },
  });
  const from = { name: "Ana Gómez", email: "ana@example.com" };
  await leaveMessage(ctx, { id, from, text: "The door\u0007 sticks.\nPlease look \u202eat it <b>now</b>." });
  const system = contextFor(studio, { actor: { kind: "system" }, ...change });
  const work = async () => {
    for (const job of await actOn(system, id)) await runJob(system, job);
  };
  return { chat, sessionId, id, ctx, from, system, work };
}

/** The words of a mail's text, without the ends of lines and the marks of a quote. */
const unwrapped = (text: string) => text.replace(/\s*\n(?:>\s)*/g, " ");

describe("a message that was left in a conversation", () => {
  it("reaches the team by mail, once, with whoever can be answered and all that was said", async () => {
    const studio = await studioWithTeam();
    const chat = await RestChat.open(studio.id);
    for (const words of ["a massage next week", "the first one", "Ana Gómez, ana@example.com", "yes"])
      await chat.say(words);
    await chat.say("please tell Mara that my back hurts");
    await chat.say("yes");

    const mail = await nextMail(studio);

    expect(mail).toMatchObject({ subject: "A message from Ana Gómez", replyTo: "ana@example.com", attachments: [] });
    expect(mail.headers).toEqual({});
    expect(mail.text).toContain("please tell Mara that my back hurts");
    const words = unwrapped(mail.text);
    expect(words).toContain("To be reached at ana@example.com. Your answer to this mail goes to ana@example.com.");
    expect(words).toMatch(/Ana Gómez: a massage next week Receptionist: For your massage I have .* (?:am|pm)/);
    expect(words).toContain("You're booked:");
    expect(mail.text).not.toMatch(/\/m\/|manageUrl/);
    await vi.waitFor(async () =>
      expect((await jobRows(studio)).every(({ status }) => status !== "claimed")).toBe(true),
    );
    expect((await jobRows(studio)).filter(({ kind }) => kind === "send_business_message")).toMatchObject([
      { status: "completed" },
    ]);
    expect(await mails(studio)).toHaveLength(1);
  });

  it("is sent with the switch off, too, without what would change how it reads", async () => {
    const studio = await studioWithTeam();
    const { work } = await quietly(studio, { isAutonomous: false });
    await work();
    await work();

    const [mail, second] = await mails(studio);
    expect(second).toBeUndefined();
    expect(mail?.text).toContain("The door sticks.\n> Please look at it <b>now</b>.");
    expect(mail?.html).not.toContain("<b>now</b>");
    // Half a minute before the conversation would have been copied by itself.
    expect(mail?.text).toContain("> Ana Gómez:\n> hello there");
  });

  it("is cut at the front where the conversation is long, and says so", async () => {
    const studio = await studioWithTeam();
    const { work, sessionId } = await quietly(studio);
    const line = (n: number) => ({
      id: `e${n}`,
      seq: n,
      at: new Date().toISOString(),
      kind: "visitor",
      text: `Line ${n}.`,
    });
    const rows = Array.from({ length: 130 }, (_, n) => line(n + 100)).map((entry) => ({
      ...{ tenantId: studio.id, sessionId, seq: entry.seq, at: new Date(entry.at), kind: "visitor", entry },
    }));
    await ownerDatabase().insert(chatEntries).values(rows);
    await work();

    const [mail] = await mails(studio);
    expect(mail?.text).toMatch(/The conversation: \d\d earlier lines are left out\./);
    expect(mail?.text).toContain("Line 229.");
    expect(mail?.text).toContain("Line 130.");
    expect(mail?.text).not.toContain("Line 129.");
  });

  it("that has nowhere to go any more stands in the failure log, and is kept", async () => {
    const studio = await studioWithTeam();
    const { work, id } = await quietly(studio);
    await ownerDatabase().update(tenants).set({ contact: {} }).where(eq(tenants.id, studio.id));
    await work();

    expect(await failureRows(studio)).toMatchObject([{ type: "job.send_business_message", resolvedAt: null }]);
    expect(JSON.stringify(await failureRows(studio))).not.toMatch(/Ana|door/);
    expect(await inquiryRows(studio)).toMatchObject([{ id }]);
    expect(await mails(studio)).toEqual([]);
  });

  it("waits for a conversation that is not reached, and goes without its end at last", async () => {
    const studio = await studioWithTeam();
    let calls = 0;
    const flush = () => Promise.reject(new Error(`not reached ${++calls}`));
    const { work, system } = await quietly(studio, {
      conversations: { ...contextFor(studio).conversations, flush },
    });
    await work();
    expect(await mails(studio)).toEqual([]);
    const [job] = await jobRows(studio);
    expect(job).toMatchObject({ status: "pending", reason: "conversation_not_reached" });
    for (const wait of [MINUTE, 2 * MINUTE]) {
      later(wait);
      await runJob(system, job?.id ?? "");
    }

    expect(calls).toBe(3);
    const [mail] = await mails(studio);
    expect(mail?.text).toContain("The door sticks.");
    expect(mail?.text).not.toContain("hello there");
  });

  it("is left once under its id, three times by one conversation, and not at all by one that was forgotten", async () => {
    const studio = await studioWithTeam();
    const { ctx, id, from, sessionId } = await quietly(studio);
    expect(await leaveMessage(ctx, { id, from, text: "Again." })).toBe("added");
    expect(await inquiryRows(studio)).toHaveLength(1);
    const more = Array.from({ length: 4 }, () => leaveMessage(ctx, { id: crypto.randomUUID(), from, text: "More." }));
    expect((await Promise.all(more)).sort()).toEqual(["added", "added", "limit_reached", "limit_reached"]);

    expect(await journalKinds(studio)).toEqual(["inquiry.created", "inquiry.created", "inquiry.created"]);

    await erase(studio.id, sessionId);
    expect(await codeOf(leaveMessage(ctx, { id: crypto.randomUUID(), from, text: "Late." }))).toBe("not_found");
    expect(await inquiryRows(studio)).toHaveLength(3);
  });
});

it("a place on the waitlist is told to the team, with the days and how to reach who waits, and nobody is promised a time", async () => {
  const studio = await studioWithTeam();
  const chat = await RestChat.open(studio.id);
  for (const line of ["put me on the waitlist for a massage next week", "Ana Gómez, ana@example.com", "yes"])
    await chat.say(line);
  const mail = await nextMail(studio);

  expect(mail.subject).toBe("Ana Gómez waits for a time: Massage");
  const text = mail.text?.replace(/\s+/g, " ");
  expect(text).toMatch(/asked to be put on the waitlist: Massage, \w+ \d+ \w+ to \w+ \d+ \w+\./);
  expect(text).toContain("No time is kept for them");
  expect(text).toContain("To be reached at ana@example.com.");
  expect(await sentBy(studio), "nobody is told of a time that nobody looks for").toHaveLength(1);
});

describe("a conversation that is copied at once", () => {
  it("has all its lines in the database, however often it is said", async () => {
    const studio = await studioWithTeam();
    const chat = await RestChat.open(studio.id);
    for (let n = 0; n < 30; n++) await chat.say(`hello ${n}`);
    const { conversations } = contextFor(studio);
    await Promise.all([1, 2].map(() => conversations.flush(studio.id, sessionIdOf(chat.token))));

    expect(await linesOf(studio.id)).toHaveLength(chat.entries.length);
  });

  it("is not made by being asked for, nor once it was forgotten", async () => {
    const studio = await studioWithTeam();
    const { conversations } = contextFor(studio);
    const chat = await RestChat.open(studio.id);
    await chat.say("hello");
    const sessionId = sessionIdOf(chat.token);
    await erase(studio.id, sessionId);
    await conversations.flush(studio.id, sessionId);
    expect(await linesOf(studio.id)).toEqual([]);
    expect(await stored(chat, "SELECT name FROM sqlite_master WHERE name = 'entries'")).toEqual([]);
    await conversations.flush(studio.id, sessionId);
    expect(await stored(chat, "SELECT name FROM sqlite_master WHERE name = 'entries'")).toEqual([]);
    await conversations.flush(studio.id, crypto.randomUUID());
    expect(await sessionsOf(studio.id)).toHaveLength(1);
  });
});
