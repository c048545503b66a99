import { afterEach, describe, expect, it } from "vitest";
import type { Entry } from "../../domain/receptionist/protocol.ts";
import { card, heard, type Line, toasts, transcript } from "../support/chat.ts";
import { ring } from "../support/chat-object.ts";
import type { RestChat } from "../support/chat-rest.ts";
import { losses, unsettled } from "../support/chat-unsettled.ts";
import { withoutDatabase } from "../support/gateway.ts";
import { appointmentRows, journalKinds } from "../support/rows.ts";
import { comeBack, later } from "../support/travel.ts";

const MINUTE = 60_000;

afterEach(comeBack);

/** What may be said of a booking only by who knows. */
const CLAIM = /you're booked|nothing is booked|isn't booked|your reference|no longer kept/i;
const WRITTEN = "Your reference is ";

const rowsOf = (chat: RestChat) => appointmentRows({ id: chat.tenantId });
const statuses = async (chat: RestChat) => (await rowsOf(chat)).map(({ status }) => status).sort();

/** The hold's timer rings, six minutes on; gives what it told the visitor. */
async function timerRings(chat: RestChat): Promise<Entry[]> {
  later(6 * MINUTE);
  await ring(chat);
  return chat.poll();
}

/** An offer of this conversation that is not the one that was kept. */
function otherOffer({ entries }: RestChat): string {
  const lines = entries.filter((entry): entry is Line => entry.kind === "receptionist");
  return lines.flatMap(({ offers = [] }) => offers)[2]?.id ?? "";
}

