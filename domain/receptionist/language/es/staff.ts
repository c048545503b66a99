import { anyOf } from "../phrases.ts";
import type { StaffWords } from "../staff-wish.ts";

const PERSON =
  "(?:terapeuta|dentista|estilista|persona|doctora?|higienista|masajista|profesional|peluquer[oa]|fisio|emplead[oa])";

export const staff: StaffWords = {
  // Singular, as names are compared.
  small: new Set(
    "a al algun alguna como con cualquier de del dr dra don dona el ella en es esa ese esta este hay la lo los las me mi para por que se senor senora si su sra sr tu un una uno y".split(
      " ",
    ),
  ),
  anyone: anyOf([
    ...[
      "cualquiera",
      "quien sea",
      "quien este libre",
      "quien pueda",
      "quien tenga (?:hueco|sitio|disponibilidad)",
      "me da igual",
    ],
    ...[
      "da igual",
      "da lo mismo",
      "me da lo mismo",
      "igual",
      "me es igual",
      "es igual",
      "sin preferencia",
      "no tengo preferencia",
    ],
    ...[
      "no importa(?: quien)?",
      "no me importa(?: quien)?",
      "lo que (?:usted )?(?:prefiera|quiera)",
      "como (?:quiera|prefiera)",
    ],
    ...[
      `cualquier ${PERSON}`,
      "(?:elija|decida|escoja) usted",
      "usted (?:elige|decide)",
      "el que sea",
      "la que sea",
      "indiferente",
    ],
    ...[
      "cualquiera de (?:ellos|ellas|los dos|las dos|los tres)",
      "todos me van bien",
      "el primero (?:que este )?(?:libre|disponible)",
    ],
  ]),
  not: /\b(?:(?:cualquiera|quien sea|todos|con cualquiera) (?:menos|excepto|salvo)|menos|excepto|salvo|que no sea|en (?:vez|lugar) de|sin|no (?:quiero|me gusta)|no) (?:con |a |ver a |por |que sea )?((?:(?:el|la) )?(?:(?:dr|dra|sr|sra|don|dona)\.? )?[\p{L}'-]{2,30})/gu,
  same: /\b(?:la |el |con la |con el )?mism[oa] (?:persona|terapeuta|dentista|estilista|chic[oa]|senora?|doctora?|higienista|masajista|profesional|de (?:siempre|la otra vez|la ultima vez))\b|\bcon (?:ella|el|ellos) (?:otra vez|de nuevo)\b|\bcon (?:quien|el que|la que) (?:estuve|fui|me atendio)\b/,
  saysAnyone: new RegExp(
    `\\bcon (?:cualquiera|quien sea|quien (?:este libre|pueda|este disponible)|cualquier ${PERSON})\\b(?! (?:menos|excepto|salvo))|^(?:cualquiera|quien sea)(?: (?:me va bien|esta bien|vale|sirve|por favor))?[.! ]*$|\\b(?:me da igual|no me importa|da igual|no importa) (?:con )?quien\\b|\\bsin preferencia de (?:persona|${PERSON})\\b`,
  ),
  beside: /\b(?:con|ver a|a)\b/,
};
