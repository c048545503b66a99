import type { LaterWords } from "../later-wish.ts";

const FREE =
  "(?:se (?:libere|libera|desocupe|desocupa|abra|abre)|(?:queda|quede|hay|haya) (?:libre|un hueco|una hora|algo|una cancelacion|sitio|lugar)|(?:cancelan|cancelen|alguien cancela))";
const TELL =
  "(?:avis(?:eme|enme|ame|adme)|me (?:avisa|avisan|avise|puede avisar|pueden avisar|podria avisar)|digame|haganme saber|hagame saber|escribame|escribanme)";

export const later: LaterWords = {
  waitlist: new RegExp(`\\blista de espera\\b|\\b${TELL} (?:si|cuando|en cuanto) (?:\\w{1,12} ){0,6}${FREE}`),
  followup: new RegExp(
    [
      "\\b(?:escribame|escribanme|escribeme) (?:luego|mas tarde|despues|por (?:correo|e-?mail|sms|mensaje))\\b",
      "\\b(?:me )?(?:puede|pueden|podria|podrian) (?:escribir(?:me)?|mandar(?:me)? un (?:correo|e-?mail|sms)|enviar(?:me)? un (?:correo|e-?mail|sms))\\b",
      "\\b(?:mandeme|mandenme|enviame|envieme|envienme) (?:un )?(?:correo|e-?mail|sms)\\b",
    ].join("|"),
  ),
  byEmail: /\bcorreo\b|\be-?mail\b/,
  byText: /\bsms\b|\bmensaje de texto\b/,
};
