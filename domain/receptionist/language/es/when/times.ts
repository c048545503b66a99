/** "3", "3:30"; never the middle of a date, a price or a longer number. */
const CLOCK = "(?<![\\d:./$€])(\\d{1,2})(?::(\\d\\d))?(?![\\d:%€]|[./]\\d)";
/** The part of the day that a clock time belongs to; "de la mañana", but not "el martes por la mañana". */
const OF = "(?:de la|de|del)";

/** Parts of a day as the trade means them: dinner is late, and lunch in the middle of the afternoon. The longer phrase comes first. */
const AFTERNOON = "12:00-20:00";
const AT = "(?:(?:a|en|por|de|durante|para|sobre) )?(?:las? |el |toda la )?";
const PARTS: [RegExp, string][] = [
  [/\b(?:la )?primera hora (?=(?:libre|disponible|que|posible))/g, "FIRST AVAILABLE "],
  [/\b(?:a )?primera hora (?:de|por) la tarde\b/g, "14:00-17:00"],
  [/\b(?:a )?ultima hora (?:de|por) la tarde\b/g, "17:00-21:00"],
  [/\b(?:a )?ultima hora (?:de|por) la manana\b/g, "LATE MORNING"],
  [/\b(?:a )?primera hora(?: (?:de|por) la manana)?\b|\ba primera\b|\b(?:manana )?tempranito\b/g, "FIRST THING"],
  [/\b(?:a |al )?(?:ultima hora(?: del dia)?|final del dia)\b/g, "END OF DAY"],
  [/\b(?:a )?media manana\b/g, "MID-MORNING"],
  [/\b(?:a )?media tarde\b/g, "16:00-18:30"],
  [/\b(?:despues|luego) de(?:l)? (?:comer|almorzar|almuerzo|la comida)\b|\bde sobremesa\b/g, "15:00-20:00"],
  [/\bantes de(?:l)? (?:comer|almorzar|almuerzo|la comida)\b/g, "BEFORE 14:00"],
  [/\ba la hora de(?:l)? (?:comer|almorzar|almuerzo|la comida)\b|\bal almuerzo\b/g, "13:00-16:00"],
  [/\b(?:despues de(?:l)?|al salir de(?:l)?) (?:trabajar|trabajo|la oficina)\b/g, "AFTER WORK"],
  [/\bantes de(?:l)? (?:trabajar|trabajo|entrar a trabajar)\b/g, "BEFORE WORK"],
  [/\b(?:despues de(?:l)?|al salir de(?:l)?) (?:cole|colegio|la escuela|las clases|clase)\b/g, "AFTER SCHOOL"],
  [/(?<!mas )\b(?:bien |muy )?temprano(?: (?:por|en) la manana)?\b/g, "EARLY IN THE DAY"],
  [/\b(?:(?:en|por|a) )?(?:la )?tarde[- ]noche\b/g, "18:00-22:00"],
  [/\besta (?:misma )?tarde\b/g, `TODAY ${AFTERNOON}`],
  [/\besta (?:misma )?noche\b/g, "TODAY LATE EVENING"],
  [/\besta (?:misma )?manana\b/g, "TODAY MORNING"],
  [/\b(?:por|en|de|a|durante|para|toda) las? mananas?\b|\b(?:la|las|una) mananas?\b|\bmananas\b/g, "MORNING"],
  [/(?<=DAY(?: \d{1,2})?) manana\b/g, " MORNING"],
  [new RegExp(`\\b${AT}madrugada\\b`, "g"), "00:00-06:00"],
  [/\b(?:a |al |el |de |del |este )?(?:mediodia|medio dia)\b/g, "12:00-15:00"],
  [/\b(?:a )?(?:medianoche|media noche)\b/g, "MIDNIGHT"],
  [new RegExp(`(?<!mas |muy |como )\\b${AT}tardes?\\b`, "g"), AFTERNOON],
  [new RegExp(`\\b${AT}noches?\\b`, "g"), "LATE EVENING"],
];

const before = (hour: string, minutes: number) =>
  `${(Number(hour) || 24) === 1 ? 12 : Number(hour) - 1}:${60 - minutes}`;

/** A message with its clock times and parts of the day in rule words. */
export function timesAsRules(text: string): string {
  const clocked = text
    .replace(/(\d) ?([ap])\.? ?m\b\.?/g, (_, digit, half) => `${digit}${half.toUpperCase()}M`)
    .replace(/\b(\d{1,2}) ?h ?(\d\d)\b/g, "$1:$2")
    .replace(
      /(?<=\b(?:las|a|desde|hasta) )(\d{1,2})(?::(\d\d))? ?(?:h|horas)\b\.?|\b(\d{1,2}) ?h\b(?! de)/g,
      (_, a, m, b) => {
        return `${a ?? b}:${m ?? "00"}`;
      },
    )
    .replace(/(\d) en punto\b/g, "$1")
    .replace(/\b(\d{1,2}) y pico\b/g, "AROUND $1")
    .replace(/\b(?:(?:un )?cuarto|(5|10|15|20|25)(?: minutos)?) para las? (\d{1,2})\b/g, (_, minutes, hour) =>
      before(hour, Number(minutes ?? 15)),
    )
    .replace(/\b(\d{1,2}) menos (?:cuarto|(5|10|15|20|25))\b/g, (_, hour, minutes) =>
      before(hour, Number(minutes ?? 15)),
    )
    .replace(/\b(\d{1,2}) y media\b/g, "$1:30")
    .replace(/\b(\d{1,2}) (?:y|con) cuarto\b/g, "$1:15")
    .replace(/(?<=\blas? )(\d{1,2}) (?:y |con )?(15|30|45)\b/g, "$1:$2")
    .replace(/(?<=\blas? )(\d{1,2}) y (5|10|20|25|35|40|50|55)\b(?! (?:de|y las)\b)/g, (_, hour, minutes) => {
      return `${hour}:${minutes.padStart(2, "0")}`;
    });
  const halved = clocked.replace(
    new RegExp(`${CLOCK} ${OF} (manana|madrugada|mediodia|medio dia|tarde|noche)\\b`, "g"),
    (_, hour: string, minute: string | undefined, part: string) => {
      // At twelve, night is midnight and everything else noon: "las doce de la mañana" is when the shops are full.
      const isNoon = hour === "12" && part !== "noche" && part !== "madrugada";
      const isLate = isNoon || (hour !== "12" && !/^ma/.test(part));
      return Number(hour) > 12
        ? `${hour}:${minute ?? "00"}`
        : `${hour}${minute ? `:${minute}` : ""}${isLate ? "PM" : "AM"}`;
    },
  );
  return PARTS.reduce((all, [part, rule]) => all.replace(part, rule), halved);
}
