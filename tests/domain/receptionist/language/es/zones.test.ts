import { describe, expect, it } from "vitest";
import { readZone, readZoneName } from "../../../../../domain/receptionist/language/zone-words.ts";

const CONTEXT = { business: "America/New_York", visitor: "Europe/Madrid" };

describe("a zone that is named beside a time, in Spanish", () => {
  it.each([
    ["a las 3 hora de Madrid", "Europe/Madrid"],
    ["a las 15:00 hora de Nueva York", "America/New_York"],
    ["a las 3 mi hora", "Europe/Madrid"],
    ["a las 3 hora de aquí", "Europe/Madrid"],
    ["a las 10 hora de Ciudad de México", "America/Mexico_City"],
    ["a las 10 hora de Ciudad de México por favor", "America/Mexico_City"],
    ["a las 3 su hora", "America/New_York"],
    ["a las 3 hora local", "America/New_York"],
    ["a las 3 de la tarde hora del Pacífico", "America/Los_Angeles"],
    ["15:00 CET", "Europe/Paris"],
    ["a las 15:00 UTC+2", "Etc/GMT-2"],
    ["a las 3", null],
    ["a la hora de comer", null],
    ["la hora de mi cita", null],
    ["cambiar la hora de la cita", null],
    ["a esa hora", null],
    ["el martes a primera hora de la tarde", null],
  ])("%j → %s", (text, timezone) => {
    const zone = readZone(text, CONTEXT, "es");
    expect(zone?.kind === "known" ? zone.timezone : zone).toBe(timezone);
  });

  it("is asked back where the visitor's own is not known", () => {
    expect(readZone("a las 3 mi hora", { ...CONTEXT, visitor: null }, "es")).toEqual({ kind: "unclear", words: "" });
  });
});

describe("a zone that was asked for, in Spanish", () => {
  it.each([
    ["Madrid", "Europe/Madrid"],
    ["hora de Madrid", "Europe/Madrid"],
    ["estoy en Nueva York", "America/New_York"],
    ["la de Londres", "Europe/London"],
    ["España", "Europe/Madrid"],
    ["en México", "America/Mexico_City"],
    ["Europe/Berlin", "Europe/Berlin"],
    ["no sé", null],
  ])("%j → %s", (text, timezone) => {
    expect(readZoneName(text, CONTEXT, "es")).toBe(timezone);
  });
});
