import { ABBREVIATIONS } from "../zone-names.ts";
import type { ZoneWords } from "../zone-words.ts";

const CLOCK =
  "(?:\\d{1,2}(?::\\d\\d)? ?(?:[ap]\\. ?m\\.?|[ap]m|h|hs|horas)?|mediodia|medianoche|manana|tarde|noche|en punto|y media|y cuarto)";
const NAMES = Object.keys(ABBREVIATIONS).join("|");

export const zones: ZoneWords = {
  own: new RegExp(
    `\\b(?:(?:en|con|segun) )?(?:mi|nuestra) (?:propia )?(?:hora|zona horaria|franja horaria)(?: local)?\\b(?! (?:es|era|de))|(?<=${CLOCK},? )(?:para mi|aqui|de aqui|hora de aqui|donde (?:yo )?estoy|mi hora)\\b`,
  ),
  theirs:
    /\b(?:(?:en|con|segun) )?(?:su|vuestra|tu) (?:propia )?(?:hora|zona horaria)(?: local)?\b(?! (?:es|de))|\bhora (?:local|de alli|de ustedes)\b/,
  abbreviated: new RegExp(`(?<=${CLOCK} ?\\(?)\\b(${NAMES})\\b\\)?|\\bhora (?:del? )?(${NAMES})\\b`),
  ofPlace:
    /\bhora (?:local )?(?:de |del )(?:la |el )?([\p{L}]{2,20}(?: (?!por\b|a\b|y\b|el\b|la\b)[\p{L}]{2,20}){0,3})/u,
  ofPlaceWords: (place) => `hora de ${place}`,
  afterClock: /\bhora ((?!local|libre|antes|despues|mas|que|por|para|por)[\p{L}]{4,20}(?:ica|esa|ola|ana))\b/u,
  before: /^(?:estoy |estamos |vivo |es |en |la |de |del |hora |mi zona (?:horaria )?es )*(?:el |la )?/,
  after: /(?: hora)?(?: local)?$/,
  places: {
    "nueva york": "America/New_York",
    "la costa este": "America/New_York",
    "costa este": "America/New_York",
    este: "America/New_York",
    centro: "America/Chicago",
    "la montana": "America/Denver",
    montana: "America/Denver",
    pacifico: "America/Los_Angeles",
    "costa oeste": "America/Los_Angeles",
    "los angeles": "America/Los_Angeles",
    "ciudad de mexico": "America/Mexico_City",
    mexico: "America/Mexico_City",
    cdmx: "America/Mexico_City",
    espana: "Europe/Madrid",
    peninsular: "Europe/Madrid",
    canarias: "Atlantic/Canary",
    colombia: "America/Bogota",
    argentina: "America/Argentina/Buenos_Aires",
    peru: "America/Lima",
    chile: "America/Santiago",
    venezuela: "America/Caracas",
    londres: "Europe/London",
    inglaterra: "Europe/London",
    paris: "Europe/Paris",
    francia: "Europe/Paris",
    berlin: "Europe/Berlin",
    alemania: "Europe/Berlin",
    roma: "Europe/Rome",
    italia: "Europe/Rome",
    lisboa: "Europe/Lisbon",
    tokio: "Asia/Tokyo",
    japon: "Asia/Tokyo",
    pekin: "Asia/Shanghai",
    moscu: "Europe/Moscow",
  },
};
