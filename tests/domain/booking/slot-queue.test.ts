import { describe, expect, it } from "vitest";
import { HOUR, MARA, NOOR, openBook as open, settled, TEN } from "../../support/slow-book.ts";

describe("the queue in front of the appointment book", () => {
  it("asks the book once for a slot that a hundred want, and looks once for all who lose", async () => {
    const { book, ask, told } = open(MARA);
    const all = Array.from({ length: 100 }, (_, i) => ask(String(i), TEN));
    await settled();
    await book.answerNext();
    await Promise.all(all);
    expect(told()).toHaveLength(100);
    expect(told()[0]).toBe("0 mara");
    expect([book.asked.length, book.looks]).toEqual([1, 1]);
  });

  it("serves first who came first", async () => {
    const { book, ask, told } = open(MARA);
    const all = [ask("first", TEN), ask("second", TEN + HOUR / 2), ask("third", TEN + HOUR)];
    await settled();
    // The third overlaps the second, so it waits too, although the first would let it pass.
    expect(book.asked.map(({ id }) => id)).toEqual(["first"]);
    await book.answerNext();
    await book.answerNext();
    await Promise.all(all);
    expect(told().toSorted()).toEqual(["first mara", "second slot_taken", "third mara"]);
  });

  it("lets those pass who want another time or other people", async () => {
    const { book, ask } = open(MARA, NOOR);
    void ask("mara at ten", TEN, { staffId: MARA });
    void ask("noor at ten", TEN, { staffId: NOOR });
    void ask("mara at eleven", TEN + HOUR, { staffId: MARA });
    void ask("anyone at ten", TEN);
    await settled();
    expect(book.asked.map(({ id }) => id)).toEqual(["mara at ten", "noor at ten", "mara at eleven"]);
  });

  it("asks the book again only for people who are left", async () => {
    const { book, ask, told } = open(MARA, NOOR);
    const all = ["first", "second", "third"].map((id) => ask(id, TEN));
    await settled();
    await book.answerNext();
    expect(book.asked.at(-1)?.staffIds).toEqual([NOOR]);
    await book.answerNext();
    await Promise.all(all);
    expect(told()).toEqual(["first mara", "second noor", "third slot_taken"]);
    expect(book.asked).toHaveLength(2);
  });

  it("lets a session's next wish pass its own earlier one", async () => {
    const { book, ask } = open(MARA);
    void ask("first", TEN, { sessionId: "s" });
    void ask("changed", TEN + HOUR / 2, { sessionId: "s" });
    await settled();
    await book.answerNext();
    expect(book.asked.map(({ id }) => id)).toEqual(["first", "changed"]);
  });

  it("remembers no verdict: the next burst asks the book again", async () => {
    const { book, ask } = open(MARA);
    void ask("first", TEN);
    await settled();
    await book.answerNext();
    void ask("second", TEN);
    await settled();
    expect(book.asked.map(({ id }) => id)).toEqual(["first", "second"]);
  });

  it.each([
    ["and tells the others that it is busy", true],
    ["also before it knows the business", false],
  ])("has room for two hundred %s", async (_, warm) => {
    const { book, ask, told } = open(MARA);
    if (warm) {
      void ask("warm", TEN + 24 * HOUR);
      await settled();
      await book.answerNext();
    }
    for (let i = 0; i < 210; i++) void ask(String(i), TEN);
    await settled();
    expect(told().filter((line) => line.endsWith("busy"))).toEqual(
      Array.from({ length: 10 }, (_, i) => `${200 + i} busy`),
    );
  });
});
