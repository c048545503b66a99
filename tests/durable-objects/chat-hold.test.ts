import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { tenants } from "../../db/schema/tenants.ts";
import { offerAt, offered } from "../support/chat.ts";
import { type Business, createStudio } from "../support/chat-business.ts";
import { ring } from "../support/chat-object.ts";
import { conversations, Talk } from "../support/chat-talk.ts";
import { call } from "../support/http.ts";
import { liveRows } from "../support/rows.ts";
import { ownerDatabase } from "../support/tenant.ts";
import { comeBack, dateAhead, later, wakeOn } from "../support/travel.ts";

const MINUTE = 60_000;
const talkTo = conversations();

beforeEach(() => wakeOn(3, "07:00", "America/New_York"));
afterEach(comeBack);

describe("a hold that ends while its visitor thinks", () => {
  const places = {
    "about their name": [],
    "about the read-back": ["Ana Gómez, ana@example.com"],
  };
  const kept = async (lines: string[]) => {
    const studio = await createStudio();
    const talk = await talkTo(studio);
    await talk.say("a massage tomorrow at 10", "yes", ...lines);
    return { studio, talk };
  };
  const ended =
    /^I kept .* at 10:00 am for a few minutes, and they have run out, so it isn't booked\. Shall I look again\?$/;

  it.each(Object.entries(places))("%s is told of by itself", async (_, lines) => {
    const { talk } = await kept(lines);
    const before = talk.chat.entries.length;
    later(6 * MINUTE);
    await ring(talk.chat);
    await talk.chat.poll();
    const told = talk.chat.entries.slice(before);

    expect(told).toMatchObject([
      { kind: "toast", toast: "hold_expired" },
      { kind: "receptionist", text: expect.stringMatching(ended) },
    ]);
    await ring(talk.chat);
    expect(await talk.chat.poll()).toEqual([]);
  });

  it.each(["Ana Gómez, ana@example.com", "yes", "hello?"])("is told of to who says %s", async (words) => {
    const { talk } = await kept(["Ana Gómez, ana@example.com"]);
    later(6 * MINUTE);
    const answer = await talk.say(words);

    expect(answer.toasts).toEqual(["hold_expired"]);
    expect(answer.text).toMatch(ended);
  });

  it("is told of to who sends the card", async () => {
    const { talk } = await kept([]);
    later(6 * MINUTE);

    expect((await talk.fill({ name: "Ana", email: "ana@example.com" })).text).toMatch(ended);
  });

  it.each(["Yes, look again", "yes"])("can be had again: %s", async (words) => {
    const { studio, talk } = await kept(["Ana Gómez, ana@example.com"]);
    later(6 * MINUTE);
    await talk.say("hello?");
    const again = await talk.say(words);

    expect(again.offers.map(({ label }) => label)).toContain("10:00 am");
    await talk.say("the first one");
    expect((await talk.say("yes")).toasts).toEqual(["booked"]);
    expect(await liveRows(studio)).toHaveLength(1);
  });

  it("keeps what the visitor wrote too late", async () => {
    const { talk } = await kept([]);
    later(6 * MINUTE);
    await talk.say("Ana Gómez, ana@example.com", "yes");

    expect((await talk.say("the first one")).text).toMatch(/for Ana Gómez \(ana@example\.com\)\. Shall I book it\?$/);
  });

  it("is not told of where it had become an appointment", async () => {
    const { talk } = await kept(["Ana Gómez, ana@example.com", "yes"]);
    later(6 * MINUTE);
    await ring(talk.chat);

    expect(await talk.chat.poll()).toEqual([]);
  });

  it("gives way to whoever comes meanwhile", async () => {
    const { studio, talk } = await kept(["Ana Gómez, ana@example.com"]);
    later(6 * MINUTE);
    const other = await talkTo(studio);
    await other.say("a massage tomorrow at 10", "yes", "Bob Ray, bob@example.com", "yes");
    const answer = await talk.say("yes", "yes");

    expect(answer.offers.map(({ label }) => label)).not.toContain("10:00 am");
    expect((await liveRows(studio)).map(({ clientName }) => clientName)).toEqual(["Bob Ray"]);
  });
});

