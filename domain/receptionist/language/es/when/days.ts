import { MONTHS, WEEKDAYS } from "./words.ts";

const W = `(${Object.values(WEEKDAYS).join("|")})`;
const M = `(${Object.values(MONTHS).join("|")})`;
const NEXT = "(?:que viene|que entra|proxim[ao]|siguiente|entrante)";
const NTH: Record<string, string> = {
  primer: "FIRST",
  segund: "SECOND",
  tercer: "THIRD",
  cuart: "FOURTH",
  quint: "FIFTH",
};
const PART_OF_DAY = "(MORNING|LATE EVENING|\\d\\d:\\d\\d-\\d\\d:\\d\\d)";
/** Where a clause ends: "el lunes no puedo" is about the Monday before it, "no puedo el lunes" about the one behind. */
const END = "(?= ?(?:$|[,.;!?]|pero\\b|y\\b|mejor\\b|porque\\b|asi\\b))";
const CANNOT =
  "(?:no (?:puedo|podria|podre|me va(?: bien)?|me viene bien|me queda bien|me sirve|me conviene|quiero|trabajo|estoy(?: libre| disponible)?|voy a poder|tengo tiempo)(?: ir| venir)?|(?:me )?(?:es imposible|viene mal|va mal)|trabajo)";

/** Later rules see what the earlier ones have made of a message: their words are in upper case. */
const RULES: [RegExp, string | ((...groups: string[]) => string)][] = [
  // How soon, where that is all that counts.
  [
    /\b(?:cuanto antes|lo (?:antes|mas pronto|mas rapido) (?:posible|que (?:pueda|puedan|se pueda))|en cuanto (?:pueda|puedan|sea posible|se pueda)|ya mismo|ahora mismo|urgente(?:mente)?|enseguida|de inmediato)\b/g,
    "ASAP",
  ],
  [
    /\b(?:la |el |lo |su |al )?(?:primer[oa]?|proxim[oa]) (?:\w{2,12} )?(?:libre|disponible|posible|que (?:tenga[ns]?|haya|salga|puedan?))\b|\b(?:la|el|su) primer[oa]? (?:hueco|cita|disponibilidad|turno)\b/g,
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
  [new RegExp(`(?<=\\b(?:de|en|para|durante) )${M}`, "g"), "$1"],
  // What does not suit.
  [new RegExp(`${PART_OF_DAY} (?:${CANNOT}|no)${END}`, "g"), "NOT $1"],
  [new RegExp(`\\b(?:hasta|antes de)(?: las| la)? (\\S{1,8}) ${CANNOT}`, "g"), "NOT BEFORE $1"],
  [new RegExp(`\\b${CANNOT} (?:hasta|antes del?)(?= )`, "g"), "NOT BEFORE"],
  [new RegExp(`\\b${CANNOT} (?:despues del?|mas tarde del?|pasadas)(?= )`, "g"), "UNTIL"],
  [new RegExp(`(?<=[A-Z] )(?:${CANNOT}|no(?: puede ser)?|imposible|fatal)${END}`, "g"), "DOESN'T WORK"],
  [new RegExp(`\\b${CANNOT}(?: (?:ni|los|el|la|por|en|a las?|para))*(?= )`, "g"), "CAN'T DO"],
  [
    /\b(?:menos|excepto|salvo|que no sea[n]?|pero no|quitando|a excepcion del?)(?: (?:el|los|la|las|por|en|a))*(?= [A-Z0-9])/g,
    "EXCEPT",
  ],
  [/\b(?:no|ni) (?:(?:el|los|la|las|por|en|a|para) ){0,3}(?=[A-Z0-9])/g, "NOT "],
  // From when to when.
  [
    /\b(?:estoy |estare |voy a estar |me voy )?(?:de vacaciones|fuera|de viaje|ocupad[oa]|liad[oa]|de baja) hasta(?: el)?\b/g,
    "AWAY UNTIL",
  ],
  [/\b(?:trabajo|estoy trabajando) hasta(?: las)?\b/g, "WORK UNTIL"],
  [/\b(?:salgo|termino|acabo)(?: de trabajar| del trabajo)? a las?\b/g, "FINISH AT"],
  [/\b(?:no|nunca) antes del?\b/g, "NOT BEFORE"],
  [/\b(?:a partir del?|desde|de)(?: el| las?)? (?=\S{1,12} en adelante)/g, "FROM "],
  [/\b(?:a partir del?|desde)(?: (?:el|la|las))?(?= )/g, "FROM"],
  [/\bantes del?(?: (?:el|la|las))?(?= )/g, "BEFORE"],
  [/\b(?:despues del?|luego del?|pasad[oa]s?|tras|mas tarde del?)(?: (?:el|la|las))?(?= [A-Z0-9])/g, "AFTER"],
  [/\b(?:a mas tardar|como (?:muy tarde|maximo|mucho))(?= ?(?:$|[,.;!?]))/g, "AT THE LATEST"],
  [/\b(?:a mas tardar|como (?:muy tarde|maximo|mucho))(?: (?:el|la|las|a las))?(?= )/g, "BY"],
  [/\bhasta(?: (?:el|la|las))?(?= )/g, "UNTIL"],
  [/\b(?:o|u) (?:mas tarde|despues)\b|\b(?:en|para) adelante\b/g, "OR LATER"],
  [/\bo (?:antes|mas temprano|mas pronto)\b/g, "OR EARLIER"],
  [/\bcomo pronto\b/g, "AT THE EARLIEST"],
  [/\bentre(?: (?:el|la|las))?(?= )/g, "BETWEEN"],
  [
    /\b(?:a eso de|sobre|hacia|alrededor de|cerca de|como a|tipo|mas o menos a|aproximadamente a|por ahi de)(?: las?| el| al)?(?= )/g,
    "AROUND",
  ],
  [/\bdel?(?: las?)? (?=\d{1,2}(?::\d\d)?(?:[AP]M)?(?: a(?: las?)? |-| hasta)\S)/g, "FROM "],
  [new RegExp(`\\bdel? (?=(?:NEXT |THIS )?(?:${W}|THE \\d{1,2}TH) (?:al?|hasta|UNTIL)\\b)`, "g"), "FROM "],
  [/(?<=\d|[AP]M) a(?: las?)? (?=\d)/g, " TO "],
  [/(?<=[A-Z]{3}|TH) al?(?: el)? (?=[A-Z]{3}|\d{1,2} [A-Z]{3})/g, " TO "],
  [/(?<=\d|[AP]M|[A-Z]{3}) (?:y|AND)(?: (?:el|las?))? (?=\d)/g, " AND "],
  [/(?<=\d|[AP]M|[A-Z]{3}) (?:o|u)(?: (?:a )?(?:el|las?))? (?=\d)/g, " OR "],
  [/\b(?:a )?las? (?=\d)/g, "AT "],
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

/** A message with all that it says of days, and the words around them, in rule words. */
export function daysAsRules(text: string): string {
  return RULES.reduce(
    (all, [pattern, rule]) => (typeof rule === "string" ? all.replace(pattern, rule) : all.replace(pattern, rule)),
    text,
  );
}
