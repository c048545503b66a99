import { distance, slipsAllowed } from "../../spelling.ts";

/**
 * Spanish words and the rule words that they stand for, which are in upper case here: so what has been read already is
 * told from what has not.
 */
export const WEEKDAYS: Record<string, string> = {
  lunes: "MONDAY",
  martes: "TUESDAY",
  miercoles: "WEDNESDAY",
  jueves: "THURSDAY",
  viernes: "FRIDAY",
  sabado: "SATURDAY",
  domingo: "SUNDAY",
};
const SHORT_WEEKDAYS: Record<string, string> = {
  ...{
    lun: "lunes",
    mie: "miercoles",
    mier: "miercoles",
    jue: "jueves",
    vie: "viernes",
    vier: "viernes",
    sab: "sabado",
  },
  ...{ sabados: "sabado", domingos: "domingo", dom: "domingo" },
};
export const MONTHS: Record<string, string> = {
  ...{ enero: "JANUARY", febrero: "FEBRUARY", marzo: "MARCH", abril: "APRIL", mayo: "MAY", junio: "JUNE" },
  ...{ julio: "JULY", agosto: "AUGUST", septiembre: "SEPTEMBER", octubre: "OCTOBER", noviembre: "NOVEMBER" },
  diciembre: "DECEMBER",
};
/** Regex source for a weekday and a month that have been read, each a group. */
export const WEEKDAY = `(${Object.values(WEEKDAYS).join("|")})`;
export const MONTH = `(${Object.values(MONTHS).join("|")})`;

/** What is looked for, and the rule words for it. */
export type Rule = [pattern: RegExp, rule: string | ((...groups: string[]) => string)];

const SHORT_MONTHS: Record<string, string> = {
  ...{ ene: "enero", feb: "febrero", abr: "abril", jun: "junio", jul: "julio", ago: "agosto", sep: "septiembre" },
  ...{ sept: "septiembre", setiembre: "septiembre", oct: "octubre", nov: "noviembre", dic: "diciembre" },
};
/** How people shorten the rest. */
const SHORTHAND: Record<string, string> = {
  ...{
    mnn: "manana",
    mna: "manana",
    manna: "manana",
    finde: "fin de semana",
    findes: "fines de semana",
    prox: "proximo",
  },
  ...{
    xa: "para",
    pa: "para",
    q: "que",
    sem: "semana",
    ahorita: "ahora mismo",
    hrs: "horas",
    hs: "horas",
    mediodia: "mediodia",
  },
};
const NUMBERS = [
  ...[
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
  ],
  ...["catorce", "quince", "dieciseis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiuno", "veintidos"],
  ...["veintitres", "veinticuatro", "veinticinco", "veintiseis", "veintisiete", "veintiocho", "veintinueve", "treinta"],
];
/** Minutes alone are as high as these; a date never is. */
const TENS: Record<string, number> = { treinta: 30, cuarenta: 40, cincuenta: 50 };

/** Long enough to be told apart from ordinary words even with a slip in them. */
const FORGIVEN = [...Object.keys(WEEKDAYS), ...Object.keys(MONTHS), "manana", "semana", "proximo", "mediodia"];
/** Ordinary words one slip away from a forgiven one. */
const NOT_SLIPS = new Set(
  "vienes viene viernen nueves luces lunas partes mares entero abrir abrid agoto dominio manzana manana semanal junto jugo mantes juegos jueces proxima".split(
    " ",
  ),
);

/** The words of a message without slips and short forms, numbers as figures. */
export function wordsKnown(text: string): string {
  return text
    .replace(/\b(treinta|cuarenta|cincuenta) y (uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)\b/g, (_, tens, unit) =>
      String((TENS[tens] ?? 0) + NUMBERS.indexOf(unit)),
    )
    .replace(/\bveinti ?(?=un\b)|\btreinta y un\b/g, (tens) => (tens.startsWith("v") ? "veintiuno " : "31"))
    .replace(/\bmar\.? (?=\d)/g, "martes ")
    .replace(/[a-z]+/g, known)
    .replace(/\bla una\b/g, "la 1")
    .replace(/\b(?:uno|primero|1ro) (?=de (?:[a-z]{4,10}|este mes|mes)\b)/g, "1 ");
}

function known(word: string): string {
  const full = SHORT_WEEKDAYS[word] ?? SHORT_MONTHS[word] ?? SHORTHAND[word];
  if (full) return full;
  const number = NUMBERS.indexOf(word);
  if (word !== "uno" && (number >= 0 || TENS[word])) return String(number >= 0 ? number : TENS[word]);
  if (word.length < 5 || word.length > 12 || NOT_SLIPS.has(word) || isForgiven(word)) return word;
  // As in English, people rarely miss the first letter.
  const meant = FORGIVEN.find(
    (right) => right[0] === word[0] && distance(word, right, slipsAllowed(right)) <= slipsAllowed(right),
  );
  return meant ?? word;
}

function isForgiven(word: string): boolean {
  return FORGIVEN.includes(word) || FORGIVEN.includes(word.replace(/s$/, ""));
}
