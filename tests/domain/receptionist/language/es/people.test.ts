import { describe, expect, it } from "vitest";
import { readAnyone } from "../../../../../domain/receptionist/language/choose.ts";
import { readOutside } from "../../../../../domain/receptionist/language/outside.ts";
import { readReference } from "../../../../../domain/receptionist/language/reference.ts";
import {
  readNotStaff,
  readSamePerson,
  readSaysAnyone,
} from "../../../../../domain/receptionist/language/staff-wish.ts";

const STAFF = ["Mara", "Tom", "Dr. José Díaz"].map((name) => ({ id: name, name }));
const SERVICES = ["Masaje", "Limpieza facial"];

describe("what is not done here, in Spanish", () => {
  it.each([
    ["¿puedo pagar con tarjeta?", "payment"],
    ["¿tienen clases de yoga?", "class"],
    ["una cita todos los martes", "series"],
    ["quiero venir cada semana", "series"],
    ["un bono de 5 sesiones", "series"],
    ["para mí y mi marido", "several_people"],
    ["mi mujer y yo", "several_people"],
    ["somos dos", "several_people"],
    ["¿tienen otra sede?", "location"],
    ["aunque esté ocupado", "overlap"],
    ["añádalo a mi calendario", "calendar"],
    ["¿graban las llamadas?", "recording"],
    ["masaje y limpieza facial", "several_services"],
    ["una cita para el martes", ""],
    ["todos los días menos el viernes", ""],
    ["la semana que viene", ""],
    ["los martes", ""],
  ])("%j → %s", (text, expected) => {
    expect(readOutside(text, SERVICES, "es").join(" ")).toBe(expected);
  });
});
describe("a reference that was asked for, in Spanish", () => {
  it.each([
    ["K7P2QX", "K7P2QX"],
    ["mi referencia es k7p2qx", "K7P2QX"],
    ["ka siete pe dos cu equis", "K7P2QX"],
    ["martes", null],
    ["semana", null],
    ["gracias", null],
    ["la referencia es kmpsex", "KMPSEX"],
    ["no la tengo", null],
    ["quiero cambiarla", null],
  ])("%j → %s", (text, expected) => {
    expect(readReference(text, true, "es")?.reference ?? null).toBe(expected);
  });
});
describe("a reference that comes by itself, in Spanish", () => {
  it.each([
    ["referencia: K7P 2QX", "K7P2QX"],
    ["código K7P2QX", "K7P2QX"],
    ["el martes a las 3", null],
  ])("%j → %s", (text, expected) => {
    expect(readReference(text, false, "es")?.reference ?? null).toBe(expected);
  });
});
describe("who is not wanted, in Spanish", () => {
  it.each([
    ["no con Tom", "Tom"],
    ["cualquiera menos Tom", "Tom"],
    ["con Mara en vez de Tom", "Tom"],
    ["no quiero a Tom", "Tom"],
    ["que no sea Tom", "Tom"],
    ["con Tom", ""],
    ["no el martes", ""],
  ])("%j → %s", (text, expected) => {
    expect(readNotStaff(text, STAFF, "es").ids.join(" ")).toBe(expected);
  });
});
describe("the same person, in Spanish", () => {
  it.each([
    ["con la misma persona", true],
    ["la misma de siempre", true],
    ["otra vez", false],
  ])("%j → %s", (text, expected) => {
    expect(readSamePerson(text, "es")).toBe(expected);
  });
});
describe("anyone, as an answer in Spanish", () => {
  it.each([
    ["cualquiera", true],
    ["me da igual", true],
    ["quien sea", true],
    ["no importa", true],
    ["sin preferencia", true],
    ["quien esté libre", true],
    ["Mara", false],
  ])("%j → %s", (text, expected) => {
    expect(readAnyone(text, "es")).toBe(expected);
  });
});
describe("anyone, in so many words in Spanish", () => {
  it.each([
    ["con cualquiera", true],
    ["con quien sea", true],
    ["cualquiera me va bien", true],
    ["me da igual con quien", true],
    ["con cualquiera menos Tom", false],
  ])("%j → %s", (text, expected) => {
    expect(readSaysAnyone(text, "es")).toBe(expected);
  });
});
