import { describe, expect, it } from "vitest";
import type { AppointmentFacts, BusinessFacts } from "../../../db/queries/subject-facts.ts";
import { DEFAULT_LIMITS } from "../../../db/schema/tenants.ts";
import { appointmentLetter, type Occasion } from "../../../domain/messages/appointment-letters.ts";
import { appointmentText } from "../../../domain/messages/appointment-texts.ts";
import { appointmentStandsLetter } from "../../../domain/messages/calendar-letters.ts";
import { contactLetter, holdLetter, type Writing, waitlistLetter } from "../../../domain/messages/followup-letters.ts";
import { contactText, waitlistText } from "../../../domain/messages/followup-texts.ts";
import type { Letter } from "../../../domain/messages/letter.ts";
import { LANGUAGES, type Language } from "../../../words/languages.ts";

const HOUR = 3_600_000;
const NOW = Date.UTC(2031, 10, 20, 12);
const START = Date.UTC(2031, 10, 25, 19, 30);

const business: BusinessFacts = {
  ...{ id: "b", slug: "bloom", name: "Bloom Wellness", timezone: "America/New_York", country: "US" },
  contact: { email: "hello@bloom.example" },
  facts: { phone: "+12125550142" },
  look: { accent: "#2f6f5e", privacyUrl: "/privacy" },
  limits: DEFAULT_LIMITS,
  calendar: { provider: "none" },
};
const appointment: AppointmentFacts = {
  ...{ id: "a", version: 2, reference: "K7P2QX", status: "confirmed", start: START, end: START + HOUR },
  ...{ timezone: "America/New_York", serviceId: "s", serviceName: "Reiki", staffId: "m", staffName: "Mara" },
  ...{ place: "Calle Mayor 1", notes: "", changeNoticeMinutes: 24 * 60, sessionId: null, channel: "api" },
  ...{ clientName: "Ana", clientEmail: "ana@example.com", clientPhone: "+12125550188" },
  ...{ clientTimezone: "Europe/London", clientLanguage: "es" },
  ...{ texts: "agreed", emailOptedOut: false, confirmedAt: NOW },
};
const links: Writing["links"] = {
  manage: async () => "https://gomomo.example/m/token",
  unsubscribe: async () => "https://gomomo.example/u/token",
  page: (slug) => `https://gomomo.example/b/${slug}`,
};
const ctx = { tenantId: "b", clock: { now: () => NOW }, links };
const OCCASIONS: Occasion[] = [
  { kind: "confirmation" },
  { kind: "cancellation" },
  { kind: "reminder" },
  { kind: "change", before: START - 24 * HOUR },
  { kind: "change", before: START },
  { kind: "change", before: null },
];
const writingIn = (language: Language, clientTimezone: string | null = null): Writing => {
  return { links, business, clocks: { timezone: "America/New_York", clientTimezone, now: NOW }, language };
};
const slots = [
  { start: START, staffName: "Mara" },
  { start: START + HOUR, staffName: "Noor" },
];

/** Every letter that a client or visitor may get, in one language. */
async function lettersIn(language: Language): Promise<Letter[]> {
  const its = { ...appointment, clientLanguage: language };
  const writing = writingIn(language);
  return [
    ...(await Promise.all(OCCASIONS.map((occasion) => appointmentLetter(ctx, occasion, its, business)))),
    await appointmentStandsLetter(ctx, its, business),
    contactLetter(writing),
    holdLetter(writing, appointment),
    waitlistLetter(writing, { serviceName: "Reiki", slots }),
    waitlistLetter(writing, { serviceName: "Reiki", slots: slots.slice(0, 1) }),
  ];
}

function textsIn(language: Language): string[] {
  const its = { ...appointment, clientTimezone: null, clientLanguage: language };
  return [
    ...OCCASIONS.map((occasion) => appointmentText(occasion, its, business)),
    contactText(writingIn(language)),
    waitlistText(writingIn(language), { serviceName: "Reiki", slots: slots.slice(0, 1) }),
  ];
}

