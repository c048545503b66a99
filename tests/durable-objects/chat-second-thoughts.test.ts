import { runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { heard, SocketChat, transcript } from "../support/chat.ts";
import { createStudio } from "../support/chat-business.ts";
import { objectOf, ring } from "../support/chat-object.ts";
import { CONFIRM_STATEMENT } from "../support/chat-records.ts";
import { RestChat } from "../support/chat-rest.ts";
import { walk } from "../support/chat-steps.ts";
import { type Loss, losses, unsettled } from "../support/chat-unsettled.ts";
import { park, withoutDatabase } from "../support/gateway.ts";
import { appointmentRows } from "../support/rows.ts";
import { createTenant } from "../support/tenant.ts";
import { comeBack, later, wakeOn } from "../support/travel.ts";

const lose = losses["whose answer was lost"] as Loss;
afterEach(comeBack);

describe("the hold's timer while a booking is unsettled and the database is away", () => {
  it("is not due again at once, tells nothing new, and tells the truth once it is back", async () => {
    const chat = await unsettled(lose, true);
    later(6 * 60_000);
    await withoutDatabase(chat.tenantId, async () => {
      for (let n = 0; n < 3; n++) await ring(chat);
    });
    const alarm = await runInDurableObject(objectOf(chat), (_, { storage }) => storage.getAlarm());

    expect(alarm).toBeGreaterThan(Date.now());
    expect(transcript(await chat.poll())).toBe("");
    later(60_000);
    await ring(chat);
    expect(heard(await chat.poll())).toContain("You're booked");
  });
});

describe("a yes that was not written, from a visitor who thinks again", () => {
  it.each([
    "cancel that please",
    "cancel it",
    "please cancel",
  ])("%s: is told that the time was let go", async (words) => {
    const chat = await unsettled(lose, false);
    const told = heard(await chat.say(words));
    expect(told).toMatch(/isn't booked|let that time go/);
    expect(told).not.toMatch(/can't look up, change or cancel/);
    const rows = await appointmentRows({ id: chat.tenantId });
    expect(rows.map(({ status }) => status)).toEqual(["released"]);
  });

  it.each([
    "i don't want it anymore",
    "not anymore",
    "no longer needed",
    "with someone else",
    "the email is bob@example.com",
    "my name is Bob",
    "my details are wrong",
  ])("%s: is not booked as it was", async (words) => {
    const chat = await unsettled(lose, false);
    await chat.say(words);
    const rows = await appointmentRows({ id: chat.tenantId });
    expect(
      rows.map(({ status }) => status),
      transcript(chat.entries.slice(-4)),
    ).not.toContain("confirmed");
  });

  it.each([
    "actually acupuncture",
    "no, acupuncture",
    "a consultation instead",
  ])("%s: is not booked as it was", async (words) => {
    wakeOn(3, "07:00", "America/New_York");
    const studio = await createStudio();
    const chat = await RestChat.open(studio.id);
    for (const line of ["a massage tomorrow at 10", "yes", "Ana Gómez, ana@example.com"]) await chat.say(line);
    await lose(chat, false);
    await chat.say(words);
    const rows = await appointmentRows(studio);
    expect(
      rows.map(({ status }) => status),
      transcript(chat.entries.slice(-4)),
    ).not.toContain("confirmed");
  });

  it("a no that was sent while the confirm was on its way is not booked", async () => {
    const { id } = await createTenant();
    const chat = await walk(await RestChat.open(id), "introduce");
    const first = await park("before", id, CONFIRM_STATEMENT);
    const yes = chat.say("yes");
    await first.arrived();
    const tab = await SocketChat.open(id, { token: chat.token });
    tab.send({ type: "message", id: "early", text: "no" });
    await tab.next("ack");
    const second = await park("before", CONFIRM_STATEMENT, id);
    later(1000);
    await first.release("drop");
    await second.arrived();
    await second.release("drop");
    await yes;
    await chat.poll();
    const rows = await appointmentRows({ id });
    expect(
      rows.map(({ status }) => status),
      transcript(chat.entries.slice(-6)),
    ).not.toContain("confirmed");
  });
});
