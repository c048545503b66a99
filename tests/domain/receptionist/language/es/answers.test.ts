import { describe, expect, it } from "vitest";
import { readPick, readYesNo } from "../../../../../domain/receptionist/language/answers.ts";

describe("yes and no in Spanish", () => {
  it.each([
    "sí",
    "si",
    "Sí.",
    "sí, por favor",
    "claro",
    "claro que sí",
    "vale",
    "ok",
    "dale",
    "de acuerdo",
    "perfecto, gracias",
    "sí, resérvela",
    "resérvela por favor",
    "me parece bien",
    "está bien",
    "sí, está todo correcto",
    "correcto",
    "adelante",
    "confirmo",
    "por supuesto",
    "sí, esa fecha",
    "yes",
    "yes please",
    "sí sí",
    "siiii",
    "👍",
  ])("%j is a yes", (text) => {
    expect(readYesNo(text, undefined, "es")).toBe("yes");
  });

  it.each([
    "no",
    "no, gracias",
    "mejor no",
    "todavía no",
    "no la reserve",
    "no me va bien",
    "ninguna",
    "ninguna de esas",
    "no, déjelo",
    "he cambiado de idea",
    "creo que no",
    "no thanks",
  ])("%j is a no", (text) => {
    expect(readYesNo(text, undefined, "es")).toBe("no");
  });

  it.each([
    "y",
    "ya",
    "sí?",
    "¿sí?",
    "sí, pero a las 4",
    "sí, pero no con Mara",
    "vale, ¿cuánto cuesta?",
    "sí el martes",
    "no sé",
    "quizás",
    "gracias",
    "espere",
    "cancelar",
    "sí no",
    "¿está bien?",
    "si es por la tarde",
    "si puede ser antes",
    "bueno",
    "hola",
    "",
  ])("%j is neither", (text) => {
    expect(readYesNo(text, undefined, "es")).toBeNull();
  });

  it.each([
    ["sí", "yes"],
    ["si", "yes"],
    ["sí, por favor", "yes"],
    ["claro", "yes"],
    ["no gracias", "no"],
    ["sure", "yes"],
    ["y", "yes"],
  ])("%j is a %s to a question in English", (text, answer) => {
    expect(readYesNo(text, undefined, "en")).toBe(answer);
  });

  it.each([
    ["cancel", "sí, cancélela", "yes"],
    ["cancel", "cancélela", "yes"],
    ["cancel", "cancelar", "yes"],
    ["cancel", "anúlela por favor", "yes"],
    ["cancel", "no la cancele", "no"],
    ["cancel", "déjela como está", "no"],
    ["cancel", "no, déjela", "no"],
    ["cancel", "sí", "yes"],
    ["cancel", "cancel it", "yes"],
    ["cancel", "no, déjela", "no"],
    ["move", "sí, cámbiela", "yes"],
    ["move", "muévala", "yes"],
    ["move", "no la mueva", "no"],
    ["move", "sí, haga el cambio", "yes"],
    ["message", "sí, envíelo", "yes"],
    ["message", "páselo", "yes"],
    ["message", "no lo envíe", "no"],
  ] as const)("where to %s was read back, %j is a %s", (to, text, answer) => {
    expect(readYesNo(text, to, "es")).toBe(answer);
  });
});

describe("a pick in Spanish", () => {
  it.each([
    ["la primera", 0],
    ["el primero", 0],
    ["la segunda", 1],
    ["el segundo", 1],
    ["la segunda por favor", 1],
    ["quiero la tercera", 2],
    ["me quedo con la segunda", 1],
    ["la última", 2],
    ["la del medio", 1],
    ["opción 2", 1],
    ["número 3", 2],
    ["la 2ª", 1],
    ["la segunda opción", 1],
    ["la primera hora", 0],
    ["sí, la primera", 0],
    ["me va bien la primera", 0],
    ["la más temprana", 0],
  ])("%j of three is the one at %i", (text, place) => {
    expect(readPick(text, 3, "es")).toBe(place);
  });

  it.each([
    "la cuarta",
    "no la primera",
    "la primera semana de enero",
    "2",
    "a las 2",
    "el segundo martes",
    "a primera hora de la mañana",
  ])("%j of three is none", (text) => {
    expect(readPick(text, 3, "es")).toBeNull();
  });
});
