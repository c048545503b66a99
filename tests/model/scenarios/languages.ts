import { booked, ANA as CLIENT } from "../../support/scenarios/happenings.ts";
import { cancels, keeps, looks, looksUp, movesTo, says } from "../../support/scenarios/model-says.ts";
import type { Scenario, Step } from "../../support/scenarios/scenario.ts";
import { ANA, BOOKED, untilOffered } from "./openings.ts";

const untilReadBack: Step[] = [
  {
    visitor: "hola, quisiera un massage mañana a las 10 de la mañana",
    model: [looks("Massage", "tomorrow at 10 am"), says("Tengo libre $time:1.")],
    hears: "jueves … a las 10:00 a. m.",
  },
  { visitor: "sí, por favor", hears: "¿Me da su nombre y un correo o número de teléfono?" },
  { visitor: ANA, hears: "¿Hago la reserva?" },
];

export const languages: Scenario[] = [
  {
    title: "Spanish, from the first word to the yes",
    talk: [...untilReadBack, { visitor: "sí, resérvela", hears: "Su cita está reservada: jueves … Su referencia es" }],
    book: [BOOKED],
  },
  {
    title: "Spanish, by the browser's word",
    visitor: { locale: "es-MX" },
    talk: [
      { visitor: "massage", model: [says("¿Qué día le conviene?")], hears: "día" },
      { visitor: "mañana", model: [looks("Massage", "tomorrow"), says("Tengo $time:1 o $time:2.")], hears: "jueves" },
      { visitor: "la primera", hears: "¿Me da su nombre" },
      { fills: CLIENT, hears: "¿Hago la reserva?" },
      { visitor: "sí" },
    ],
    book: [BOOKED],
  },
  {
    title: "Spanish, and thinks again",
    talk: [
      ...untilReadBack,
      {
        visitor: "mejor el viernes a las 3 de la tarde",
        model: [looks("Massage", "friday at 3 pm"), says("$time:1 está libre.")],
        hears: "viernes … a las 3:00 p. m.",
      },
      { visitor: "sí", hears: "¿Hago la reserva?" },
      { visitor: "sí", hears: "Su cita está reservada" },
    ],
    book: ["confirmed: Massage with Mara, Friday 15:00, Ana Gómez, ana@example.com"],
  },
  {
    title: "Spanish, to cancel",
    given: [booked("Massage", "Thursday 14:00", { client: CLIENT })],
    talk: [
      {
        visitor: "quiero cancelar mi cita {reference}, ana@example.com",
        model: [looksUp("{reference}", { email: "ana@example.com" }), cancels("{reference}")],
        hears: "¿Cancelo la cita?",
      },
      { visitor: "sí, cancélela", hears: "La cita queda cancelada" },
    ],
    book: ["cancelled: Massage with Mara, Thursday 14:00, Ana Gómez, ana@example.com"],
  },
  {
    title: "Spanish, to move",
    given: [booked("Massage", "Thursday 14:00", { client: CLIENT })],
    talk: [
      {
        visitor: "quiero cambiar mi cita {reference} al viernes a las 3 de la tarde, ana@example.com",
        model: [
          looksUp("{reference}", { email: "ana@example.com" }),
          looks("Massage", "friday at 3 pm", { moving: "{reference}" }),
          movesTo(1),
        ],
        hears: "¿Hago el cambio?",
      },
      { visitor: "sí", hears: "El cambio está hecho" },
    ],
    book: ["confirmed: Massage with Mara, Friday 15:00, Ana Gómez, ana@example.com"],
  },
  {
    title: "Spanish, with questions in between",
    talk: [
      ...untilReadBack,
      { visitor: "¿cuánto cuesta?", model: [says("Massage cuesta 95 USD.")], hears: "95 … ¿Hago la reserva?" },
      {
        visitor: "¿dónde puedo estacionar?",
        model: [says("There is metered parking on Linden Street.")],
        hears: "¿Hago la reserva?",
      },
      { visitor: "no", hears: "no queda reservada" },
      { visitor: "no quiero nada, gracias" },
    ],
    book: [],
  },
  {
    title: "first English, then Spanish, then English",
    talk: [
      ...untilOffered,
      {
        visitor: "¿habla español?",
        model: [says("Sí, con gusto.")],
        hears: { rules: "De acuerdo.", model: "Sí, con gusto." },
      },
      { visitor: "sí, guárdemela por favor", hears: "Le guardo el jueves" },
      {
        visitor: "sorry, in English please",
        model: [says("Of course.")],
        hears: { rules: "All right. May I have your name", model: "Of course. May I have your name" },
      },
      { visitor: ANA, hears: "Shall I book it?" },
      { visitor: "yes", hears: "You're booked" },
    ],
    book: [BOOKED],
  },
  {
    title: "French, which is understood by the model alone",
    brains: ["model"],
    visitor: { locale: "fr-FR" },
    talk: [
      {
        visitor: "bonjour, je voudrais un massage demain à 10 heures",
        model: [
          looks("Massage", "tomorrow at 10 am"),
          says("Bonjour, $time:1 est libre. I can help you in English or Spanish."),
        ],
        hears: "10:00 am",
      },
      { visitor: "oui, merci", model: [keeps(1)], hears: "I'm keeping Thursday" },
      { visitor: ANA, hears: "Shall I book it?" },
      { visitor: "yes", hears: "You're booked" },
    ],
    book: [BOOKED],
  },
  {
    title: "German, by the rules",
    brains: ["rules"],
    talk: [
      { visitor: "Guten Tag, ich hätte gern einen Termin für eine Massage am Freitag" },
      { visitor: "friday", hears: "Friday" },
    ],
  },
];
