import type { OwnWords } from "../own.ts";

const BOOKING = "(?:cita|reserva|reservacion|turno|visita|sesion|consulta)s?";

export const own: OwnWords = {
  namesOwn: new RegExp(
    `\\b(?:mis?|las?|el|los|nuestra|una|esa|esta) (?:[\\w-]{1,20} ){0,2}${BOOKING}\\b|\\bmi (?:hora|turno)\\b|\\breprogram|\\breagend|\\baplaz|\\bpospon|\\b(?:mover|cambiar) o (?:cancelar|anular)\\b`,
  ),
  namesOther: new RegExp(
    `\\b(?:otra|la otra|segunda|proxima|siguiente|otro|el otro) (?:\\w{1,20} )?${BOOKING}\\b(?= (?:que|la|el) |.{0,3}$)`,
  ),
  bare: /\b(?:la|lo|esa|eso|esta|esto|ese|este|la ultima|\w{2,12}(?:ar|er|ir|e|a)l[ao])\b/,
  amends:
    /\b(?:mejor|en (?:vez|lugar) de|en realidad|que sea|hagal[ao]|hazl[ao]|pongal[ao]|ponl[ao]|(?:puede|podria|podemos) (?:ser|hacerla|hacerlo|ponerla)|(?:muev|cambi|pas|adelant|atras)\w{1,5}l[ao]|(?:la|lo) (?:puede|podria|podemos|puedes) (?:mover|cambiar|pasar|hacer|poner)|queria decir|quise decir|me refiero|me referia)\b/,
  booksAnew:
    /\b(?:reservar|pedir|agendar) (?!(?:la|lo|esa|eso|esta|esto)\b|(?:la|el) (?:primer|segund|ultim))\w|\bnueva (?:cita|reserva)\b|\b(?:cita|reserva) nueva\b|\botra (?:cita|reserva)\b|\btambien\b|\bademas\b/,
  keeps:
    /\b(?:dejel[ao]|dejal[ao]|dejar(?:l[ao])?|mantengal[ao]|mantenl[ao]|mantener(?:l[ao])?|conservar(?:l[ao])?|conservel[ao]|mantengo|conservo)\b(?! (?:un|el|este) (?:mensaje|recado))|\b(?:olvidel[ao]|olvidal[ao])\b|\bcomo esta\b(?!\?)|\bda igual\b|\bque se quede\b|\bno (?:la |lo |me la )?(?:mueva|muevas|cancele|canceles|cambie|cambies|anule|anules)\b/,
  lacks:
    /\b(?:no|sin|perdi|he perdido|olvide|se me olvido|he olvidado) ?(?:la |lo |el |me )?(?:tengo|tenemos|se|recuerdo|acuerdo|encuentro|estoy segur[oa])?\b.{0,30}\b(?:referencia|codigo|numero|localizador|ninguna|ninguno)\b|\bque (?:referencia|codigo|localizador)\b|\bni idea\b|^(?:pues )?no (?:la |lo |me )?(?:se|tengo|recuerdo|acuerdo|encuentro)\b/,
  isTheirs: /\bmis?\b/,
  namesBooking: /\b(?:reserv(?:ar|o|e|a)|pedir (?:una )?cita|agendar)\b/,
  appointment: "mi cita",
  hourFollows:
    /((?<!\p{L})(?:m[uú][eé]v|c[aá]mbi|p[aá]s|ad[eé]l[aá]nt|atr[aá]s|h[aá]g|p[oó]ng|h[aá]z|p[oó]n)\p{L}{0,5}l[ao]) (?:a |para )?(?=\d{1,2}(?: (?:mejor|por favor|entonces)(?!\p{L})|[ .!?]*$))/giu,
  at: "a las",
};
