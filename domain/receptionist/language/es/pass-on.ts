import type { PassOnWords } from "../pass-on.ts";

const LEAD =
  "(?:(?:hola|buenas|buenos dias|ok|vale|si|bueno|pues|entonces|solo|y|tambien|por favor|porfa|podria|podrian|puede|pueden|puedes|me puede|quiero|quisiera|querria|me gustaria|necesito)[,.!:]? ){0,4}";
const TEAM =
  "(?:el|la|los|las|su|un|una)? ?(?:equipo|personal|duen[oa]|encargad[oa]|jef[ea]|responsable|oficina|negocio|gente|companer[oa]s?|doctora?|dentista|terapeuta|consulta|clinica|estudio|salon|ellos|ustedes|alguien)";

export const passOn: PassOnWords = {
  team: TEAM,
  call: new RegExp(
    `^${LEAD}(?:llamenme|llameme|llamame|que me llamen|llamarme|me (?:puede|pueden|podria|podrian) llamar|devuelvanme la llamada)(?:[.!?]*$| (?:por favor|al|a|cuando|en cuanto|despues|luego|hoy|manana|mas tarde)\\b)`,
  ),
  tells: (whom) =>
    new RegExp(
      `^${LEAD}(?:(?:di(?:ga|gan)?les?|decirles?|avis(?:e|en|a|ar)(?:les?)?|inform(?:e|en|ar)(?:les?)?|recuerden?les?|recordarles?|comuniquen?les?|hagan?les saber)(?: (?:a|al) ?${whom}|,? (?=que|de que|si|:))|pregunten?les?(?: (?:a|al) ?${whom})?(?= (?:si|por|cuando|como|que|cuanto)\\b)|preguntar(?:les?)? (?:a|al) ?${whom})(.*)$`,
    ),
  leaves: (whom) =>
    new RegExp(
      `^${LEAD}(?:dej(?:ar(?:les?)?|o|en?(?:les?)?)|pas(?:ar(?:les?)?|a|en?(?:les?)?)|env(?:iar(?:les?)?|ien?(?:les?)?)|mand(?:ar(?:les?)?|en?(?:les?)?)|tom(?:ar|e|a)|d(?:ar|ele|eles)) (?:un|este|mi|el|una) (?:mensaje|recado|nota)\\b(?: (?:a|al|para|con) ?${whom})?(.*)$`,
    ),
  empty: new Set("por favor que este esto algo a para un una el la me lo gracias sobre de".split(" ")),
  drops:
    /^(?:(?:no|ah|ok|vale|bueno|perdon|lo siento|por favor|mejor|en realidad)[,.!]? )*(?:dejel[ao]|dejal[ao]|olvidel[ao]|olvidal[ao]|da igual|(?:sin|ningun) mensaje|no hace falta|(?:cancele|cancela|borre|borra|quite|descarte)(?:l[ao])?(?: (?:eso|el mensaje))?)[,.! ]*(?:gracias|por favor|entonces)?[.! ]*$/,
  rewords:
    /^(?:(?:no|por favor|quiero|quisiera|dejeme|puedo|en realidad|mejor)[,.]? )*(?:cambi(?:ar(?:l[ao])?|e(?:l[ao])?|a)|edit(?:ar(?:l[ao])?|e)|corregir(?:l[ao])?|corrija(?:l[ao])?|reescribir(?:l[ao])?|modificar(?:l[ao])?)(?: (?:eso|esto|el (?:mensaje|texto)))?[.! ]*$/,
  adds: /^(?:y|tambien|ademas|anada|agregue|anade)\b/,
  tellsOfSelf: /^(?:(?:yo )?(?:soy|estoy|tengo|voy)|mi|nosotros|es|ya)\b/,
};
