import { describe, expect, it } from "vitest";
import { tally } from "../../support/crowd.ts";
import { HOUR, MARA, NOOR, openBook, settled, TEN } from "../../support/slow-book.ts";

const MINUTE = 60_000;

describe("the queue before it knows the business", () => {
  it("reads the configuration once for three hundred, and counts them all", async () => {
    const { book, ask, told } = openBook(MARA);
    const all = Array.from({ length: 300 }, (_, i) => ask(String(i), TEN));
    await settled();
    await settled();
    await book.answerNext();
    await Promise.all(all);

    expect(tally(told().map((line) => line.split(" ")[1] ?? ""))).toEqual({ mara: 1, slot_taken: 199, busy: 100 });
    expect([book.reads, book.asked.length, book.looks]).toEqual([1, 1, 1]);
    expect(book.asked[0]?.id).toBe("0");
  });

  it("has room again once those who waited have their answers", async () => {
    const { book, ask, told } = openBook(MARA);
    const all = Array.from({ length: 250 }, (_, i) => ask(String(i), TEN));
    await settled();
    await settled();
    await book.answerNext();
    await Promise.all(all);
    void ask("later", TEN + HOUR);
    await settled();
    await book.answerNext();

    expect(told().at(-1)).toBe("later mara");
    expect(book.reads).toBe(1);
  });
});

describe("a configuration that was changed meanwhile", () => {
  const changed = async () => {
    const { book, ask, answers } = openBook(MARA);
    void ask("warm", TEN - 24 * HOUR);
    await settled();
    await settled();
    await book.answerNext();
    const services = book.settings.services.map((service) => ({ ...service, durationMinutes: 90 }));
    book.settings = { ...book.settings, services, configVersion: 2 };
    return { book, ask, answers };
  };

  it("is read once more, and the answer tells the end that stands in the book", async () => {
    const { book, ask, answers } = await changed();
    const asked = ask("stale", TEN);
    await settled();
    await book.answerNext();
    await settled();
    await book.answerNext();
    await asked;

    expect(answers.at(-1)).toMatchObject({ ok: true, value: { start: TEN, end: TEN + 90 * MINUTE, staffId: MARA } });
    expect(book.asked.slice(1).map(({ configVersion, end }) => [configVersion, end - TEN])).toEqual([
      [1, HOUR],
      [2, 90 * MINUTE],
    ]);
    expect(book.reads).toBe(2);
  });
});

describe("those who lose", () => {
  it("are not offered what someone won before they lost", async () => {
    const { book, ask, answers } = openBook(MARA);
    void ask("holder", TEN);
    await settled();
    await settled();
    await book.answerNext();
    const gate = Promise.withResolvers<void>();
    book.lookGate = gate.promise;
    const first = ask("first", TEN);
    await settled();
    await book.answerNext();
    expect(book.looks).toBe(1);
    // The first loser's look is under way and knows nothing of this winner.
    const winner = ask("winner", TEN + HOUR);
    await settled();
    await book.answerNext();
    await winner;
    const second = ask("second", TEN);
    await settled();
    await book.answerNext();
    gate.resolve();
    await Promise.all([first, second]);

    expect(book.looks).toBe(2);
    const answer = answers.find(({ of }) => of === "second");
    const starts = answer && "alternatives" in answer ? answer.alternatives.map(({ start }) => start) : [];
    expect(starts).toHaveLength(3);
    expect(starts.filter((start) => start > TEN - HOUR && start < TEN + 2 * HOUR)).toEqual([]);
  });

  it("look at the book each with their own session's eyes, and share a look with their own kind alone", async () => {
    const { book, ask } = openBook(MARA, NOOR);
    void ask("holder", TEN, { staffId: MARA });
    await settled();
    await settled();
    await book.answerNext();
    const gate = Promise.withResolvers<void>();
    book.lookGate = gate.promise;
    const losers = [
      ask("one", TEN, { staffId: MARA, sessionId: "s1" }),
      ask("two", TEN, { staffId: MARA, sessionId: "s2" }),
      ask("none", TEN, { staffId: MARA }),
    ];
    for (let n = 0; n < losers.length; n++) {
      await settled();
      await book.answerNext();
    }
    gate.resolve();
    await Promise.all(losers);

    expect(book.lookers).toEqual(["s1", "s2", null]);
  });
});
