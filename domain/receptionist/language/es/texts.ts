import type { TextsWords } from "../texts-wish.ts";

const SMALL =
  "(?:si|claro|vale|ok|okay|por favor|porfa|y|puede|pueden|tambien|entonces|gracias|enviame|envieme|envienme|mandeme|mandenme|mandame|a|al|en)";
const TEXT = "(?:sms|mensajes?(?: de texto)?|textos?)";

export const texts: TextsWords = {
  agrees: new RegExp(
    `^(?:${SMALL} )*(?:(?:envieme|enviame|envienme|mandeme|mandame|mandenme|acepto|quiero) (?:un |los |unos )?(?:recordatorios? por )?${TEXT}|${TEXT} (?:esta bien|va bien|si)|recordatorios? por ${TEXT})(?: (?:de recordatorio|de recordatorios|recordatorios?|sobre (?:la cita|eso)|${SMALL}))*$`,
  ),
  declines:
    /\b(?:no|nunca|sin|ningun) (?:\w{1,10} ){0,3}(?:sms|mensajes? de texto|textos?)\b|\bno (?:me )?(?:envie|mande)n? (?:sms|mensajes)\b/,
};
