import { MONTH as M, MONTHS, type Rule, WEEKDAY as W } from "./words.ts";

const NEXT = "(?:que viene|que entra|proxim[ao]|siguiente|entrante)";
const NTH: Record<string, string> = {
  primer: "FIRST",
  segund: "SECOND",
  tercer: "THIRD",
  cuart: "FOURTH",
  quint: "FIFTH",
};

/** Later rules see what the earlier ones have made of a message: their words are in upper case. */
export const DAYS: Rule[] = [
  // How soon, where that is all that counts.
  [
    /\b(?:cuanto antes|lo (?:antes|mas pronto|mas rapido) (?:posible|que (?:pueda|puedan|se pueda))|en cuanto (?:pueda|puedan|sea posible|se pueda)|ya mismo|ahora mismo|urgente(?:mente)?|enseguida|de inmediato)\b/g,
    "ASAP",
  ],
  [
    /\b(?:l[ao]s? |el |su |al )?(?:primer[oa]?s?|proxim[oa]s?) (?:\w{2,12} )?(?:libres?|disponibles?|posibles?|que (?:tenga[ns]?|haya|salga|puedan?))\b|\b(?:la|el|su) primer[oa]? (?:hueco|cita|disponibilidad|turno)\b/g,
    "FIRST AVAILABLE",
  ],
  [
    /\bcuando (?:sea|pueda[ns]?|quiera[ns]?|(?:le|les|te|os) (?:venga|vaya) bien|tenga[ns]? (?:un )?(?:hueco|sitio|lugar|libre|disponible|disponibilidad)|haya (?:un )?(?:hueco|sitio|lugar)?)\b|\bel dia que sea\b|\b(?:me da|da) igual (?:el dia|cuando|que dia)\b|\bno (?:me )?importa (?:el dia|cuando|que dia)\b/g,
    "WHENEVER",
  ],
  [
    /\b(?:soy|estoy) (?:muy |totalmente )?(?:flexible|disponible siempre|libre siempre)\b|\btengo total disponibilidad\b/g,
    "I'M FLEXIBLE",
  ],
  [/\b(?:todos los dias|cualquier dia|cualquiera de los dias)\b/g, "ANY DAY"],
  [/\b(?:a )?(?:cualquier hora|la hora que sea|todas horas)\b/g, "ANY TIME"],
  [
    /\b(?:me da igual|da igual|no me importa|me es igual|lo que (?:tenga[ns]?|haya)|usted (?:elige|decide)|como quiera)\b/g,
    "DON'T MIND",
  ],
  // Correcting oneself, and moving something.
  [/\b(?:en vez|en lugar) del?\b/g, "INSTEAD OF"],
  [/\b(?:quiero decir|queria decir|mejor dicho|en realidad)\b/g, "I MEAN"],
  [
    /(?<!en |mas |para )\b(?:mover|cambiar|pasar|adelantar|atrasar|aplazar|reprogramar|reagendar|muev[ae]|cambi[ae]|pase|pasa|adelant[ae]|atras[ae]|aplace)(?:me)?(?:l[ao]s?)?\b(?! (?:de|por)\b)/g,
    "MOVE",
  ],
  // Weeks, months and weekends.
  [new RegExp(`\\b(?:el )?(?:proximo fin de semana|fin de semana ${NEXT})`, "g"), "NEXT WEEKEND"],
  [/\beste fin de semana\b/g, "THIS WEEKEND"],
  [/\b(?:(?:el|los|en|un) )?(?:fin|fines) de semana\b/g, "WEEKEND"],
  [/\bentre semana\b|\b(?:dias?) (?:laborables?|habiles|de diario|de semana)\b/g, "WEEKDAYS"],
  [new RegExp(`\\b(?:la )?(?:proxima semana|semana ${NEXT})`, "g"), "NEXT WEEK"],
  [/\b(?:la )?semana pasada\b|\b(?:el )?mes pasado\b|\banoche\b/g, "LAST WEEK"],
  [/\bel resto de (?:la|esta) semana\b|\bmas adelante (?:en|de) (?:la|esta) semana\b/g, "REST OF THE WEEK"],
  [/\besta (?:misma )?semana\b/g, "THIS WEEK"],
  [/\b(?:la )?semana del? (?:el )?(?=\d)/g, "THE WEEK OF el "],
  [/\bla otra semana\b|\bla semana despues de la que viene\b/g, "THE WEEK AFTER NEXT"],
  [new RegExp(`\\b(?:el )?(?:proximo mes|mes ${NEXT})`, "g"), "NEXT MONTH"],
  [new RegExp(`\\b(?:el )?(?:proximo ano|ano ${NEXT})`, "g"), "NEXT YEAR"],
  [/\beste (?:mismo )?mes\b/g, "THIS MONTH"],
  [/\b(?:(?:a|para|hacia|en) )?(?:principios?|comienzos?|inicios?|primeros) del? /g, "BEGINNING OF "],
  [/\b(?:(?:a|para|hacia|en) )?mediados del? /g, "MIDDLE OF "],
  [/\b(?:(?:a|para|hacia|en|el) )?(?:finales|final|fines|fin) del? /g, "END OF "],
  [
    /(?<=\b(?:BEGINNING|MIDDLE|END) OF )(?:(?:la|el|este) )?(mes|semana)\b/g,
    (_, unit = "") => (unit === "mes" ? "THE MONTH" : "THE WEEK"),
  ],
  // Days near today.
  [/\b(?:el )?(?:dia )?pasado manana\b|(?<=\bmanana (?:o|y) )pasado\b/g, "DAY AFTER TOMORROW"],
  [/\b(?:el dia despues|al dia siguiente) del? /g, "THE DAY AFTER "],
  [/\b(?:el dia antes|el dia anterior|la vispera) (?:a|al|del?) /g, "THE DAY BEFORE "],
  [/\bmanana (?:mismo)\b/g, "TOMORROW"],
  [/\bhoy (?:mismo)\b/g, "TODAY"],
  [/\b(?:(?:de )?hoy en )(8|15)(?: dias)?\b/g, (_, days = "") => `IN ${days === "8" ? 1 : 2} WEEKS`],
  [
    new RegExp(`\\b(?:del? |el )?(?:este )?(?:${W}|manana) en (8|15)(?: dias)?\\b`, "g"),
    (_, day, days = "") => `${days === "8" ? 1 : 2} WEEKS FROM ${day ?? "TOMORROW"}`,
  ],
  // In Spanish eight days are a week, and fifteen two: either is looked at.
  [
    /\b(?:en|dentro de|de aqui a) (?:unos )?(8|15) dias\b/g,
    (_, days = "") => `IN ${Number(days) - 1} DAYS OR IN ${days} DAYS`,
  ],
  [
    /\b(?:en|durante|dentro de) (?:los|las) (?:proxim[oa]s|siguientes) (\d{1,2}) (dia|semana|mes)(?:es|s)?\b/g,
    (_, count, unit = "") => `IN THE NEXT ${count} ${UNITS[unit]}S`,
  ],
  [/\b(?:en|durante) los proximos dias\b/g, "IN THE NEXT FEW DAYS"],
  [
    /\b(?:en|dentro de|de aqui a) (\d{1,3}|una?|un par de|media) (dia|semana|mes|hora|minuto|min)(?:es|s)?\b/g,
    (_, count = "", unit = "") =>
      `IN ${AMOUNTS[count] ?? count} ${UNITS[unit]}${/^\d|par/.test(count) && count !== "1" ? "S" : ""}`,
  ],
  [
    /\b(?:en|dentro de) un(?:os|as) (?:pocos |cuant[oa]s )?(dia|semana)s\b/g,
    (_, unit = "") => `IN A FEW ${UNITS[unit]}S`,
  ],
  // Weekdays.
  [
    new RegExp(`\\b(?:del?|desde el) ${W},? (\\d{1,2}(?: de ${M})?) (?:al|a|hasta el) ${W} (\\d{1,2})\\b`, "g"),
    (_, _from, first, _month, _to, last) => `del ${first} al ${last}`,
  ],
  [new RegExp(`\\bdel? ${W} (?:para|por) (?:el )?(?=${W})`, "g"), "FROM $1 TO "],
  [new RegExp(`(?<=${W}) ni (?:el |los )?(?=${W})`, "g"), " OR "],
  [
    new RegExp(
      `\\b(?:(?:el|los) )?(primer|segund|tercer|cuart|quint)[oa]? (${W.slice(1, -1)}|semana|dia)\\b(?= (?:del?|en)\\b)`,
      "g",
    ),
    (_, nth = "", day = "") => `${NTH[nth]} ${UNITS[day] ?? day}`,
  ],
  [
    new RegExp(`\\b(?:el |la )?ultim[oa] (${W.slice(1, -1)}|semana|dia)\\b(?= (?:del?|en)\\b)`, "g"),
    (_, day = "") => `LAST ${UNITS[day] ?? day}`,
  ],
  [
    new RegExp(`\\b(?:el |este )?(?:ultimo |pasado )${W}|\\b(?:el )?${W} pasado\\b`, "g"),
    (_, a, b) => `LAST ${a ?? b}`,
  ],
  [new RegExp(`\\beste (?:mismo |proximo )?${W}(?: (?:mismo|${NEXT}))?`, "g"), "THIS $1"],
  [new RegExp(`\\b(?:el |al |del )?(?:proximo ${W}|${W} ${NEXT})`, "g"), (_, a, b) => `NEXT ${a ?? b}`],
  [new RegExp(`\\b(?:los|todos los) ${W}`, "g"), "$1S"],
  [
    new RegExp(`(?<=[A-Z]S )(y|o|e|u|y los|o los|,) ?(?:los )?${W}(?!S)`, "g"),
    (_, joint = "", day = "") => `${joint.startsWith("o") ? "OR" : "AND"} ${day}S`,
  ],
  [new RegExp(`\\b(?:un|algun|cualquier|cada) ${W}`, "g"), "ANY $1"],
  [
    new RegExp(
      `${W},? (?:dia )?(?:el )?(\\d{1,2})(?![\\d:/.]|[AP]M| (?:de |del )?${M}|,? (?:de (?=[a-z])|horas|o mas|a \\d|en punto))`,
      "g",
    ),
    "$1 THE $2TH",
  ],
  // Dates.
  [
    new RegExp(
      `\\b(?:del? |entre |desde )?(?:el )?(\\d{1,2}) (?:al?|y|hasta)(?: el)? (\\d{1,2}) del? ${M}(?: del? (\\d{4}))?`,
      "g",
    ),
    (whole = "", a, b, month, year = "") =>
      / y /.test(whole) && !/^entre/.test(whole) ? `${a} AND ${b} ${month} ${year}` : `${a} TO ${b} ${month} ${year}`,
  ],
  [new RegExp(`\\b(\\d{1,2})(?: de| del)? ${M}(?:,? (?:del? )?(?:ano )?(\\d{4}))?`, "g"), "$1 $2 $3"],
  [
    /(?<![\w.:/-])(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d\d))?(?![\d/:])/g,
    (whole = "", day, month = "", year = "") =>
      Number(month) < 1 || Number(month) > 12 ? whole : dated(day, month, year),
  ],
  [
    /(?<![\w.:/-])(\d{1,2})-(\d{1,2})-(\d{4}|\d\d)(?![\d/:-])/g,
    (whole = "", day, month = "", year = "") =>
      Number(month) < 1 || Number(month) > 12 ? whole : dated(day, month, year),
  ],
  [
    /(?<=\b(?:el|al|del|dia|los dias|y el|o el) )(?:dia )?([12]?\d|3[01])\b(?![:/.%]\d|[AP]M| ?(?:%|horas|minutos|[A-Z]{3}))/g,
    "THE $1TH",
  ],
  [/(?<=THE \d{1,2}TH (?:y|o|,) )([12]?\d|3[01])\b(?![:/.%]\d|[AP]M)/g, "THE $1TH"],
];

/** The day comes first wherever Spanish is spoken. */
function dated(day: string, month: string, year: string): string {
  const name = Object.values(MONTHS)[Number(month) - 1];
  return `${day} ${name} ${year.length === 2 ? `20${year}` : year}`;
}

const UNITS: Record<string, string> = {
  dia: "DAY",
  semana: "WEEK",
  mes: "MONTH",
  hora: "HOUR",
  minuto: "MINUTE",
  min: "MINUTE",
};
const AMOUNTS: Record<string, string> = { un: "A", una: "A", media: "HALF AN", "un par de": "A COUPLE OF" };
