import { describe, expect, it } from "vitest";
import { readContact } from "../../../../../domain/receptionist/language/contact.ts";

describe("who somebody is, in Spanish", () => {
  it.each([
    ["me llamo Ana Gómez", { name: "Ana Gómez" }],
    ["me llamo ana gómez", { name: "ana gómez" }],
    ["mi nombre es Luis", { name: "Luis" }],
    ["Soy Luis", { name: "Luis" }],
    ["soy Luis Pérez y quiero una cita", { name: "Luis Pérez" }],
    ["a nombre de María de la Cruz", { name: "María de la Cruz" }],
    ["una reserva a nombre de Jorge, por favor", { name: "Jorge" }],
    ["Le habla Carmen Ruiz", { name: "Carmen Ruiz" }],
    ["soy nueva", {}],
    ["soy el marido de Ana", {}],
    ["con Mara", {}],
    ["Ana Gómez, 612 34 56 78", { phone: "+34612345678", name: "Ana Gómez" }],
    ["nombre: Lucía Ortiz, correo: lucia@example.es", { email: "lucia@example.es", name: "Lucía Ortiz" }],
  ])("%j", (text, found) => {
    expect(readContact(text, { country: "ES", language: "es" })).toEqual({ ...found, problems: [] });
  });

  it.each([
    ["Ana Gómez", "Ana Gómez"],
    ["ana gomez", "ana gomez"],
    ["soy ana", "ana"],
    ["claro, Ana Gómez", "Ana Gómez"],
    ["Luis y mi correo es luis@example.com", "Luis"],
    ["María José", "María José"],
  ])("%j where the name was asked for", (text, name) => {
    expect(readContact(text, { country: "ES", language: "es", expectName: true }).name).toBe(name);
  });

  it.each([
    "mañana",
    "sí",
    "no gracias",
    "mañana a las 3",
    "el martes por la tarde",
    "un masaje",
    "¿para qué?",
    "no estoy segura",
    "¿puedo cambiar la hora?",
  ])("%j is no name even where one was asked for", (text) => {
    expect(readContact(text, { country: "ES", language: "es", expectName: true })).toEqual({ problems: [] });
  });
});
