import type { LocalDate } from "../../../booking/local-date.ts";
import { folded } from "../spelling.ts";
import { AROUND } from "./when/around.ts";
import { DAYS } from "./when/days.ts";
import { feastsAsDates } from "./when/feasts.ts";
import { timesAsRules } from "./when/times.ts";
import { MONTHS, type Rule, WEEKDAYS, wordsKnown } from "./when/words.ts";

/** Things with numbers, months or weekdays in them that are no wish for a time. Every gap is bounded. */
const NO_TIMES: RegExp[] = [
  /\b(?:buen(?:os|as)?|feliz|lind[oa]) (?:dias?|tardes?|noches?|manana|fin de semana|semana|lunes|martes|miercoles|jueves|viernes|sabado|domingo)\b/g,
  /^(?:(?:adios|chao|chau|bueno|gracias|vale|ok|pues|nos vemos|genial|perfecto)[,.!]* ){0,2}hasta (?:manana|luego|pronto)[.! ]*$/g,
  /\b(?:calle|c\/|avenida|avda|plaza|paseo|numero|num|opcion|piso|puerta|portal|sala|habitacion|local|planta|#) ?(?:de )?(?:la |el |los )?(?:[a-z]{3,15},? )?\d{1,4}\b(?![:/])/g,
  /\b(?:masaje|sesion|cita|consulta|tratamiento|corte|limpieza|clase|revision)s? de (?:\d{1,3}|una|un|media|hora)(?: (?:y media|horas?|minutos?|min|hora y media)){0,2}\b/g,
  /(?<!\b(?:en|dentro de|de aqui a|las) )\b(?:\d{1,3}|una|media|un par de) (?:horas?|minutos?|min)\b(?: y media)?(?! (?:mas tarde|libre))/g,
  /\b(?:hace|desde hace|durante) (?:\d{1,3}|una?|unos|unas|varios|varias|muchos|muchas) (?:dias?|semanas?|mes(?:es)?|anos?|horas?)\b/g,
  /\b(?:cada|por|al|a la) (?:dia|semana|mes|ano)\b(?! (?:siguiente|que|proxim))/g,
  /\b\d{1,4}(?: ?(?:-|o|a) ?\d{1,3})? ?(?:personas?|ninos?|ninas?|adultos?|amig[oa]s?|hij[oa]s?|veces|vez|anos?|euros?|€|dolares|pesos|soles|masajes?|sesion(?:es)?|citas?|opcion(?:es)?|preguntas?|cosas?|km|kilometros|de nosotros|meses de embarazo|semanas de embarazo)(?![a-z])/g,
  /\b(?:me llamo|mi nombre es|soy|con|a nombre de) (?:abril|mayo|julio|agosto|domingo|marzo)\b/g,
  /\b(?:la |el |mi )?(?:ultima|proxima|primera|segunda|otra) (?:vez|cita|visita|sesion|opcion)\b(?! (?:libre|disponible|posible|que (?:tenga|haya)))/g,
];

/** Little words of the rules; all other words that are left say nothing of a time. */
const LITTLE: Record<string, string> = {
  ...{
    y: "and",
    e: "and",
    o: "or",
    u: "or",
    ni: "or",
    el: "the",
    la: "the",
    los: "the",
    las: "the",
    un: "a",
    una: "a",
  },
  ...{ de: "of", del: "of the", en: "in", para: "for", a: "to", al: "to", este: "this", esta: "this", no: "no" },
  ...{ hoy: "today", ayer: "yesterday", anoche: "last night", manana: "tomorrow", dia: "day", dias: "days" },
  ...{ semana: "week", semanas: "weeks", mes: "month", meses: "months", ano: "year", hora: "xx", perdon: "sorry" },
  ...{
    digo: "sorry",
    mejor: "rather",
    vale: "ok",
    si: "yes",
    quiza: "maybe",
    quizas: "maybe",
    digamos: "say",
    sea: "be",
  },
};

/**
 * What a Spanish message says of days and times in the words that the rules of `when/` are written in: "el martes que
 * viene a eso de las cinco" is "next tuesday around 5". All other words become "xx", which no rule knows.
 */
export function when(text: string, today: LocalDate): string {
  const told = NO_TIMES.reduce((left, pattern) => left.replace(pattern, " ; "), wordsKnown(folded(text)));
  const dated = feastsAsDates(told, today).replace(/[a-z]+/g, (word) => WEEKDAYS[word] ?? MONTHS[word] ?? word);
  return inRuleWords(timesAsRules(dated), [...DAYS, ...AROUND])
    .replace(/\p{Ll}[\p{L}'-]*/gu, (word) => (Object.hasOwn(LITTLE, word) ? (LITTLE[word] ?? "xx") : "xx"))
    .replace(/xx(?: xx)+/g, "xx")
    .replace(/ {2,}/g, " ")
    .trim()
    .toLowerCase();
}

function inRuleWords(text: string, rules: Rule[]): string {
  return rules.reduce(
    (all, [pattern, rule]) => (typeof rule === "string" ? all.replace(pattern, rule) : all.replace(pattern, rule)),
    text,
  );
}
