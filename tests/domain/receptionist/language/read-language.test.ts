import { describe, expect, it } from "vitest";
import { readLanguage } from "../../../../domain/receptionist/language/read-language.ts";

describe("the language of a message", () => {
  it.each([
    ["hola, quisiera una cita para mañana", "es"],
    ["I would like an appointment tomorrow", "en"],
    ["buenos días", "es"],
    ["¿habla español?", "es"],
    ["en español por favor", "es"],
    ["hola, ¿hablan español?", "es"],
    ["español", "es"],
    ["in English please", "en"],
    ["English", "en"],
    ["do you speak English?", "en"],
    ["do you speak Spanish?", "es"],
    ["can we continue in Spanish", "es"],
    ["¿podemos hablar en inglés?", "en"],
    ["no hablo inglés", "es"],
    ["I don't speak Spanish", "en"],
    ["do you speak French?", "other"],
    ["¿habla francés?", "other"],
    ["bonjour, je voudrais un rendez-vous demain", "other"],
    ["Ich möchte einen Termin morgen", "other"],
    ["Guten Tag, haben Sie einen Termin frei?", "other"],
    ["vorrei prenotare un appuntamento per domani", "other"],
    ["olá, gostaria de marcar uma consulta amanhã", "other"],
    ["我想预约明天下午的按摩", "other"],
    ["Здравствуйте, можно записаться на завтра?", "other"],
    ["अगले सोमवार को समय मिल सकता है?", "other"],
    ["my name is Ana Gómez", "en"],
    ["yes please", "en"],
    ["sí, por favor", "es"],
    ["la segunda por favor", "es"],
    ["the second one", "en"],
    ["el martes por la tarde", "es"],
    ["tuesday afternoon", "en"],
    ["I'd like a limpieza facial on tuesday", "en"],
    ["no entiendo inglés", "es"],
    ["quiero cita", "es"],
  ])("%j → %s", (text, language) => {
    expect(readLanguage(text)).toBe(language);
  });

  it.each([
    "ok",
    "no",
    "sí",
    "yes",
    "mañana",
    "tomorrow",
    "hola",
    "Ana Gómez",
    "Juan Carlos de la Cruz",
    "María de los Ángeles",
    "李小龙",
    "محمد علي",
    "612 34 56 78",
    "ana@example.com",
    "K7P2QX",
    "massage",
    "martes 24",
    "a las 3",
    "at 3",
    "3pm",
    "Me llamo Ana Gómez",
    "Will Young",
    "Sol Domingo",
    "ok gracias",
  ])("%j tells nothing", (text) => {
    expect(readLanguage(text)).toBeNull();
  });

  it.each(["a ", "in ", "please ", "hola ", "habla ", "我"])("2,000 characters of %j are read to their end", (unit) => {
    // A pattern that backtracks would not come back.
    expect(readLanguage(unit.repeat(2000 / unit.length))).not.toBe("en");
  });
});
