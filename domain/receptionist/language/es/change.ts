import type { ChangeWords } from "../change.ts";

export const change: ChangeWords = {
  later: /\bmas tarde\b|\bdespues\b(?! de)|\bmas adelante\b/,
  earlier: /\b(?:mas (?:temprano|pronto)|antes)\b(?! de)/,
  shift:
    /\b(?<amount>media|una?|dos|tres|\d{1,3}) ?(?<unit>horas?|hrs?|minutos?|min) (?<way>mas tarde|despues|mas temprano|antes|mas pronto)\b/,
  amounts: { media: 0.5, una: 1, un: 1, dos: 2, tres: 3 },
  isHours: /^h/,
  isLater: /tarde|despues/,
  details: {
    all: /\b(?:datos|detalles)\b/,
    name: /\b(?:nombre|apellidos?)\b/,
    reach: /\b(?:e-?mail|mail|correo|telefono|celular|movil|numero)\b/,
  },
  lacks: /\b(?:no|sin|tampoco)\b.{0,20}\b(?:e-?mail|mail|correo|telefono|celular|movil|numero)\b/,
  anyTime: /\b(?:a )?cualquier hora\b|\ba la hora que sea\b/,
};