describe("in Spanish", () => {
  it("a letter says all that the English one does, as it is said there", async () => {
    const { subject, preview, parts, footer } = await appointmentLetter(
      ctx,
      { kind: "change", before: START - 24 * HOUR },
      appointment,
      business,
    );
    expect({ subject, preview, footer }).toEqual({
      subject: "Su cita pasa al martes 25 de noviembre a las 2:30 p. m., hora de Nueva York, Reiki en Bloom Wellness",
      preview: "Reiki con Mara. Referencia K7P2QX.",
      footer: ["Enviado automáticamente en nombre de Bloom Wellness, porque usted reservó allí."],
    });
    expect(parts).toMatchObject([
      { text: "Su cita ha cambiado de hora" },
      { text: "Era el lunes 24 de noviembre a las 2:30 p. m. Esta es la nueva hora:" },
      {
        when: [
          "Martes 25 de noviembre\n2:30 p. m.",
          "hasta las 3:30 p. m., hora de Nueva York",
          "En su zona: 7:30 p. m. (hora de Londres)",
        ],
        lines: ["Con Mara", "Calle Mayor 1"],
      },
      { label: "Ver, cambiar o cancelar la cita" },
      {
        text: "Puede cambiarla o cancelarla hasta el lunes 24 de noviembre a las 2:30 p. m. Si tiene alguna pregunta, puede responder a este correo o llamar al +1 212 555 0142.",
      },
    ]);
  });

  it("one o'clock is one", async () => {
    const at = Date.UTC(2031, 10, 25, 18);
    const { subject, parts } = await appointmentLetter(
      ctx,
      { kind: "reminder" },
      { ...appointment, clientTimezone: null, start: at - HOUR, end: at },
      business,
    );
    expect(subject).toContain("a las 12:00 p. m.");
    expect(parts).toMatchObject([{}, { when: [expect.anything(), "hasta la 1:00 p. m."] }, {}, {}]);
  });

  it("texts keep to plain letters by their wording, so that none is billed as more than one", () => {
    expect(textsIn("es")).toEqual([
      "Bloom Wellness: su cita queda reservada, mar 25 nov a las 2:30 p. m., Reiki con Mara. Referencia K7P2QX. Responda STOP para darse de baja.",
      "Bloom Wellness: su cita del mar 25 nov a las 2:30 p. m., Reiki con Mara, queda cancelada. Referencia K7P2QX. Responda STOP para darse de baja.",
      "Bloom Wellness: le esperamos el mar 25 nov a las 2:30 p. m., Reiki con Mara. Referencia K7P2QX. Responda STOP para darse de baja.",
      ...Array(3).fill(
        "Bloom Wellness: su cita pasa al mar 25 nov a las 2:30 p. m., Reiki con Mara. Referencia K7P2QX. Responda STOP para darse de baja.",
      ),
      "Bloom Wellness: le escribimos como nos ha pedido. Reserve, cambie o pregunte en https://gomomo.example/b/bloom O llame al +1 212 555 0142. Responda STOP para darse de baja.",
      "Bloom Wellness: libre ahora para Reiki: martes 25 de noviembre a las 2:30 p. m. con Mara. No se la guardamos: es de quien la reserve primero. https://gomomo.example/b/bloom Responda STOP para darse de baja.",
    ]);
    const saturday = { ...appointment, clientTimezone: null, start: START + 96 * HOUR, end: START + 97 * HOUR };
    expect(appointmentText({ kind: "reminder" }, saturday, business)).toContain("le esperamos el sab 29 nov");
  });
});

describe.each(LANGUAGES)("in %s", (language) => {
  it("every letter says something everywhere, says so of itself, and no word of another language", async () => {
    const letters = await lettersIn(language);
    const others = (await Promise.all(LANGUAGES.filter((other) => other !== language).map(lettersIn))).flat();
    const wordsOf = ({ subject, preview, parts, footer }: Letter) => [
      ...[subject, preview, ...footer],
      ...parts.flatMap((part) => (part.kind === "text" || part.kind === "heading" ? [part.text] : [])),
      ...parts.flatMap((part) => (part.kind === "button" ? [part.label] : [])),
      ...parts.flatMap((part) => (part.kind === "ticket" ? part.when : [])),
    ];
    const foreign = new Set(others.flatMap(wordsOf));
    for (const letter of letters) {
      expect(letter.language).toBe(language);
      for (const words of wordsOf(letter)) {
        expect(words).toMatch(/\p{L}/u);
        expect(words).not.toMatch(/undefined|null|\[object| {2}/);
        expect(foreign.has(words)).toBe(false);
      }
    }
  });

  it("the texts of an appointment are one segment each, where names are not long", () => {
    for (const text of textsIn(language).slice(0, OCCASIONS.length)) {
      expect(text).toMatch(/^[ -Z_a-z]+$/);
      expect(text.length).toBeLessThanOrEqual(160);
    }
  });
});