/** That the visitor is told of the one appointment that there is, as it stands in the database. */
async function expectBooked(chat: RestChat, told: Entry[]): Promise<void> {
  const [row, ...others] = await rowsOf(chat);
  expect(others).toEqual([]);
  expect(row?.status, transcript(chat.entries)).toBe("confirmed");
  expect(heard(told)).toContain(`You're booked`);
  expect(heard(told)).toContain(`${WRITTEN}${row?.reference}.`);
  expect(heard(told)).not.toMatch(/nothing is booked|isn't booked/i);
  expect(card(told, "booked").data).toMatchObject({ reference: row?.reference, start: row?.startsAt.toISOString() });
  expect(toasts(told)).toContain("booked");
  expect(await journalKinds({ id: chat.tenantId })).toEqual(["appointment.confirmed", "hold.placed"]);
}

const UNKNOWN = /I don't know yet whether that booking went through\. Shall I try it once more\?/;
/** Words that are neither a yes nor a change of mind; the last is one, said in a way that the rules do not know. */
const neutral = ["is it booked?", "what are your hours?", "hello?", "I've found someone else"];
const waysOut = [
  ...["cancel that please", "no", "no thanks", "actually Wednesday", "start over", "another time", "don't book it"],
  "I don't want it anymore",
];

describe.each(Object.entries(losses))("a yes %s", (_, lose) => {
  it.each([true, false])("lets the receptionist claim nothing (written: %s)", async (written) => {
    const chat = await unsettled(lose, written);
    const told = chat.entries.slice(chat.entries.findLastIndex(({ kind }) => kind === "visitor"));

    expect(toasts(told)).toEqual(["system_issue"]);
    expect(heard(told)).toMatch(/I can't tell/);
    expect(heard(told)).not.toMatch(CLAIM);
  });

  it.each([
    "yes",
    "is it booked?",
    "no",
    "actually Wednesday",
    "what are your hours?",
  ])("leaves it at that while the database is away, also for who says %s", async (words) => {
    const chat = await unsettled(lose, true);
    const told = await withoutDatabase(chat.tenantId, () => chat.say(words));

    expect(heard(told)).toMatch(/I can't|I don't know yet/);
    expect(heard(told)).not.toMatch(CLAIM);
    await expectBooked(chat, await chat.say("and now?"));
  });

  describe("that was written", () => {
    it.each([
      "yes",
      "the email is bob@example.com",
    ])("is told of once the database is back, to who says %s", async (words) => {
      const chat = await unsettled(lose, true);

      await expectBooked(chat, await chat.say(words));
      expect((await rowsOf(chat))[0]).toMatchObject({ clientName: "Ana Gómez", clientEmail: "ana@example.com" });
      expect(heard(await chat.say("yes"))).not.toMatch(CLAIM);
    });

    it.each(neutral)("is told of, where the visitor says %s", async (words) => {
      const chat = await unsettled(lose, true);

      await expectBooked(chat, await chat.say(words));
    });

    it("is told of by itself when the time would no longer be kept", async () => {
      const chat = await unsettled(lose, true);

      await expectBooked(chat, await timerRings(chat));
      expect(await timerRings(chat)).toEqual([]);
    });

    it.each([6, 60, 20 * 60])("is told of %i minutes later", async (minutes) => {
      const chat = await unsettled(lose, true);
      later(minutes * MINUTE);

      await expectBooked(chat, await chat.say("yes"));
    });

    it.each(waysOut)("is told of, and stands, where the visitor says %s", async (words) => {
      const chat = await unsettled(lose, true);
      const told = await chat.say(words);

      await expectBooked(chat, told);
      expect(heard(told)).toMatch(/had gone through before I could stop it\..*You can reach the team/);
    });

    it("is told of, and stands, where the visitor presses another time", async () => {
      const chat = await unsettled(lose, true);
      const told = await chat.choose(otherOffer(chat));

      await expectBooked(chat, told);
      expect(heard(told)).toMatch(/had gone through before I could stop it/);
    });

    it.each([6, 60])("and is turned away from %i minutes later, is told of and stands", async (minutes) => {
      const chat = await unsettled(lose, true);
      later(minutes * MINUTE);

      await expectBooked(chat, await chat.say("cancel that please"));
    });
  });

  describe("that was not written", () => {
    it("is written once when the database is back, for who says yes", async () => {
      const chat = await unsettled(lose, false);

      await expectBooked(chat, await chat.say("yes"));
    });

    it.each(neutral)("is asked about, where the visitor says %s, and written for no less than a yes", async (words) => {
      const chat = await unsettled(lose, false);

      expect(heard(await chat.say(words))).toMatch(UNKNOWN);
      expect(await statuses(chat)).toEqual(["held"]);
      expect(heard(await chat.say("No"))).toMatch(/that one isn't booked, and the time is free again/);
      expect(await statuses(chat)).toEqual(["released"]);
    });

    it.each([6, 60])("is called over %i minutes later", async (minutes) => {
      const chat = await unsettled(lose, false);
      later(minutes * MINUTE);
      const told = await chat.say("yes");

      expect(toasts(told)).toEqual(["hold_expired"]);
      expect(heard(told)).toMatch(/they have run out, so it isn't booked\. Shall I look again\?$/);
      expect(await statuses(chat)).not.toContain("confirmed");
    });

    it("is called over by itself when the time is no longer kept", async () => {
      const chat = await unsettled(lose, false);

      expect(heard(await timerRings(chat))).toMatch(/they have run out, so it isn't booked\. Shall I look again\?$/);
      expect(await timerRings(chat)).toEqual([]);
      expect(await statuses(chat)).not.toContain("confirmed");
    });

    it.each(waysOut)("is given back where the visitor says %s", async (words) => {
      const chat = await unsettled(lose, false);
      const told = await chat.say(words);

      expect(await statuses(chat), transcript(chat.entries)).toEqual(["released"]);
      expect(heard(told)).not.toMatch(/you're booked|gone through/i);
      expect(heard(await chat.say("yes"))).not.toMatch(/you're booked/i);
      expect(await statuses(chat)).not.toContain("confirmed");
    });

    it("gives way to another time that the visitor presses", async () => {
      const chat = await unsettled(lose, false);

      expect(heard(await chat.choose(otherOffer(chat)))).toMatch(/Shall I book it\?$/);
      expect(await statuses(chat)).toEqual(["held", "released"]);
    });
  });
});
