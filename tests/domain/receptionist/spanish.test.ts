import { describe, expect, it } from "vitest";
import { localNow } from "../../../domain/receptionist/language/calendar.ts";
import { emptyMemory, type Memory } from "../../../domain/receptionist/memory.ts";
import { script } from "../../../domain/receptionist/script.ts";
import { type CallLog, type Draft, runTurn } from "../../../domain/receptionist/turn.ts";
import type { Language } from "../../../words/languages.ts";
import { demoConfig, paperBook } from "../../support/paper-book.ts";
import { seeded } from "../../support/random.ts";

const SESSION = "33333333-3333-4333-8333-333333333333";

describe("a visitor who writes Spanish", () => {
  it("books, from the first word to the yes", async () => {
    const { say, memory, book } = conversation();
    await say("Hola, quisiera un masaje por la tarde, cuanto antes");
    await say("con cualquiera");
    expect(memory.language).toBe("es");
    const shown = memory.offers.filter(({ id }) => memory.shown.includes(id));
    expect(shown.length).toBeGreaterThan(0);
    for (const { start } of shown) expect(localNow(start, book.config.timezone).minute).toBeGreaterThanOrEqual(12 * 60);

    await say("la primera, por favor");
    expect(memory.hold?.start).toBe(shown[0]?.start);
    await say("Me llamo Ana Gómez y mi correo es ana arroba example punto com");
    expect(memory.contact).toEqual({ name: "Ana Gómez", email: "ana@example.com" });
    await say("sí, resérvela");

    expect(booked()).toEqual([shown[0]?.start]);

    function booked() {
      return book.lines.filter(({ status }) => status === "confirmed").map(({ start }) => start);
    }
  });

  it("moves the appointment and cancels it", async () => {
    const { say, memory, book } = await withAppointment();
    const before = book.lines[0]?.start;
    await say("quiero mover mi cita a otro día");
    await say("cualquier día por la tarde");
    await say("la última");
    await say("sí, cámbiela");
    expect(book.lines[0]).toMatchObject({ status: "confirmed", version: 2 });
    expect(book.lines[0]?.start).not.toBe(before);

    await say("quiero cancelar mi cita");
    await say("no, déjela como está");
    expect(book.lines[0]?.status).toBe("confirmed");
    await say("cancele mi cita");
    expect(memory.question).toBe("agree_change");
    await say("sí, cancélela");
    expect(book.lines[0]?.status).toBe("cancelled");
  });

  it("leaves a message for the team", async () => {
    const { say, book } = await withAppointment();
    await say("díganle al equipo que llegaré diez minutos tarde");
    await say("sí, envíelo");
    expect([...book.messages.values()].join()).toContain("llegaré diez minutos tarde");
  });

  it("is not taken to agree by what only looks like a yes", async () => {
    const { say, memory, book } = await atReadBack();
    for (const text of ["sí, pero a las 4", "¿sí?", "y", "si puede ser por la mañana"]) {
      expect(memory.question, text).toBe("agree");
      const { memory: after } = await atReadBack(text);
      expect(after.booked, text).toEqual([]);
    }
    await say("no");
    expect(book.lines.filter(({ status }) => status === "confirmed")).toEqual([]);
  });
});

describe("the language of a conversation", () => {
  it.each<[Language, string, Language]>([
    ["en", "quisiera una cita para mañana", "es"],
    ["en", "¿habla español?", "es"],
    ["es", "I would like to book a massage", "en"],
    ["es", "in English please", "en"],
    // One word, a name or a number says nothing, and neither does a language that is not spoken here.
    ["en", "mañana", "en"],
    ["en", "sí", "en"],
    ["es", "ok", "es"],
    ["es", "yes", "es"],
    ["es", "Will Young", "es"],
    ["en", "Juan Carlos de la Cruz", "en"],
    ["en", "612 34 56 78", "en"],
    ["es", "bonjour, je voudrais un rendez-vous demain", "es"],
  ])("in %s, after %j, is %s", async (before, text, after) => {
    const { say, heard } = conversation(before);
    await say(text);
    expect(heard()).toBe(after);
  });

  it("stays with what was said last, also when the browser tells another one", async () => {
    const { say, memory, heard } = conversation("en");
    await say("quisiera una cita");
    await say("3");
    expect([memory.language, heard()]).toEqual(["es", "es"]);
    await say("sorry, can we speak English?");
    await say("3");
    expect([memory.language, heard()]).toEqual(["en", "en"]);
  });

  it("takes a yes in the other language for a yes", async () => {
    const { say, memory } = await atReadBack();
    await say("yes please");
    expect(memory.booked).toHaveLength(1);
  });
});

/** A conversation with a studio whose services have Spanish names, in the language of the visitor's browser. */
function conversation(browser: Language = "es") {
  const demo = demoConfig(0);
  const [first, ...others] = demo.services;
  if (!first) throw new Error("The demo business has no service");
  const config = { ...demo, takesMessages: true, services: [{ ...first, name: "Masaje" }, ...others.slice(1)] };
  const now = Date.now();
  const book = paperBook(config, SESSION, { now: () => now }, seeded(1));
  const memory: Memory = emptyMemory();
  let spoken = browser;
  const say = async (text: string): Promise<Draft[]> => {
    const followup = { ways: ["email" as const], most: 2 };
    const promises = { confirmation: false, textReminders: false, waitlist: [], followup };
    const language = memory.language ?? browser;
    const turn = {
      utterance: { kind: "text" as const, text },
      saidAt: now,
      config,
      memory,
      promises,
      language,
      log: [],
    };
    const drafts = await runTurn(book.context, turn, script, freshCalls(), () => undefined);
    spoken = turn.language;
    return drafts;
  };
  return { say, memory, book, heard: () => spoken };
}

async function atReadBack(andThen?: string) {
  const parts = conversation();
  for (const text of ["quisiera un masaje cuanto antes", "con cualquiera", "la primera", "Ana Gómez, ana@example.com"])
    await parts.say(text);
  if (andThen) await parts.say(andThen);
  return parts;
}

async function withAppointment() {
  const parts = await atReadBack();
  await parts.say("sí");
  return parts;
}

function freshCalls(): CallLog {
  return { open: (_, name) => ({ id: crypto.randomUUID(), name, result: null }), close: () => undefined };
}
