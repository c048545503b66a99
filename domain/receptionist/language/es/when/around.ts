import { type Rule, WEEKDAY } from "./words.ts";

const PART_OF_DAY = "(MORNING|LATE EVENING|\\d\\d:\\d\\d-\\d\\d:\\d\\d)";
/** Where a clause ends: "el lunes no puedo" is about the Monday before it, "no puedo el lunes" about the one behind. */
const END = "(?= ?(?:$|[,.;!?]|pero\\b|y\\b|mejor\\b|porque\\b|asi\\b))";
const CANNOT =
  "(?:no (?:puedo|podria|podre|me va(?: bien)?|me viene bien|me queda bien|me sirve|me conviene|quiero|trabajo|estoy(?: libre| disponible)?|voy a poder|tengo tiempo)(?: ir| venir)?|(?:me )?(?:es imposible|viene mal|va mal)|trabajo)";

/** What stands around days and times: what does not suit, and from when to when. The days are rule words by now. */
export const AROUND: Rule[] = [
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
  [new RegExp(`\\bdel? (?=(?:NEXT |THIS )?(?:${WEEKDAY}|THE \\d{1,2}TH) (?:al?|hasta|UNTIL)\\b)`, "g"), "FROM "],
  [/(?<=\d|[AP]M) a(?: las?)? (?=\d)/g, " TO "],
  [/(?<=[A-Z]{3}|TH) al?(?: el)? (?=[A-Z]{3}|\d{1,2} [A-Z]{3})/g, " TO "],
  [/(?<=\d|[AP]M|[A-Z]{3}) (?:y|AND)(?: (?:el|las?))? (?=\d)/g, " AND "],
  [/(?<=\d|[AP]M|[A-Z]{3}) (?:o|u)(?: (?:a )?(?:el|las?))? (?=\d)/g, " OR "],
  [/\b(?:a )?las? (?=\d)/g, "AT "],
];
