import { abortAllDurableObjects } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Entry } from "../../domain/receptionist/protocol.ts";
import { heard, SocketChat, toasts, transcript } from "../support/chat.ts";
import { type Business, createStudio } from "../support/chat-business.ts";
import { at, bookedElsewhere, cancelElsewhere, moveElsewhere } from "../support/chat-elsewhere.ts";
import { ring } from "../support/chat-object.ts";
import { RestChat } from "../support/chat-rest.ts";
import { park, withoutDatabase } from "../support/gateway.ts";
import { appointmentRows, journalKinds } from "../support/rows.ts";
import { comeBack, later, wakeOn } from "../support/travel.ts";

/** What may be said of a change only by who knows. */
const CLAIM = /it's moved|it's cancelled|stays as it is|still stands|the book (?:still )?has/i;

beforeEach(() => wakeOn(3, "07:00", "America/New_York"));
afterEach(comeBack);

interface Scene {
  studio: Business;
  chat: RestChat;
  id: string;
  row(): Promise<{ status: string; startsAt: Date; version: number } | undefined>;
}

const changes = {
  move: {
    ask: "move my appointment to friday at 3",
    statement: "'appointment.moved', jsonb",
    kind: "appointment.moved",
    toast: "rescheduled",
    done: /^It's moved: \w+ \d+ \w+, 3:00 pm, massage with Mara\./,
    isDone: ({ studio }: Scene, row: Awaited<ReturnType<Scene["row"]>>) =>
      row?.status === "confirmed" && row.startsAt.getTime() === at(studio, 2, "15:00"),
  },
  cancellation: {
    ask: "cancel my appointment",
    statement: "'appointment.cancelled' AS kind",
    kind: "appointment.cancelled",
    toast: "cancelled",
    done: /^It's cancelled: your massage with Mara on/,
    isDone: (_: Scene, row: Awaited<ReturnType<Scene["row"]>>) => row?.status === "cancelled",
  },
} as const;
type Change = (typeof changes)[keyof typeof changes];

/** A visitor to whom the change was read back. */
async function asked({ ask }: Change): Promise<Scene> {
  const studio = await createStudio();
  const { id, reference } = await bookedElsewhere(studio, "Massage", at(studio, 1, "14:00"));
  const chat = await RestChat.open(studio.id);
  for (const line of ["hello", `my reference is ${reference}, ana@example.com`, ask]) await chat.say(line);
  expect(heard(chat.entries.slice(-1))).toMatch(/Shall I (?:move|cancel) it\?$/);
  const row = async () => (await appointmentRows(studio)).find((each) => each.id === id);
  return { studio, chat, id, row };
}

/** How the answer to the yes is lost, with the change written or not. */
const losses = {
  "whose answer was lost": async ({ chat }: Scene, { statement }: Change, written: boolean) => {
    if (!written) return withoutDatabase(chat.tenantId, () => chat.say("yes"));
    const call = await park("after", chat.tenantId, statement);
    const answered = chat.say("yes");
    await call.arrived();
    return withoutDatabase(chat.tenantId, async () => {
      await call.release("drop");
      return answered;
    });
  },
  "whose turn died every time": async ({ chat }: Scene, { statement }: Change, written: boolean) => {
    const { tenantId, token } = chat;
    for (const times of [1, 2, 3]) {
      // Written, it is not written again: what runs then only reads.
      const call = await park(written ? "after" : "before", tenantId, statement);
      if (times === 1) void chat.say("yes").catch(() => undefined);
      else void SocketChat.open(tenantId, { token }).catch(() => undefined);
      await call.arrived();
      await abortAllDurableObjects();
      await call.release("drop");
    }
    return chat.poll();
  },
};

async function expectDone(scene: Scene, change: Change, told: Entry[]): Promise<void> {
  const story = transcript(scene.chat.entries);
  expect(change.isDone(scene, await scene.row()), story).toBe(true);
  expect((await scene.row())?.version, "written once").toBe(2);
  expect(heard(told), story).toMatch(change.done);
  expect(toasts(told)).toEqual([change.toast]);
  const kinds = await journalKinds(scene.studio);
  expect(kinds.filter((kind) => kind === change.kind)).toHaveLength(1);
}

