import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { services } from "../../db/schema/catalogue.ts";
import type { Entry } from "../../domain/receptionist/protocol.ts";
import { card, SocketChat } from "../support/chat.ts";
import { type Business, createStudio } from "../support/chat-business.ts";
import { bookedElsewhere, cancelElsewhere } from "../support/chat-elsewhere.ts";
import { ring } from "../support/chat-object.ts";
import { conversations, type Talk } from "../support/chat-talk.ts";
import { withoutDatabase } from "../support/gateway.ts";
import { inquiryRows, liveRows } from "../support/rows.ts";
import { ownerDatabase } from "../support/tenant.ts";
import { comeBack, dateAhead, later, wakeOn } from "../support/travel.ts";

const talkTo = conversations();
const NEW_YORK = "America/New_York";
const ana = "Ana Gómez, ana@example.com";

beforeEach(() => wakeOn(3, "07:00", NEW_YORK));
afterEach(comeBack);

/** A studio whose services have Spanish names, and a visitor whose browser speaks Spanish. */
async function visitor(facts: { timezone?: string } = {}): Promise<{ studio: Business; talk: Talk }> {
  const studio = await createStudio({ contact: { email: "team@bloom.example" } });
  const names = { Massage: "Masaje", Consultation: "Consulta", Acupuncture: "Acupuntura" };
  for (const [before, name] of Object.entries(names)) {
    const row = and(eq(services.tenantId, studio.id), eq(services.name, before));
    await ownerDatabase().update(services).set({ name }).where(row);
  }
  const talk = await talkTo(studio, { locale: "es-MX", ...facts });
  // What follows from a message is done beside the conversation, and counted with it.
  talk.mayCost = 100;
  return { studio, talk };
}

/** A date as the receptionist says it, "jueves 26 de noviembre". */
function day(ahead: number): string {
  const date = dateAhead(ahead, NEW_YORK);
  const part = (options: Intl.DateTimeFormatOptions) => date.toLocaleString("es", options);
  const year = date.year === dateAhead(0, NEW_YORK).year ? "" : ` de ${date.year}`;
  return `${part({ weekday: "long" })} ${date.day} de ${part({ month: "long" })}${year}`;
}

const repliesOf = (entries: Entry[]) =>
  entries.flatMap((entry) => (entry.kind === "receptionist" ? (entry.replies ?? []) : []));
const notices = (entries: Entry[]) => entries.flatMap((entry) => (entry.kind === "toast" ? [entry.text] : []));

