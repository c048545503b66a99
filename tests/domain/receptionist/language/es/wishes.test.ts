import { describe, expect, it } from "vitest";
import {
  readDetail,
  readLacksDetail,
  readRelative,
  readShift,
} from "../../../../../domain/receptionist/language/change.ts";
import { readTopics } from "../../../../../domain/receptionist/language/facts.ts";
import { readOwn } from "../../../../../domain/receptionist/language/own.ts";
import { readMessageWords, readPassOn } from "../../../../../domain/receptionist/language/pass-on.ts";
import { readTextsWish } from "../../../../../domain/receptionist/language/texts-wish.ts";

/** The names of what is true, in order. */
function whatHolds(reading: object): string {
  return Object.entries(reading)
    .filter(([, holds]) => holds)
    .map(([name]) => name)
    .join(" ");
}

describe("an appointment of theirs, in Spanish", () => {
  it.each([
    ["mi cita", "namesOwn isTheirs"],
    ["cambiar mi cita", "namesOwn isTheirs"],
    ["¿la puede mover?", "bare amends"],
    ["cámbiela", "bare amends"],
    ["mejor a las 3", "amends"],
    ["quiero reservar otra cita", "namesOther booksAnew namesBooking"],
    ["también quiero una limpieza", "booksAnew"],
    ["déjela como está", "bare keeps"],
    ["no la cancele", "bare keeps"],
    ["no tengo la referencia", "bare lacks"],
    ["no la tengo", "bare lacks"],
    ["no sé", "lacks"],
    ["no recuerdo el código", "lacks"],
    ["quiero una cita para el martes", "namesOwn"],
  ])("%j → %s", (text, expected) => {
    expect(whatHolds(readOwn(text, "es"))).toBe(expected);
  });
});
describe("later or earlier, in Spanish", () => {
  it.each([
    ["más tarde", "later"],
    ["¿algo más tarde?", "later"],
    ["más temprano", "earlier"],
    ["antes", "earlier"],
    ["antes de las 5", null],
    ["después de comer", null],
    ["después", "later"],
  ])("%j → %s", (text, expected) => {
    expect(readRelative(text, "es")).toBe(expected);
  });
});
describe("by how many minutes, in Spanish", () => {
  it.each([
    ["una hora más tarde", 60],
    ["media hora antes", -30],
    ["dos horas después", 120],
    ["a las 3", null],
  ])("%j → %s", (text, expected) => {
    expect(readShift(text, "es")).toBe(expected);
  });
});
describe("a detail that is spoken of, in Spanish", () => {
  it.each([
    ["mi correo está mal", "reach"],
    ["el nombre es otro", "name"],
    ["mis datos", "all"],
  ])("%j → %s", (text, expected) => {
    expect(readDetail(text, "es")).toBe(expected);
  });
});
describe("a detail that they lack, in Spanish", () => {
  it.each([
    ["no tengo correo", true],
    ["no tengo teléfono", true],
    ["mi correo es ana@example.com", false],
  ])("%j → %s", (text, expected) => {
    expect(readLacksDetail(text, "es")).toBe(expected);
  });
});
describe("a fact that is asked for, in Spanish", () => {
  it.each([
    ["¿hay aparcamiento?", "parking"],
    ["¿cuánto dura?", "duration"],
    ["¿cuál es su número de teléfono?", "phone"],
    ["¿cuál es su política de cancelación?", "policies"],
  ])("%j → %s", (text, expected) => {
    expect(readTopics(text, "es").join(" ")).toBe(expected);
  });
});
describe("something to pass on, in Spanish", () => {
  it.each([
    ["díganle a Mara que llegaré tarde", "words"],
    ["dígale a Mara que llegaré tarde", "words"],
    ["dígales que necesito aparcar", "words"],
    ["avise al equipo de que llego tarde", "words"],
    ["quiero dejar un mensaje", "bare"],
    ["déjeles un mensaje: llego tarde", "words"],
    ["¿puede dejar un recado a Mara?", "bare"],
    ["pregúntele a Mara si puede", "words"],
    ["llámenme por favor", "words"],
    ["llámeme mañana", "words"],
    ["quiero una cita", null],
  ])("%j → %s", (text, expected) => {
    expect(readPassOn(text, ["Mara", "Tom"], "es")).toBe(expected);
  });
});
describe("a message that is being taken, in Spanish", () => {
  it.each([
    ["olvídelo", "dropsMessage"],
    ["no, déjelo", "dropsMessage"],
    ["cambiarlo", "rewordsMessage"],
    ["quiero cambiar el mensaje", "rewordsMessage"],
    ["y que llegaré tarde", "addsToMessage"],
    ["soy alérgica", "tellsOfSelf"],
  ])("%j → %s", (text, expected) => {
    expect(whatHolds(readMessageWords(text, "es"))).toBe(expected);
  });
});
describe("texts, in Spanish", () => {
  it.each([
    ["sí, envíenme SMS", true],
    ["recordatorio por sms", true],
    ["no me envíe mensajes de texto", false],
    ["sin SMS por favor", false],
    ["612345678, y mándeme un sms", true],
    ["¿me manda un SMS?", null],
    ["hola", null],
  ])("%j → %s", (text, expected) => {
    expect(readTextsWish(text, "es")).toBe(expected);
  });
});
