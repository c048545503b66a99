import { describe, expect, it } from "vitest";
import { readWhen } from "../../../../../../domain/receptionist/language/when.ts";
import { check, FRIDAY, show } from "../../when/support.ts";

/** Friday 20 November 2026, 10:00 in New York. */
const VIERNES = { ...FRIDAY, language: "es" as const };

describe("no time in Spanish", () => {
  check(VIERNES, [
    ["buenas tardes, quería cita", ""],
    ["hasta mañana", ""],
    ["un masaje de 60 minutos", ""],
    ["una hora", ""],
    ["somos 2 personas", ""],
    ["mi hijo tiene 5 años", ""],
    ["me llamo Domingo", ""],
    ["calle Mayor 5", ""],
    ["la última vez fue genial", ""],
    ["612 34 56 78", ""],
    ["06.12.34.56.78", ""],
    ["ana@example.com", ""],
    ["20 euros", ""],
    ["dos masajes", ""],
    ["más tarde", ""],
    ["no puedo", ""],
    ["sí, perfecto", ""],
    ["la segunda opción", ""],
  ]);
});

describe("a long message", () => {
  it.each([
    "de 2 a ",
    "no puedo ",
    "el martes ",
    "a las 3 ",
    "por la ",
    "del 5 al ",
    "antes de ",
    "dentro de ",
    "que viene ",
    "1",
    "mañana ",
    "calle ",
  ])("2,000 characters of %j are read to their end", (unit) => {
    // A pattern that backtracks would not come back.
    expect(show(readWhen(unit.repeat(2000 / unit.length), VIERNES)).length).toBeLessThan(200);
  });
});
