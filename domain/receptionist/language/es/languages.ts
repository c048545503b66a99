import type { LanguageNames } from "../read-language.ts";

const ASKS =
  "(?:(?:hola|perdon|disculpe|oiga|por favor|mejor|y|podemos|podria(?:mos|n)?|puede[ns]?|puedes|prefiero|preferiria|quiero|quisiera|me gustaria|usted(?:es)?|aqui|alguien|solo)[, ]+){0,4}(?:hablar?|hablas|hablan|hablo|hable|hablemos|hablamos|habla usted|escribir|escriba|escribame|seguir|seguimos|continuar|responder|responda|contesta[rn]?|conteste|cambiar?|atienden?)? ?(?:me )?(?:en |al? )?(?:el )?";

export const languages: LanguageNames = {
  names: {
    "espanol|castellano": "es",
    ingles: "en",
    "frances|aleman|italiano|portugues|chino|arabe|ruso|polaco|holandes|turco|hindi|japones|coreano|catalan|valenciano|euskera|vasco|gallego":
      null,
  },
  asks: (name) =>
    new RegExp(`^${ASKS}${name}(?:,? (?:por favor|porfa|gracias|mejor|si (?:puede ser|es posible)))*[.!? ]*$`),
};