describe("a visitor whose browser speaks Spanish", () => {
  it("is greeted in Spanish, with answers to press", async () => {
    const { talk } = await visitor();

    expect(talk.chat.entries).toMatchObject([
      {
        text:
          "Hola, soy el asistente automático de Bloom Wellness Studio. Puedo reservar, consultar, cambiar o cancelar una cita, " +
          "e informarle sobre el horario, los servicios y la dirección. ¿En qué le puedo ayudar?",
        replies: ["Reservar una cita", "Cambiar o cancelar", "Horario", "Precios"],
      },
    ]);
  });

  it("books", async () => {
    const { studio, talk } = await visitor();
    expect((await talk.say("Reservar una cita")).text).toBe("¿Qué servicio desea: masaje, consulta o acupuntura?");
    const asked = await talk.say("Masaje");
    expect(asked.text).toBe(
      "Con gusto lo reviso. ¿Hay algún día que le venga bien, o le muestro las primeras horas libres?",
    );
    expect(repliesOf(asked.entries)).toEqual(["La primera hora libre", "Mañana", "La próxima semana"]);
    const offered = await talk.say("mañana");
    expect(offered.text).toBe(
      `Para su masaje hay lugar el ${day(1)} a las 10:00 a. m., a las 12:30 p. m. y a las 3:00 p. m. ` +
        "¿Le viene bien alguna de esas horas, o prefiere otro día?",
    );
    expect(offered.offers.map(({ label }) => label)).toEqual(["10:00 a. m.", "12:30 p. m.", "3:00 p. m."]);
    const kept = await talk.choose(1);
    expect(kept.entries[0]).toMatchObject({ kind: "visitor", text: `${day(1)} a las 12:30 p. m.` });
    expect(kept.text).toBe(
      `Le guardo el ${day(1)} a las 12:30 p. m. durante unos minutos. ¿Me da su nombre y un correo o número de teléfono?`,
    );
    const [action] = card(kept.entries, "contact").actions;
    expect([action?.label, ...(action?.fields ?? []).map(({ label }) => label)]).toEqual([
      "Continuar",
      "Nombre",
      "Correo electrónico",
      "Teléfono",
      "Quiero recibir mensajes de texto sobre esta cita, con recordatorios. Puedo responder STOP en cualquier momento.",
    ]);
    expect((await talk.say(ana)).text).toBe(
      `Masaje con Mara el ${day(1)} a las 12:30 p. m., a nombre de Ana Gómez (ana@example.com). ¿Hago la reserva?`,
    );
    const booked = await talk.say("Sí, reservar");

    const [row] = await liveRows(studio);
    expect(booked.text).toBe(
      `Su cita está reservada: ${day(1)}, 12:30 p. m., masaje con Mara. Su referencia es ${row?.reference}. ` +
        "Los datos de la cita van en camino a ana@example.com.",
    );
    expect(notices(booked.entries)).toEqual([`Cita reservada: ${day(1)}, 12:30 p. m. Referencia ${row?.reference}.`]);
  });

  it("is told what is wrong with an address, and on the card with each line", async () => {
    const { talk } = await visitor();
    await talk.say("quiero un masaje mañana a las 10", "sí");

    expect((await talk.say("ana@gmial.com")).text).toBe(
      "Ese correo electrónico parece tener una errata; quizá quiso escribir ana@gmail.com. ¿Me lo puede dar de nuevo?",
    );
    expect((await talk.fill({ name: " ", email: "ana@foo", phone: "12", textsAgreed: "yes" })).text).toBe(
      "Ese correo electrónico no parece completo. Ese número de teléfono no parece completo. Hace falta un nombre.",
    );
    expect((await talk.fill({ name: "Hola gracias" })).text).toBe(
      "Eso no parece un nombre. Hace falta un correo o un número de teléfono.",
    );
    expect((await talk.fill({ name: "Ana" })).text).toBe("Hace falta un correo o un número de teléfono.");
    const agreed = await talk.fill({ name: "Ana", phone: "212 555 0142", textsAgreed: "yes" });
    expect(agreed.entries[0]).toMatchObject({
      text: "Ana, 212 555 0142, envíenme recordatorios por mensaje de texto",
    });
    expect(agreed.text).toBe(
      `Masaje con Mara el ${day(1)} a las 10:00 a. m., a nombre de Ana (+1 212 555 0142, recordatorios por mensaje de texto). ` +
        "¿Hago la reserva?",
    );
  });

  it("moves and cancels what they have", async () => {
    const { studio, talk } = await visitor();
    talk.changes = "here";
    await talk.say("quiero un masaje mañana a las 10", "sí", ana, "sí");
    const [row] = await liveRows(studio);
    const known = await talk.say("¿cuándo es mi cita?");
    expect(known.text).toBe(
      `Su masaje con Mara es el ${day(1)} a las 10:00 a. m. ¿Desea cambiar la cita, cancelarla o dejarla como está?`,
    );
    await talk.say("Cambiarla");
    expect((await talk.say("el viernes a las 3")).text).toBe(
      `Su masaje con Mara el ${day(1)} a las 10:00 a. m. pasaría al ${day(2)} a las 3:00 p. m. ¿Hago el cambio?`,
    );
    const moved = await talk.say("Sí, cambiarla");
    expect(moved.text).toBe(
      `El cambio está hecho: ${day(2)}, 3:00 p. m., masaje con Mara. Su referencia sigue siendo ${row?.reference}.`,
    );
    expect(notices(moved.entries)).toEqual([`Nueva hora: ${day(2)}, 3:00 p. m.`]);
    expect((await talk.say("cancelar mi cita")).text).toBe(
      `Se trata de su masaje con Mara el ${day(2)} a las 3:00 p. m. ¿Cancelo la cita?`,
    );
    const cancelled = await talk.say("Sí, cancelarla");
    expect(cancelled.text).toBe(
      `La cita queda cancelada: masaje con Mara el ${day(2)} a las 3:00 p. m. ¿En qué más le puedo ayudar?`,
    );
    expect(notices(cancelled.entries)).toEqual([`Cita cancelada: ${day(2)}, 3:00 p. m.`]);
  });

  it("looks up and learns that an appointment is cancelled already", async () => {
    const { studio, talk } = await visitor();
    talk.changes = "elsewhere";
    const at = dateAhead(1, NEW_YORK).toZonedDateTime({ timeZone: NEW_YORK, plainTime: "14:00" }).epochMilliseconds;
    const { id, reference } = await bookedElsewhere(studio, "Massage", at);
    await cancelElsewhere(studio, id);
    expect((await talk.say("Cambiar o cancelar")).text).toBe(
      "Puedo buscar su cita. ¿Cuál es la referencia de su reserva?",
    );
    expect((await talk.say(reference)).text).toBe("Gracias. ¿Con qué correo o número de teléfono se hizo la reserva?");

    expect((await talk.say("ana@example.com")).text).toBe(
      `Esa cita ya está cancelada: masaje con Mara el ${day(1)} a las 2:00 p. m. ¿En qué más le puedo ayudar?`,
    );
  });

  it("whose time is no longer kept is asked whether to look again", async () => {
    const { talk } = await visitor();
    await talk.say("quiero un masaje mañana a las 10", "sí");
    later(6 * 60_000);
    await ring(talk.chat);
    await talk.chat.poll();

    const ended = talk.chat.entries.slice(-2);
    expect(notices(ended)).toEqual(["La hora ya no está guardada."]);
    expect(ended).toMatchObject([
      {},
      {
        text:
          `Le guardé el ${day(1)} a las 10:00 a. m. unos minutos y se acabaron, así que no hay nada reservado. ` +
          "¿Busco otra vez?",
        replies: ["Sí, por favor", "Otro día"],
      },
    ]);
    expect((await talk.say("Sí, por favor")).offers).not.toEqual([]);
  });

  it("whose time was taken meanwhile is told the nearest", async () => {
    const { studio, talk } = await visitor();
    const { offers } = await talk.say("quiero un masaje mañana");
    await bookedElsewhere(studio, "Massage", Date.parse(offers[0]?.start ?? ""));
    talk.changes = "elsewhere";
    const answer = await talk.choose(0);

    expect(notices(answer.entries)).toEqual(["Esa hora se acaba de ocupar."]);
    expect(answer.text).toBe(
      `Esa hora se acaba de ocupar. Lo más cercano es el ${day(1)} a las 9:00 a. m., a las 11:00 a. m. y a las 11:30 a. m. ` +
        "¿Le sirve alguna de esas horas, o prefiere otro día?",
    );
  });

  it("leaves a message for the team", async () => {
    const { studio, talk } = await visitor();
    expect((await talk.say("quiero hablar con una persona")).text).toBe(
      "Desde aquí no le puedo comunicar con una persona. Puede contactar al equipo en +1 212 555 0142 o hello@bloom.example. " +
        "Puedo pasarle un mensaje al equipo, que lo recibe por correo. ¿Qué debe decir el mensaje?",
    );
    await talk.say("Llego diez minutos tarde");
    const readBack = await talk.say(ana);
    expect(readBack.text).toBe(
      "El equipo recibiría esto por correo, junto con nuestra conversación: «Llego diez minutos tarde», " +
        "de Ana Gómez (ana@example.com). ¿Se lo paso?",
    );
    expect((await talk.say("Sí, páselo")).text).toBe(
      "Ya se lo pasé al equipo, que lo recibe por correo. ¿En qué más le puedo ayudar?",
    );

    expect(await inquiryRows(studio)).toMatchObject([{ text: "Llego diez minutos tarde", clientName: "Ana Gómez" }]);
  });

  it("in another zone hears both", async () => {
    const { talk } = await visitor({ timezone: "Europe/Madrid" });
    const offered = await talk.say("quiero un masaje mañana a las 10");
    expect(offered.text).toBe(
      `Todas las horas son en hora de Nueva York. Para su masaje hay lugar el ${day(1)} a las 10:00 a. m. ¿Se lo guardo?`,
    );

    await talk.say("sí");
    expect((await talk.say(ana)).text).toMatch(
      /^Masaje con Mara el .* a las 10:00 a\. m\., hora de Nueva York \([34]:00 p\. m\., su hora local\), a nombre de Ana Gómez/,
    );
  });

  it("whose yes got no answer is told so, and is booked by the next", async () => {
    const { studio, talk } = await visitor();
    await talk.say("quiero un masaje mañana a las 10", "sí", ana);
    const lost = await withoutDatabase(studio.id, () => talk.say("sí"));
    expect(notices(lost.entries)).toEqual(["En este momento no se puede abrir la agenda."]);
    expect(lost.text).toBe(
      "En este momento no puedo abrir la agenda, así que todavía no sé si la cita quedó reservada. ¿Lo intento otra vez?",
    );

    expect((await talk.say("Sí")).toasts).toEqual(["booked"]);
  });

  it.each([
    ["¿cuánto cuesta un masaje?", "Masaje: $95 por 1 hora."],
    ["Precios", "Nuestros precios: masaje $95, consulta $40 y acupuntura $80."],
    ["Horario", "Nuestro horario es: de lunes a viernes de 9:00 a. m. a 5:00 p. m.; sábado y domingo, cerrado."],
    ["¿qué servicios ofrecen?", "Ofrecemos masaje (1 hora), consulta (30 minutos) y acupuntura (45 minutos)."],
    ["¿es usted un robot?", "Soy un asistente automático, así que aquí no escribe ninguna persona."],
  ])("asks %s", async (question, answer) => {
    const { talk } = await visitor();

    expect((await talk.say(question)).text).toBe(`${answer} ¿En qué más le puedo ayudar?`);
  });
});

it("sees in Spanish what is being done", async () => {
  const studio = await createStudio();
  const chat = await SocketChat.open(studio.id, { query: { locale: "es" } });
  await chat.say("Massage mañana");
  const shown = chat.frames.flatMap((frame) => (frame.type === "status" && frame.text ? [frame.text] : []));

  expect(shown).toEqual(["consultando los horarios…"]);
});

it("is greeted in English where a browser speaks neither language", async () => {
  const studio = await createStudio();
  const talk = await talkTo(studio, { locale: "fr-CA" });

  expect(talk.chat.entries).toMatchObject([{ text: expect.stringMatching(/^Hi, this is .*'s automated assistant\./) }]);
});