describe("a time that someone else takes between offer and choice", () => {
  const lost = async () => {
    const studio = await createStudio();
    const talk = await talkTo(studio);
    await talk.say("a massage tomorrow");
    await takeByRest(studio, offerAt(talk.chat.entries, 1).start);
    // The statement, cold rules of the queue, and a look for what is near.
    talk.mayCost = 3;
    return { studio, talk, answer: await talk.choose(1) };
  };

  it("is called gone, with the nearest that are free", async () => {
    const { studio, answer } = await lost();

    expect(answer.toasts).toEqual(["slot_taken"]);
    const free = (await Talk.start(studio)).free.get(60);
    expect(answer.offers).toHaveLength(3);
    expect(answer.offers.filter(({ start }) => !free?.has(Date.parse(start)))).toEqual([]);
  });

  it("is told in the receptionist's words, not only in a toast that passes", async () => {
    const { answer } = await lost();

    expect(answer.text).toMatch(/That time has just gone\. The nearest are/);
  });

  it("and one of those may be booked", async () => {
    const { talk } = await lost();
    await talk.choose(0);
    await talk.say("Ana Gómez, ana@example.com");

    expect((await talk.say("yes")).toasts).toEqual(["booked"]);
  });

  it("leaves the time that was kept before, says so, and counts it among what is near", async () => {
    const studio = await createStudio();
    // Free are 10:00, 10:30 and 11:00, and of these 10:00 alone beside someone at 11:00.
    for (const hour of [9, 12, 13, 14, 15, 16]) await takeByRest(studio, tomorrowAt(studio, hour));
    const talk = await talkTo(studio);
    await talk.say("a massage tomorrow");
    const [kept, , wished] = offered(talk.chat.entries);
    if (!kept || !wished) throw new Error("too little was offered");
    await talk.press(kept);
    await takeByRest(studio, wished.start);
    const answer = await talk.press(wished);

    expect(answer.offers.map(({ start }) => start)).toContain(kept.start);
    expect(answer.text).toContain("That time has just gone, but ");
    expect(answer.text).toContain(" is still kept for you.");
    const [own, ...others] = (await liveRows(studio)).filter(({ sessionId }) => sessionId);
    expect(own?.startsAt.toISOString()).toBe(kept.start);
    expect(others).toEqual([]);
  });
});

describe("while bookings are switched off", () => {
  it("says so, and that what stands still stands", async () => {
    const studio = await createStudio({ bookingEnabled: false });
    const talk = await talkTo(studio);
    const answer = await talk.say("a massage tomorrow");

    expect(answer.text).toMatch(/^Bookings are switched off at the moment/);
    expect(answer.offers).toEqual([]);
  });

  it("holds nothing that was offered before", async () => {
    const studio = await createStudio();
    const talk = await talkTo(studio);
    await talk.say("a massage tomorrow");
    await ownerDatabase().update(tenants).set({ bookingEnabled: false }).where(eq(tenants.id, studio.id));

    expect((await talk.choose(0)).text).toMatch(/^Bookings have just been switched off/);
    expect(await liveRows(studio)).toEqual([]);
  });

  it("books what is held", async () => {
    const studio = await createStudio();
    const talk = await talkTo(studio);
    await talk.say("a massage tomorrow at 10", "yes", "Ana Gómez, ana@example.com");
    await ownerDatabase().update(tenants).set({ bookingEnabled: false }).where(eq(tenants.id, studio.id));

    expect((await talk.say("yes")).toasts).toEqual(["booked"]);
  });
});

function tomorrowAt({ timezone }: Business, hour: number): string {
  return dateAhead(1, timezone).toZonedDateTime({ timeZone: timezone, plainTime: { hour } }).toInstant().toString();
}

async function takeByRest(studio: Business, start: string): Promise<void> {
  const json = { serviceId: studio.service("Massage"), start };
  const response = await call(`/api/v1/tenants/${studio.id}/holds`, { method: "POST", json });
  expect(response.status).toBe(201);
}