describe.each(Object.entries(changes))("a %s", (_, change) => {
  describe.each(Object.entries(losses))("%s", (_, lose) => {
    it.each([true, false])("lets the receptionist claim nothing (written: %s)", async (written) => {
      const scene = await asked(change);
      const told = await lose(scene, change, written);

      expect(toasts(told), transcript(scene.chat.entries)).toEqual(["system_issue"]);
      expect(heard(told)).toMatch(/I can't tell yet whether that is (?:moved|cancelled)\. Shall I try it once more\?$/);
      expect(heard(told)).not.toMatch(CLAIM);
      const again = await withoutDatabase(scene.chat.tenantId, () => scene.chat.say("no"));
      expect(heard(again)).not.toMatch(CLAIM);
      expect(heard(again)).toMatch(/I can't tell/);
    });

    it.each([
      "yes",
      "no",
      "is it done?",
      "what are your hours?",
      "start over",
      "actually monday",
    ])("that was written is told of to who says %s", async (words) => {
      const scene = await asked(change);
      await lose(scene, change, true);

      await expectDone(scene, change, await scene.chat.say(words));
      expect(toasts(await scene.chat.say("yes"))).toEqual([]);
    });

    it("that was not written is written once for who says yes", async () => {
      const scene = await asked(change);
      await lose(scene, change, false);

      await expectDone(scene, change, await scene.chat.say("yes"));
    });

    it.each([
      "is it done?",
      "actually monday",
    ])("that was not written is asked about where the visitor says %s", async (words) => {
      const scene = await asked(change);
      await lose(scene, change, false);

      expect(heard(await scene.chat.say(words))).toMatch(
        /^The book still has your massage with Mara on \w+ \d+ \w+ at 2:00 pm\. Shall I try the change once more\?$/,
      );
      expect((await scene.row())?.version).toBe(1);
      expect(heard(await scene.chat.say("no"))).toMatch(/^All right\. The book has your massage .* at 2:00 pm\./);
      expect(toasts(await scene.chat.say("yes"))).toEqual([]);
      expect((await scene.row())?.version).toBe(1);
    });

    it("that was not written, and somebody else's was, tells of theirs", async () => {
      const scene = await asked(change);
      await lose(scene, change, false);
      await moveElsewhere(scene.studio, scene.id, at(scene.studio, 1, "16:00"));
      const told = await scene.chat.say("yes");

      expect(toasts(told)).toEqual([]);
      expect(heard(told)).toMatch(/^It was changed meanwhile\..* at 4:00 pm.*Shall I (?:move|cancel) it\?$/);
      expect((await scene.row())?.version).toBe(2);
    });
  });

  it.each([
    "before",
    "after",
  ] as const)("killed %s its statement ran is answered once, when only the alarm rings", async (when) => {
    const scene = await asked(change);
    const { chat } = scene;
    const call = await park(when, chat.tenantId, change.statement);
    void chat.say("yes").catch(() => undefined);
    await call.arrived();
    await abortAllDurableObjects();
    await call.release("drop");
    later(60_000);
    await ring(chat);

    const log = await new RestChat(chat.tenantId, chat.token).poll();
    await expectDone(scene, change, log.slice(log.findLastIndex(({ kind }) => kind === "visitor")));
  });
});

it.each(Object.entries(changes))("a yes after another line that failed is no yes to the %s", async (_, change) => {
  const scene = await asked(change);
  await withoutDatabase(scene.chat.tenantId, () => scene.chat.say("book me a consultation on monday"));
  const told = await scene.chat.say("yes");

  expect(toasts(told)).toEqual([]);
  expect((await scene.row())?.version, transcript(scene.chat.entries)).toBe(1);
});

it("a move that was written and then cancelled by others is not told of as moved", async () => {
  const scene = await asked(changes.move);
  await losses["whose answer was lost"](scene, changes.move, true);
  await cancelElsewhere(scene.studio, scene.id);
  const told = await scene.chat.say("yes");

  expect(heard(told)).toMatch(/is cancelled already/);
  expect(toasts(told)).toEqual([]);
});
