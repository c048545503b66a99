import type { Locale } from "date-fns";
import { es } from "date-fns/locale/es";
import type { GuardWords } from "./types/guard.ts";
import type { InquiryWords } from "./types/inquiries.ts";
import type { AboutLanguage } from "./types/language.ts";
import type { LetterWords, NamedAppointment } from "./types/letters.ts";
import type { PageWords } from "./types/pages.ts";
import type { Sought } from "./types/receptionist/booking.ts";
import type { ReceptionistWords } from "./types/receptionist.ts";
import type { SpeechWords } from "./types/speech.ts";
import type { TextedAppointment, TextWords } from "./types/texts.ts";
import type { BubbleWords, WidgetWords } from "./types/widget.ts";

// "2:30 p. m.", as the Academia writes it.
const dateLocale: Locale = {
  ...es,
  localize: { ...es.localize, dayPeriod: (half) => (half === "am" ? "a. m." : "p. m.") },
};

const MONEY: Readonly<Record<string, string>> = { EUR: "es", MXN: "es-MX", ARS: "es-AR", CLP: "es-CL", COP: "es-CO" };

export const about: AboutLanguage = { tag: "es", name: "Español", direction: "ltr" };

export const speech: SpeechWords = {
  dateLocale,
  day: "EEEE d 'de' MMMM",
  dayWithYear: "EEEE d 'de' MMMM 'de' yyyy",
  shortDay: "EEE d MMM",
  time: "h:mm aaaa",
  at: (day, time) => `${day} ${atTime(time)}`,
  // "Masaje e hidroterapia", but "masaje y hielo"; "7 u 8", "uno u otro".
  and: (next) => (/^h?[ií](?![aeo])/i.test(next) ? "e" : "y"),
  or: (next) => (/^(?:h?[oó]|8|11\b)/i.test(next) ? "u" : "o"),
  // As the country of the money writes it: "$95", "45,50 €".
  numberLocale: (currency) => MONEY[currency] ?? "es-US",
  hours: (count) => `${count} ${count === 1 ? "hora" : "horas"}`,
  minutes: (count) => `${count} ${count === 1 ? "minuto" : "minutos"}`,
  weekdays: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
  fromTo: (from, to) => `de ${from} a ${to}`,
  midnight: "medianoche",
  closed: (days) => `${days}, cerrado`,
  closedAllWeek: "cerrado toda la semana",
  inSentence: (name) => (/^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name),
  cities: {
    Athens: "Atenas",
    Berlin: "Berlín",
    Bogota: "Bogotá",
    Brussels: "Bruselas",
    Cairo: "El Cairo",
    Cancun: "Cancún",
    Copenhagen: "Copenhague",
    Dublin: "Dublín",
    Geneva: "Ginebra",
    Havana: "La Habana",
    Istanbul: "Estambul",
    Jerusalem: "Jerusalén",
    Kolkata: "Calcuta",
    Lisbon: "Lisboa",
    London: "Londres",
    "Los Angeles": "Los Ángeles",
    "Mexico City": "Ciudad de México",
    Moscow: "Moscú",
    "New York": "Nueva York",
    Panama: "Panamá",
    Paris: "París",
    Prague: "Praga",
    Rome: "Roma",
    "Sao Paulo": "São Paulo",
    Seoul: "Seúl",
    Shanghai: "Shanghái",
    Singapore: "Singapur",
    Stockholm: "Estocolmo",
    Sydney: "Sídney",
    Tokyo: "Tokio",
    Vienna: "Viena",
    Warsaw: "Varsovia",
    Zurich: "Zúrich",
  },
  zone: (city) => `hora de ${city}`.replace("de El ", "del "),
  inZone: (said, zone) => `${said}, ${zone}`,
  inBothZones: (said, zone, there, other) => `${said}, ${zone} (${there}, ${other})`,
};

export const common: string = [
  "a acá además ahí ahora ahorita al algo alguien algún alguna algunas alguno algunos allá allí almuerzo ambos",
  "antes aún aunque aquel aquella aquí así atender aun ayer ayuda ayudar bastante bien buen buena buenas bueno",
  "buenos busco cabe cada cambiar cambio cancelar casi cerrado cita citas claro cliente comer como cómo con",
  "conmigo contigo correo creo cual cuál cuales cualquier cualquiera cuando cuándo cuanto cuánto cuántos cuenta",
  "cuesta da dado dar darme de debe debo decir decirme dejar dejo del demasiado dentro desde después día días",
  "dice digo dio disculpe domingo don donde dónde dos doña dura durante e el él ella ellas ellos en encantado",
  "entiendo entiende entonces entre era eran eres es esa esas ese eso esos español esta está están estar estas este esto estos",
  "estoy estaba favor fecha fin fue fueron fuera gracias gusta gustaría ha haber había habla hablan hablar",
  "hablo hace hacen hacer hacerme hacia haga hago han hasta hay haya he hemos hola hora horario horas hoy hueco",
  "igual inglés intento ir jueves junto la las le les libre llama llamar llamo llegar lo los luego lugar lunes",
  "mal mañana mandar más martes mas me media mediodía mejor menos mensaje mes mi mí miércoles mientras minutos",
  "mío mis misma mismo momento mover mucha muchas mucho muchos muy nada nadie necesita necesito ni ningún",
  "ninguna ninguno no noche nombre nos nosotros nuestra nuestro nueva nuevo número nunca o ocho once ocupado",
  "otra otras otro otros para parece pasado pedir pendiente perdón perdone pero persona personas podemos poder",
  "podría podrían poco pone poner por porque pregunta preferiría prefiero precio primera primero problema",
  "pronto próxima próximo prueba pudo puede pueden puedo pues que qué quedar quien quién quienes quería querría",
  "quiere quieren quiero quisiera quizá quizás realmente reserva reservar sábado saber sabe se sé sea seis",
  "semana ser será sería si sí sido siempre siento siguiente sin sino sobre sois solo sólo somos son soy su sus",
  "tal también tampoco tan tanto tarde tardes te temprano tendría tenemos tener tengo tenía ti tiempo tiene",
  "tienen todas todavía todo todos tomar tres tu tú tus última último un una unas uno unos usted ustedes va",
  "vamos van varias varios vaya veces ven venga venir ver vez viene vienen viernes voy vuelvo vuestra vuestro y",
  "ya yo anular apuntar pasaría sirve vale igualmente cuarto",
].join(" ");

export const guard: GuardWords = {
  claims: [
    // What is over and done is told by the book: no finished action, however it is called.
    ...[
      "(?:he|has|ha|hemos|han|habia|había|hube|acabo de|acabamos de) \\S+",
      "reservad[oa]s?",
      "agendad[oa]s?",
      "confirmaci[oó]n",
      "confirmad[oa]s?",
    ],
    ...[
      "(?!(?:cerr|privad|priv|adecu|recomend|indic|situ|ubic|encant|cuid|relaj|delic|calm|pes|cans|inclu|mejor|contr|complic|list)[ao]d?[oa]s?(?!\\S))(?:apunt|anot|program|reprogram|cambi|traslad|aplaz|cancel|anul|borr|elimin|guard|apart|asegur|registr|arregl|complet|termin|fij|bloque|envi|mand|avis|pas|cobr|acept|aprob|acord|solucion|tramit|gestion|procesad|inscrit|apuntad|liber|quit|pag)ad[oa]s?",
    ],
    ...[
      "movid[oa]s?",
      "resuelt[oa]s?",
      "hech[oa]s?",
      "list[oa]s?",
      "puest[oa]s?",
      "devuelt[oa]s?",
      "cumplid[oa]s?",
      "inscrit[oa]s?",
      "suscrit[oa]s?",
      "conseguid[oa]s?",
    ],
    ...[
      "(?<!que (?:le |lo |la |me |se lo )?)(?:avise|mande|envie|hable|llame|apunte|anote|agende|cancele|cambie|guarde|aparte|confirme|deje|pague|cobre|quite|borre|converse|pregunte|arregle|logre|tome)(?= (?:a |al |la |lo |el |su |con |todo|ya))",
      "(?:confirm|acept|registr|cambi|cancel|reserv|funcion|pas|lleg|entr|logr|pag|termin|qued|apunt|anot|solucion)ó (?:bien|todo|ya|su|la|el|con|correctamente|sin|al|para)",
      "(?:se )?(?:complet|confirm|registr|acept|proces)ó",
      "quedó",
      "quedo",
      "quedamos",
      "queda(?! libre| algun| otr)",
      "quedan?(?= (?:para|asi|así))",
      "moví",
      "fue",
      "puse",
      "hice",
      "dije",
      "reserve",

      "funcionó",

      "aceptó",
      "logró",
    ],
    ...[
      "ya (?:esta|está|es|son|sabe|tiene|cuenta|figura|aparece|consta|quedó|no|puede|le|lo|la|forma)",
      "ya existe",
      "suy[oa]s?",
      "a su nombre",
      "su nombre (?:est[aá]|ya|figura|queda|aparece)",
      "su (?:hora|hueco|plaza|lugar|sitio|turno|sillon|sillón|codigo|código|pago|deseo|solicitud|petici[oó]n)",
    ],
    ...[
      "en (?:la|nuestra|mi) (?:agenda|lista)",
      "en el (?:libro|calendario|sistema)",
      "(?:la agenda|el libro|el sistema|el calendario) (?:dice|muestra|tiene)",
      "figura",
      "aparece",
      "consta",
      "lista de espera",
    ],
    ...[
      "(?<!(?:quiere|desea|prefiere) que )(?:le|lo|la|se l[oa]) (?:guard[oa]|apart[oa]|reserv[oa]|apunt[oa]|anot[oa]|dej[oa]|tengo|estoy|esper\\S*|incluyo|inscribo|agendo|confirmo|cambio|muevo|cancelo|anulo)",
      "nadie m[aá]s",
    ],
    ...[
      "nos vemos",
      "hasta (?:el|la|ma[ñn]ana|pronto|entonces|luego)",
      "esperamos ver\\S*",
      "esper(?:a|an|amos|ando|aré|ará|aremos)",
      "cont(?:amos|ando) con",
      "cuent[ae](?:n)? con",
      "disfrut\\S+",
      "felicidades",
      "felicitaciones",
      "enhorabuena",
      "con [eé]xito",
      "en camino",
      "en marcha",
    ],
    ...[
      "(?<!que )(?:solo |sólo )?(?:venga|pres[eé]ntese|llegue|ac[eé]rquese|acuda|pase|preg[uú]nte)(?! (?:por favor|cinco|a su))",
      "tiene que",
      "hace falta",
      "nada m[aá]s",
      "eso es todo",
      "cerrar (?:el|este) chat",
      "olv[ií]de\\S*",
      "no se preocupe",
      "tranquil[oa]",
    ],
    ...[
      "trato",
      "d[eé]l[oa] por",
      "d[eé]se por",
      "asunto",
      "misi[oó]n",
      "perfecto entonces",
      "entonces (?:es|ser[aá]|el)",
      "la nueva (?:hora|cita)",
      "nueva hora",
      "(?:ahora|entonces) es",
      "ya no",
      "no existe",
    ],
    ...[
      "recibir[aá]\\S*",
      "mire su",
      "revise su",
      "su correo (?:ya|tiene)",
      "al tanto",
      "(?:el|nuestro) equipo (?:ya|lo|sabe|tiene)",
      "sabe (?:que|de)",
      "me encargo",
      "yo me",
      "dir[eé]",
      "tendr[aá]",
      "ver[aá] (?:que|su)",
      "(?:le|se lo|se la) (?:confirmo|aseguro|digo|garantizo|comunico)",
      "puedo (?:confirmar|decir|asegurar|garantizar)\\S*",
      "le doy",
    ],
    ...[
      "otr[oa]s? client[ea]s?",
      "client[ea]s?",
      "antes que usted",
      "despu[eé]s de usted",
      "a usted",
      "para usted(?! (?:el|la|a|hay|tengo))",
    ],
  ],
  stands: [
    "su (?!referencia|pregunta)(?:\\S+ ){0,5}(?:es|está|será|queda|sigue|empieza|comienza|tiene lugar)",
    "(?<!para )su (?!referencia|pregunta|nombre|correo|tel[eé]fono|n[uú]mero)(?:\\S+ ){1,3}(?:el|a las?)",
    "(?:usted tiene|tiene usted)",
    "tiene (?:ya )?(?:una? (?!hueco|hora)\\S+|cita|reserva|plaza|turno)",
    "^(?:sí |ya )?tiene (?!horas?|huecos?)\\S+",
  ],
  offers: [
    "(?:tengo|tenemos|hay|quedan|encontr[eé]|ofrezco|ofrecemos)",
    "tiene(?! (?:usted|su|una cita))",
    "(?:est[aá]|est[aá]n|siguen?)(?: tambi[eé]n| todav[ií]a| a[uú]n)? (?:libres?|disponibles?)",
    "no est[aá]n? (?:libres?|disponibles?)",
    "(?:puedo|podemos|podr[ií]a|podr[ií]amos|puede|pueden) (?:ofrecer\\S*|atender\\S*|elegir|mirar|buscar|guardar\\S*|proponer\\S*|escoger)",
    "podr[ií]a (?:venir|ser|atender\\S*)",
    "(?:primera|primer|pr[oó]xim[oa]s?|siguientes?|otras?|ultim[oa]|últim[oa]) (?:horas?|huecos?|cita|d[ií]a)(?: \\S+){0,2}",
    "m[aá]s (?:cercan[oa]s?|temprano|pronto)",
    "ser[ií]a",
    "estas (?:son|horas)",
    "est[aá] completo",
    "nada libre",
    "no (?:tengo|hay|queda|quedan|tenemos)",
    "si (?:quiere|prefiere|desea|le)",
  ],
  frames: [
    "(?:s[ií] |claro |bueno |perfecto |tambi[eé]n |aqu[ií] |solo |sólo |para (?:eso|ello|moverla|cancelarla|encontrarla) )*(?:no )?(?:puedo|podemos|podr[ií]a|podr[ií]amos|necesito|necesitamos|necesitar[ií]a|tengo|tenemos|s[eé]|dispongo|hacemos|se hacen|me gustar[ií]a)",
    "(?:no )?(?:lo|la|le) (?:s[eé]|siento)",
    "lo siento",
    "lamento",
    "perdone",
    "con (?:mucho )?gusto",
    "voy a (?:mirar|buscar|ver|consultar|comprobar)",
    "d[eé]jeme (?:mirar|ver|buscar|consultar|comprobar|saber)",
    "perm[ií]tame (?:mirar|ver|buscar|consultar)",
    "(?:solo |sólo |por favor )*(?:d[ií]game|ind[ií]queme|av[ií]seme|elija|escoja|toque|pulse|seleccione)",
    "si (?:quiere|prefiere|lo|desea|ninguna|le)",
    "(?:tambi[eé]n )?puede (?:elegir|escoger|llamar\\S*|escribir\\S*|aparcar|estacionar|traer|llevar|preguntar|dejar|decirme)",
    "para (?:reservar|mover|cancelar|encontrar|buscar|eso|cualquier|temas)",
    "entiendo",
    "gracias",
    "de nada",
  ],
  asks: [
    "(?:(?:y|o|pero|entonces|perfecto|claro|gracias|por favor|tambi[eé]n) )*(?:qu[eé]|cu[aá]l|cu[aá]les|cu[aá]ndo|d[oó]nde|qui[eé]n|c[oó]mo|cu[aá]nto|hay|prefiere|quiere|desea|le (?:viene|gustar[ií]a|va|vendr[ií]a|parece|sirve|conviene)|puedo|puede|podr[ií]a|me (?:dice|da|puede|indica)|busco|miro|lo|la|es|alg[uú]n|alguna|algo|necesita|en qu[eé]|a qu[eé]|para qu[eé]|con qui[eé]n|desear[ií]a|querr[ií]a|tiene (?:alg|pref|un d|en)\\S*|guardo|paso|prefer[ií]a|o)",
  ],
  plain: [
    "a al ante con de del desde el en entre es ésta esta está están estas este estos ese esa eso esos esas la las lo los para",
    "por que se sin sobre son su sus un una uno unos unas y e o u pero si sí no ni como cuando donde más menos muy también",
    "solo sólo todo toda todos todas cada otro otra otros otras mismo misma algún alguna algunos algunas varios varias nuestro",
    "nuestra nuestros nuestras le les me nos usted ustedes yo hay tengo tenemos estamos somos ofrecemos abrimos cerramos dura",
    "duran cuesta cuestan vale incluye incluyen puede pueden podría podemos puedo hora horas minuto minutos día días semana",
    "semanas mes lunes viernes mañana mañanas tarde tardes noche temprano pronto libre libres disponible disponibles abierto",
    "hueco huecos cita citas servicio servicios sesión sesiones estudio consulta equipo dirección teléfono número correo precio",
    "precios aparcamiento estacionamiento puerta estación cerca lejos lado frente derecha izquierda calle hola buenos buenas",
    "noches gracias claro supuesto por favor gusto mucho mucha problema bien buen buena bueno elección idea perfecto encantado",
    "encantada seguro primera primero segunda segundo tercera tercero última último próxima próximo siguiente siguientes cercana",
    "cercanas cercano posible mejor cómodo cómoda ropa tranquilo pequeño grande tres dos una cuatro así aquí allí nada tipo",
    "opción opciones pregunta preguntas información referencia nombre desde hasta unos sería serían entiendo verdad muchas",
    "siempre normalmente además durante antes después aproximadamente déjeme llamarnos escribirnos llámenos escríbanos mirar buscar busco prefiere prefiera moverla cancelarla dígame elija clases grupo hacemos desea disculpe perdone tiene encontré perfectamente",
  ].join(" "),
  persons:
    "usted ustedes su sus suyo suya le les lo la se yo me mi he hemos ya todo eso esto ese esa él ella está".split(" "),
  none: [
    ...[
      "complet[oa]s?",
      "no (?:hay|queda|quedan|me queda|nos queda)(?: \\S+){0,3}",
      "no (?:tengo|tenemos) (?:\\S+ ){0,3}(?:horas?|huecos?|libre|libres|disponibles?|citas?|nada|sitio|tiempo)",
      "nada (?:libre|disponible)",
      "no (?:esta|está|estan|están) (?:libre|disponible)s?",
      "sin (?:horas|huecos|disponibilidad)",
      "lleno",
      "llenos",
      "agotad[oa]s?",
    ],
  ],
  promises: [
    ...[
      "(?:le|lo|la|les) (?:llamar|escribir|contactar|avisar|enviar|mandar|pondr|pasar|transferir|recordar|devolver|conseguir)\\S*",
      "(?:llamaremos|llamare|llamaré|llamara|llamará|llamaran|llamarán|contactaremos|avisaremos|escribiremos|enviaremos|transferire|transferiré)",
    ],
    ...[
      "(?:van|va|voy|vamos) a (?:llamar|escribir|contactar|avisar|enviar|mandar|pasar|transferir|devolver)\\S*",
      "te (?:llamo|llamamos|aviso|avisamos)",
      "le (?:llamo|llamamos|aviso|avisamos|llama|llaman|contacta|contactan|transfiero|paso|paso con|comunico)",
      "prometo",
      "garantiz\\S+",
      "seguro que",
      "en (?:menos de )?(?:\\d+|unos|unas|pocos|pocas) (?:minutos?|horas?|dias|días)",
      "no cuelgue",
      "enseguida",
      "de inmediato",
    ],
  ],
  person: [
    ...[
      "soy (?:una )?(?:persona|humana?|humano|mujer|hombre)",
      "trabajo",
      "soy [a-z]+ de",
      "con una persona",
      "soy (?:la|el) (?:dueñ[oa]|encargad[oa]|recepcionista|doctora?|gerente|terapeuta)",
      "no soy (?:un|una) (?:robot|maquina|máquina|bot|ia)",
      "persona real",
      "me llamo",
      "mi nombre es",
      "modelo de lenguaje",
      "inteligencia artificial",
      "openai",
      "chat ?gpt",
    ],
  ],
  money: [
    ...[
      "gratis",
      "gratuit[oa]s?",
      "sin (?:coste|costo|cargo)",
      "descuentos?",
      "rebajas?",
      "reembols\\S+",
      "devolucion",
      "devolución",
      "deposito",
      "depósito",
      "mitad de precio",
      "mas barat[oa]s?",
      "más barat[oa]s?",
      "cupon",
      "cupón",
      "vale de regalo",
      "promocion",
      "promoción",
      "por ciento",
      "invita la casa",
      "impuestos incluidos",
    ],
  ],
  gratis: ["(?:es|son|est[aá]) (?:libre de pago|gratis)"],
  currencies: [
    "dolares",
    "dólares",
    "dolar",
    "dólar",
    "euros?",
    "pesos?",
    "libras?",
    "centavos?",
    "centimos?",
    "céntimos?",
    "usd",
    "eur",
    "mxn",
  ],
  numbers:
    "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis dieciséis diecisiete dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento doscientos mil media cuarto".split(
      " ",
    ),
  units: [
    "minutos?",
    "horas?",
    "dias?",
    "días?",
    "semanas?",
    "mes(?:es)?",
    "años?",
    "y (?:media|cuarto)",
    "menos cuarto",
    "en punto",
    "am",
    "pm",
    "dolares",
    "dólares",
    "euros?",
    "pesos?",
    "libras?",
    "por ciento",
    "mil",
    "cientos?",
    "de la (?:mañana|manana|tarde|noche)",
  ],
  clock: ["a las", "a la", "hasta las", "desde las"],
  until: ["a", "a las?", "hasta las?", "y termina a las?"],
  opening: ["abiert[oa]s?", "abrimos", "abre[ns]?", "cerrad[oa]s?", "cerramos", "cierra[ns]?", "horario"],
  relativeDays: {
    hoy: 0,
    "esta (?:mañana|tarde|noche)": 0,
    "pasado mañana": 2,
    "mañana(?! por| de| a la)": 1,
    ayer: -1,
  },
  wordTimes: { mediodía: 720, mediodia: 720, medianoche: 0 },
  truth: {
    nothingBooked: "Todavía no hay nada reservado.",
    stands: (what, reference) => `En la agenda está su cita: ${what}, referencia ${reference}.`,
    cancelled: (what) => `Su cita de ${what} está cancelada.`,
    held: (when) => `Le guardo el ${when}; todavía no hay nada reservado.`,
    noPromise: "No puedo prometerle lo que hará el equipo.",
    automated: "Soy un asistente automático; aquí no escribe ninguna persona.",
  },
};

export const receptionist: ReceptionistWords = {
  talk: {
    greeting: (business) => `Hola, soy el asistente automático de ${ended(business)}`,
    iCan: (abilities, facts) => `Puedo ${abilities} una cita, e informarle sobre ${facts}.`,
    facts: { hours: "el horario", services: "los servicios", address: "la dirección" },
    whatCanIDo: "¿En qué le puedo ayudar?",
    whatElse: "¿En qué más le puedo ayudar?",
    hello: "Hola.",
    goodbye: "Hasta luego, que le vaya bien.",
    welcome: "Con mucho gusto.",
    good: "Muy bien.",
    allRight: "De acuerdo.",
    noProblem: "No hay problema.",
    frustrating: "Lamento la molestia.",
    startAgain: "De acuerdo, empecemos de nuevo.",
    notUnderstood: "Disculpe, no le entendí.",
    notSure: "No sé si le entiendo bien.",
    stillNot: "Sigo sin entenderle.",
    noAnswer: "No tengo respuesta para eso.",
    automated: "Soy un asistente automático, así que aquí no escribe ninguna persona.",
    noPerson: "Desde aquí no le puedo comunicar con una persona.",
    privacy: "El aviso de privacidad está enlazado debajo de este chat.",
    openHours: (hours) => ended(`Nuestro horario es: ${hours}`),
    ourAddress: (address) => ended(`Estamos en ${address}`),
    ourPhone: (phone) => `Nuestro número es el ${phone}.`,
    priceOf: (service, price, duration) => `${service}: ${price} por ${duration}.`,
    price: (service, price) => `${service} ${price}`,
    prices: (list) => ended(`Nuestros precios: ${list}`),
    takes: (service, duration) => `${service}: ${duration} de duración.`,
    service: (service, duration) => `${service} (${duration})`,
    services: (list) => `Ofrecemos ${list}.`,
    noFact: "No tengo ese dato.",
    noAddress: "No tengo la dirección.",
    noPrice: "No tengo un precio para eso.",
    reachTeam: (ways) => `Puede contactar al equipo en ${ways}.`,
    bookAway: "En este momento no puedo abrir la agenda.",
    wentWrong: "Algo falló de mi lado.",
    tryShortly: "Inténtelo de nuevo en un momento, por favor.",
  },
  ask: {
    whichOf: (services) => `¿Sería ${services}?`,
    whichService: (services) => `¿Qué servicio desea: ${services}?`,
    staffFor: (service, names) => ended(`Para su ${service} le puede atender ${names}`),
    onlyStaffFor: (service, names) => ended(`Para su ${service} solo le puede atender ${names}`),
    doesNotOffer: (person, service, others, count) =>
      ended(`${person} no ofrece ${service}; le ${count === 1 ? "puede" : "pueden"} atender ${others}`),
    whom: "¿Con quién prefiere, o le da igual?",
    happyToLook: "Con gusto lo reviso.",
    whichDay: "¿Hay algún día que le venga bien, o le muestro las primeras horas libres?",
    farDate: (day) => `Sería el ${day}, dentro de más de un mes. ¿Es esa la fecha que quiere?`,
    farDateAgain: "¿Es esa fecha, dentro de más de un mes, la que quiere?",
    doYouMean: (days) => `¿Quiere decir ${days}?`,
    day: (day) => `el ${day}`,
    days: (from, to) => `del ${from} al ${to}`,
    past: "Esa hora ya pasó.",
    noLongerOffered: "Ese servicio ya no lo ofrecemos.",
    bookingsOff: "En este momento no se toman reservas.",
    bookingsOffToMove: "En este momento no se toman reservas, así que no puedo cambiar la cita.",
    bookingsOffToBook: "En este momento no se toman reservas, así que no puedo darle una cita.",
  },
  offers: {
    time: (time) => atTime(time),
    onDay: (day, times) => `el ${day} ${times}`,
    days: (before, last) => `${before}, y ${last}`,
    one: (times, service) => ended(`Para su ${service} hay lugar ${times}`),
    several: (times, service) => ended(`Para su ${service} hay lugar ${times}`),
    shallIKeep: "¿Se lo guardo?",
    oneOfThose: "¿Le viene bien alguna de esas horas, o prefiere otro día?",
    nearest: (times) => ended(`Lo más cercano es ${times}`),
    wouldThatDo: (count) => `¿Le sirve ${count === 1 ? "esa hora" : "alguna de esas horas"}, o prefiere otro día?`,
    anotherDay: "¿Le vendría bien otro día?",
    askAgain: (count) => `¿Le viene bien ${count === 1 ? "esa hora" : "alguna de estas horas"}, o prefiere otro día?`,
    whichToKeep: "Con gusto. ¿Cuál le guardo?",
    whichToMoveTo: "Con gusto. ¿A cuál paso la cita?",
    beyondHorizon: (lastDay) => `Puedo reservar hasta el ${lastDay}, y eso queda más adelante.`,
    tooSoon: "Falta muy poco para esa hora y ya no podemos tomar la reserva.",
    closed: (service, sought) => ended(`No hay citas de ${service}${withWhom(sought)}${onDay(sought)}`),
    full: (sought) => `${sought.person ? `${sought.person} no tiene` : "No nos queda"} ningún lugar${onDay(sought)}.`,
    nothing: (sought, { isMore, hasTime }) =>
      `${isMore ? "No tengo nada más" : "No tengo nada libre"}${hasTime ? " a esa hora" : ""}${withWhom(sought)}${onDay(sought)}.`,
  },
  contact: {
    askBoth: "¿Me da su nombre y un correo o número de teléfono?",
    askName: "¿Cuál es su nombre?",
    askReach: "¿Qué correo o número de teléfono puedo anotar?",
    thanks: "Gracias.",
    thanksTo: (name) => ended(`Gracias, ${name}`),
    letsCorrect: "Vamos a corregirlo.",
    onceMore: "¿Me lo puede dar de nuevo?",
    eitherWillDo: "Basta con un correo o un número de teléfono.",
    whichToText: "¿A qué número de teléfono le envío los mensajes de texto?",
    reachNeeded: "Hace falta un correo o un número de teléfono.",
    phoneNeededForTexts: "Para los mensajes de texto hace falta un número de teléfono.",
    reminders: "recordatorios por mensaje de texto",
    textMe: "envíenme recordatorios por mensaje de texto",
    card: {
      submit: "Continuar",
      name: "Nombre",
      email: "Correo electrónico",
      phone: "Teléfono",
      textsAgreed:
        "Quiero recibir mensajes de texto sobre esta cita, con recordatorios. Puedo responder STOP en cualquier momento.",
    },
    problems: {
      name_missing: "Hace falta un nombre.",
      name_too_long: (characters) => `Un nombre puede tener ${characters} caracteres como máximo.`,
      name_not_letters: "Un nombre solo puede llevar letras.",
      name_ordinary: "Eso no parece un nombre.",
      email_missing: "Hace falta un correo electrónico.",
      email_incomplete: "Ese correo electrónico no parece completo.",
      email_slip: (meant) => `Ese correo electrónico parece tener una errata; quizá quiso escribir ${meant}.`,
      phone_missing: "Hace falta un número de teléfono.",
      phone_incomplete: "Ese número de teléfono no parece completo.",
      phone_without_country: "Ese número de teléfono no parece completo; le falta el código del país.",
    },
  },
  booking: {
    keeping: (when) => `Le guardo el ${when} durante unos minutos.`,
    gone: "Esa hora se acaba de ocupar.",
    goneButKept: (when) => ended(`Esa hora se acaba de ocupar, pero le sigo guardando el ${when}`),
    noLongerFree: "Ya no puedo ofrecerle esa hora.",
    justOff: "Las reservas se acaban de cerrar, así que no puedo guardarle esa hora.",
    readBack: ({ service, staff, when, name, reach }) =>
      `${service} con ${staff} el ${when}, a nombre de ${name} (${reach}). ¿Hago la reserva?`,
    notBooked: "No hay problema, esa hora no queda reservada.",
    isWith: (person) => ended(`La cita es con ${person}`),
    dayAndTime: (day, time) => `${day}, ${time}`,
    booked: ({ service, staff, when, reference }) =>
      `${ended(`Su cita está reservada: ${when}, ${service} con ${staff}`)} Su referencia es ${reference}.`,
    bookedToast: (when, reference) => `${ended(`Cita reservada: ${when}`)} Referencia ${reference}.`,
    detailsSent: (email) => `Los datos de la cita van en camino a ${email}.`,
    cannotTell:
      "En este momento no puedo abrir la agenda, así que todavía no sé si la cita quedó reservada. ¿Lo intento otra vez?",
    tryOnceMore: "Todavía no sé si esa reserva llegó a hacerse. ¿Lo intento otra vez?",
    bookToast: "En este momento no se puede abrir la agenda.",
    wentThrough: "La reserva ya se había hecho antes de que pudiera detenerla.",
    freeAgain: "De acuerdo, esa hora no queda reservada y vuelve a estar libre.",
    letGo: "De acuerdo, ya no guardo esa hora.",
    runOut: (when) => `Le guardé el ${when} unos minutos y se acabaron, así que no hay nada reservado.`,
    runOutToast: "La hora ya no está guardada.",
    lookAgain: "¿Busco otra vez?",
    lookForThatAgain: "¿Busco otra vez esa hora?",
    whatToChange: "¿Qué cambio: la hora o sus datos?",
    client_blocked: "No puedo reservar con ese correo o número de teléfono, así que no hay nada reservado.",
    too_many_upcoming:
      "Con ese correo o número de teléfono ya hay tantas citas por delante como puedo reservar, así que no hay nada reservado.",
  },
  own: {
    describe: ({ service, staff, when }) => `${service} con ${staff} el ${when}`,
    brief: (service, when) => `${service} el ${when}`,
    stands: ({ service, staff, when }) => ended(`Su ${service} con ${staff} es el ${when}`),
    nothingYet: "Todavía no hay nada reservado.",
    reference: (reference) => `Su referencia es ${reference}.`,
    cancelledAlready: (what) => ended(`Esa cita ya está cancelada: ${what}`),
    fixed: (what) => ended(`Esa cita ya no se puede cambiar: ${what}`),
    tooLate: (what, needed) =>
      `Su ${what} sigue en pie; para cambiar o cancelar hay que avisar con ${needed} de anticipación, así que desde aquí no puedo hacerlo.`,
    pleaseCall: (phone) => `Llame al ${phone}, por favor.`,
    askReference: "¿Cuál es la referencia de su reserva?",
    askReferenceAgain: "¿Cuál es la referencia de su reserva, de seis letras y números?",
    askProof: "¿Con qué correo o número de teléfono se hizo la reserva?",
    can: { own: "Puedo buscar su cita.", move: "Puedo cambiar su cita.", cancel: "Puedo cancelar su cita." },
    notFound:
      "No encuentro ninguna reserva con esa referencia y ese correo o número de teléfono. Revise ambos, por favor.",
    noMoreLooking: "No la encuentro, y en este chat ya no puedo buscar más.",
    withoutReference: "Sin la referencia no puedo buscar una reserva.",
    which: (list) => `¿A qué cita se refiere: ${list}?`,
    moveCancelOrKeep: "¿Desea cambiar la cita, cancelarla o dejarla como está?",
    movable: (what) => ended(`Con gusto le cambio la cita: ${what}`),
    cannotMove: (what) => `Ese servicio ya no lo ofrecemos, así que no puedo cambiar la cita; su ${what} sigue en pie.`,
    keepsService: (service) => ended(`Al cambiar la cita se mantiene el servicio: ${service}`),
    readBackCancel: (what) => `${ended(`Se trata de su ${what}`)} ¿Cancelo la cita?`,
    readBackMove: (what, when, person) =>
      `${ended(`Su ${what} pasaría al ${when}${person ? `, con ${person}` : ""}`)} ¿Hago el cambio?`,
    readBackPerson: (what, person) => `${ended(`Su ${what} pasaría a ser con ${person}`)} ¿Hago el cambio?`,
    moved: ({ service, staff, when, reference }) =>
      `${ended(`El cambio está hecho: ${when}, ${service} con ${staff}`)} Su referencia sigue siendo ${reference}.`,
    movedToast: (when) => ended(`Nueva hora: ${when}`),
    cancelled: (what) => ended(`La cita queda cancelada: ${what}`),
    cancelledToast: (when) => ended(`Cita cancelada: ${when}`),
    staysAsItIs: "De acuerdo, la cita queda como está.",
    stayAsTheyAre: "De acuerdo, las citas quedan como están.",
    dropped: "De acuerdo, lo dejamos así.",
    nothingBooked: "De acuerdo, no hay nada reservado.",
    isThereAlready: (what) => ended(`Su cita ya está a esa hora: ${what}`),
    goneButStands: (what) => `Esa hora se acaba de ocupar; su ${what} sigue en pie.`,
    noLongerFreeButStands: (what) => `Ya no puedo ofrecerle esa hora; su ${what} sigue en pie.`,
    gone: "Desde aquí ya no puedo cambiar esa cita.",
    standsAs: (what) => ended(`La cita está así: ${what}`),
    changedMeanwhile: "Mientras tanto hubo un cambio en la cita.",
    cannotTell: {
      move: "En este momento no puedo abrir la agenda, así que todavía no sé si el cambio quedó hecho. ¿Lo intento otra vez?",
      cancel:
        "En este momento no puedo abrir la agenda, así que todavía no sé si la cita quedó cancelada. ¿Lo intento otra vez?",
    },
    cannotTellAtAll: "No puedo saber en qué quedó eso.",
    cannotFind: "Ya no encuentro esa cita.",
    bookHas: (what) => ended(`De acuerdo. En la agenda está su ${what}`),
    bookStillHas: (what) => `${ended(`En la agenda sigue estando su ${what}`)} ¿Intento el cambio otra vez?`,
  },
  message: {
    canPassOn: "Puedo pasarle un mensaje al equipo, que lo recibe por correo.",
    shallIAsk: "¿Le pregunto al equipo?",
    shallIPassOn: "¿Le paso un mensaje al equipo?",
    askWords: "¿Qué debe decir el mensaje?",
    askBoth: "¿Me da su nombre y un correo o número de teléfono para el equipo?",
    askReach: "¿Qué correo o número de teléfono puede usar el equipo?",
    readBack: ({ text, name, reach }) =>
      `El equipo recibiría esto por correo, junto con nuestra conversación: «${text}», de ${name} (${reach}). ¿Se lo paso?`,
    passedOn: "Ya se lo pasé al equipo, que lo recibe por correo.",
    dropped: "De acuerdo, no he pasado nada al equipo.",
    givenUp: "De acuerdo, entonces sin mensaje.",
    tooMany: "Ya he pasado todos los mensajes que puedo desde una conversación.",
    cannotTell:
      "En este momento no tengo acceso a nuestros registros, así que todavía no sé si su mensaje llegó al equipo. ¿Lo intento otra vez?",
    cannotTellToast: "En este momento no se pueden pasar mensajes.",
    perhaps: "No puedo saber si su mensaje llegó al equipo.",
  },
  outside: {
    payment: "En este chat no puedo cobrar pagos ni anticipos, pero sí puedo reservar la cita.",
    class: "No puedo reservar clases ni plazas de grupo, solo citas para una persona.",
    series: "No puedo programar una serie, pero sí reservar una cita y después la siguiente.",
    several_services: "Reservo un servicio a la vez; después podemos hacer el siguiente.",
    several_people: "Reservo para una persona a la vez; después podemos hacer la siguiente.",
    overlap: "No puedo reservar sobre una hora ocupada, pero sí buscar las libres más cercanas.",
    calendar: "Desde aquí no puedo usar su calendario; le daré el día, la hora y la referencia para que los anote.",
    recording:
      "No grabo llamadas; lo que se escribe aquí se guarda, como explica el aviso de privacidad debajo de este chat.",
    onePlace: "Solo reservo para un lugar.",
    onePlaceAt: (address) => ended(`Solo reservo para un lugar: ${address}`),
  },
  zones: {
    yours: "su hora local",
    allTimes: (zone) => `Todas las horas son en ${zone}.`,
    ask: "¿En qué ciudad o zona horaria se encuentra?",
    askAbout: (words) => `No sé con certeza a qué zona horaria se refiere con ${words}. ¿Qué ciudad es?`,
    overMidnight: (zone) => `Eso pasa de la medianoche, ${zone}. ¿Qué día y a qué hora de allí le vendría bien?`,
  },
  tools: {
    abilities: {
      confirm_booking: "reservar",
      lookup_booking: "consultar",
      reschedule_booking: "cambiar",
      cancel_booking: "cancelar",
    },
    status: {
      check_availability: "consultando los horarios…",
      hold_slot: "guardándole esa hora…",
      confirm_booking: "anotando la cita en la agenda…",
      lookup_booking: "buscando la cita…",
      reschedule_booking: "cambiando la cita…",
      cancel_booking: "cancelando la cita…",
      find_booking: "consultando la agenda…",
      see_appointment: "consultando la agenda…",
      leave_message: "pasando su mensaje…",
      create_inquiry: "apuntándole en la lista de espera…",
      schedule_contact_followup: "encargándolo…",
    },
  },
  replies: {
    book: "Reservar una cita",
    moveOrCancel: "Cambiar o cancelar",
    hours: "Horario",
    prices: "Precios",
    firstTimes: "La primera hora libre",
    tomorrow: "Mañana",
    nextWeek: "La próxima semana",
    anotherDay: "Otro día",
    anyone: "Me da igual",
    yesPlease: "Sí, por favor",
    anotherTime: "Otra hora",
    moreTimes: "Más horas",
    yesThatDate: "Sí, esa fecha",
    yesBook: "Sí, reservar",
    yesMove: "Sí, cambiarla",
    yesCancel: "Sí, cancelarla",
    moveInstead: "Mejor cambiarla",
    keepAsItIs: "Dejarla como está",
    move: "Cambiarla",
    cancel: "Cancelarla",
    keep: "Dejarla",
    myDetails: "Corregir los datos",
    startOver: "Empezar de nuevo",
    yesLookAgain: "Sí, por favor",
    yesPassOn: "Sí, páselo",
    reword: "Cambiarlo",
    noMessage: "Sin mensaje",
    yes: "Sí",
    no: "No",
  },
};

/** A sentence's end: "p. m." brings its own full stop. */
function ended(text: string): string {
  return text.endsWith(".") ? text : `${text}.`;
}

/** "a la 1:30 p. m.", "a las 2:30 p. m." */
function atTime(time: string): string {
  return `a ${clock(time)}`;
}

function withWhom({ person, without }: Sought): string {
  if (person) return ` con ${person}`;
  return without ? ` sin ${without}` : "";
}

function onDay({ day }: Sought): string {
  return day ? ` el ${day}` : " en esos días";
}

export const bubble: BubbleWords = {
  open: "Escríbanos",
  loading: "Abriendo el chat",
  failed: "El chat no se cargó. Pulse otra vez.",
};

export const widget: WidgetWords = {
  about,
  bubble,
  dateLocale: "es",
  halfDays: { am: "a. m.", pm: "p. m." },
  chatWith: (name) => `Chat con ${name}`,
  chat: "Chat",
  close: "Cerrar el chat",
  you: "Usted",
  assistant: "Asistente automático",
  privacy: "Privacidad",
  newTab: "se abre en otra pestaña",
  connection: {
    connecting: "Conectando",
    online: "En línea",
    reconnecting: "Reconectando",
    offline: "Sin conexión",
    refused: "No disponible",
  },
  connectionLost: "Se perdió la conexión. Lo que escriba se conserva.",
  unreachable: "Ahora mismo no se puede acceder al chat. Seguimos intentándolo.",
  offlineNow: "Parece que no tiene conexión. El chat se abrirá cuando vuelva.",
  tryNow: "Intentar ahora",
  refusal: {
    origin: "Este chat no está configurado para este sitio web.",
    unknown_tenant: "Este chat ya no existe.",
    session: "No se pudo iniciar una conversación. Por favor, recargue la página.",
  },
  loading: "Cargando la conversación",
  typing: "El asistente está escribiendo",
  log: "Conversación",
  newMessages: "Mensajes nuevos",
  unread: "mensajes nuevos",
  message: "Mensaje",
  placeholder: "Escriba un mensaje",
  send: "Enviar",
  charactersLeft: (left) => (left === 1 ? "Queda 1 carácter" : `Quedan ${left} caracteres`),
  waiting: "Aún sin enviar",
  tryAgain: "Reintentar",
  discard: "Descartar",
  failed: {
    too_fast: "Fue mucho de una vez. Espere un momento e inténtelo de nuevo.",
    rate_limited: "Fue mucho de una vez. Espere un minuto e inténtelo de nuevo.",
    too_large: "El mensaje es demasiado largo.",
    card_closed: "Esta ficha ya no está abierta.",
    offer_gone: "Esta hora ya no se ofrece.",
    invalid_request: "No se pudo leer.",
    other: "No se pudo enviar.",
  },
  times: (place) => `Horas de ${place}; debajo, las suyas.`,
  yours: (time) => `${time} para usted`,
  replies: "Respuestas sugeridas",
  contact: "Sus datos",
  required: (label) => `Falta este dato: ${label}.`,
  badEmail: "No parece una dirección de correo.",
  badPhone: "No parece un número de teléfono.",
  phoneForTexts: "Para los mensajes de texto hace falta un teléfono.",
  emailOrPhone: "Hace falta un correo o un teléfono.",
  oneIsEnough: "Basta con un correo o un teléfono.",
  optional: "opcional",
  booked: "Reservada",
  changed: "Cambiada después",
  cancelled: "Cancelada",
  withStaff: "Con",
  place: "Dónde",
  reference: "Referencia",
  copy: "Copiar",
  copied: "Copiado",
  addToCalendar: "Añadir al calendario",
  change: "Cambiar",
  followup: {
    title: "Seguimiento",
    by: { email: "Le escribiremos por correo", text: "Le enviaremos un mensaje de texto" },
    expected: "Cuándo",
  },
  push: {
    waitlist_match: "Se liberó una hora de su lista de espera.",
    calendar_retry_success: "Su cita ya está en el calendario.",
  },
  dismiss: "Cerrar aviso",
  forget: {
    open: "Olvidar este chat",
    question: "Esto borra la conversación aquí y en el negocio. Sus citas se mantienen.",
    yes: "Borrarla",
    no: "Conservarla",
    busy: "Borrando la conversación",
    failed: "Ahora mismo no se pudo borrar. Por favor, inténtelo de nuevo.",
    done: "La conversación se borró.",
    again: "Empezar otra",
  },
};

const named = (what: string, { service, business }: NamedAppointment) => `${what}, ${service} en ${business}`;

export const letters: LetterWords = {
  appointment: {
    confirmation: { subject: (its) => named(`Cita reservada: ${its.when}`, its), heading: "Su cita está reservada" },
    cancellation: { subject: (its) => named(`Cita cancelada: ${its.when}`, its), heading: "Su cita está cancelada" },
    reminder: { subject: (its) => named(`Recordatorio: ${its.when}`, its), heading: "Su cita se acerca" },
    moved: { subject: (its) => named(`Su cita pasa al ${its.when}`, its), heading: "Su cita ha cambiado de hora" },
    otherStaff: { subject: (its) => named(`Ahora con ${its.staff}: ${its.when}`, its), heading: "Su cita ha cambiado" },
    stands: { subject: (its) => named(`Su cita sigue en pie: ${its.when}`, its), heading: "Su cita sigue en pie" },
    preview: ({ service, staff, reference }) => `${service} con ${staff}. Referencia ${reference}.`,
    sameTime: (staff) => `La hora es la misma. Ahora es con ${staff}.`,
    movedFrom: (when) => `${ended(`Era el ${when}`)} Esta es la nueva hora:`,
    nothingToDo: {
      preview: (reference) => `No tiene que hacer nada. Referencia ${reference}.`,
      text:
        "Copiarla en el calendario del negocio está tardando más de lo habitual. La reserva está segura y usted no " +
        "tiene que hacer nada.",
    },
    seeOrBookAgain: "Ver la cita o reservar de nuevo",
    seeOrChange: "Ver, cambiar o cancelar la cita",
    see: "Ver su cita",
    tooLate: "Ya no es posible cambiarla ni cancelarla por internet.",
    changeUntil: (when) => ended(`Puede cambiarla o cancelarla hasta el ${when}`),
    questions: (ways) => `Si tiene alguna pregunta, puede ${ways.join(" o ")}.`,
    footer: (business) => `Enviado automáticamente en nombre de ${business}, porque usted reservó allí.`,
  },
  ways: {
    reply: "responder a este correo",
    call: (phone) => `llamar al ${phone}`,
    write: (email) => `escribir a ${email}`,
  },
  others: (ways) => `También puede ${ways.join(" o ")}.`,
  contact: {
    subject: (business) => `Usted pidió a ${business} que le escribiera`,
    preview: "Reserve, cambie o pregunte en nuestra página.",
    opening: (business) => `Hola: usted pidió a ${business} que le escribiera.`,
    whatThePageDoes: "En nuestra página puede reservar una hora, cambiar o cancelar una cita, o preguntar otra cosa.",
    button: "Ir a nuestra página",
    footer: (business) => `Enviado automáticamente en nombre de ${business}, porque usted lo pidió.`,
  },
  waitlist: {
    subject: ({ when, service, business }) =>
      when ? `Hora libre: ${when}, ${service} en ${business}` : `Horas libres: ${service} en ${business}`,
    preview: ({ when }) => (when ? "No se la guardamos." : "No se las guardamos."),
    opening: ({ when, service }) =>
      `Hola: usted pidió que le avisáramos si quedaba libre una hora para ${service}. ${
        when ? "En este momento está libre esta:" : "En este momento están libres estas:"
      }`,
    slot: (when, staff) => `${when}, con ${staff}`,
    notKept: ({ when }) =>
      when
        ? "No se la guardamos: será de quien la reserve primero."
        : "No se las guardamos: serán de quien las reserve primero.",
    button: "Reservar en nuestra página",
    footer: (business) =>
      `Enviado automáticamente en nombre de ${business}, porque usted pidió que le avisáramos de horas libres.`,
  },
  hold: {
    subject: (its) => named(`Aún sin reservar: ${its.when}`, its),
    preview: "La hora que le guardamos ya no está guardada.",
    opening: ({ service, staff, when }) =>
      `Hola: le guardamos una hora, ${service} con ${staff}, ${when}. Solo se guarda unos minutos, así que no está reservada.`,
    mayBeFree: "Puede que siga libre o que ya la tenga otra persona. En nuestra página se ven las horas libres.",
    button: "Ver horas libres",
    footer: (business) => `Enviado automáticamente en nombre de ${business}, porque le guardamos una hora en el chat.`,
  },
  ticket: {
    until: (time) => `hasta ${clock(time)}`,
    elsewhere: (when, zone) => `En su zona: ${when} (${zone})`,
    withStaff: (staff) => `Con ${staff}`,
    cancelled: "Cancelada",
    reference: "Referencia",
  },
  fewer: "No recibir más correos como este",
  event: {
    summary: ({ service, staff, business }) => `${service} con ${staff} en ${business}`,
    booked: (reference, url) => `Referencia ${reference}. Para verla, cambiarla o cancelarla: ${url}`,
    cancelled: (reference, url) => `Referencia ${reference}. Para verla o reservar de nuevo: ${url}`,
  },
};

const whatFor = ({ what }: TextedAppointment) => (what ? `, ${what.service} con ${what.staff}` : "");

export const texts: TextWords = {
  confirmation: (its) =>
    `${ended(`${its.business}: su cita queda reservada, ${its.when}${whatFor(its)}`)} Referencia ${its.reference}.`,
  change: (its) =>
    `${ended(`${its.business}: su cita pasa al ${its.when}${whatFor(its)}`)} Referencia ${its.reference}.`,
  cancellation: (its) =>
    `${its.business}: su cita del ${its.when}${its.what ? `${whatFor(its)},` : ""} queda cancelada. Referencia ${its.reference}.`,
  reminder: (its) =>
    `${ended(`${its.business}: le esperamos el ${its.when}${whatFor(its)}`)} Referencia ${its.reference}.`,
  contact: ({ business, url, phone }) =>
    `${business}: le escribimos como nos ha pedido. Reserve, cambie o pregunte en ${url}${phone ? ` O llame al ${phone}.` : ""}`,
  waitlist: ({ business, service, times, url }) => {
    const free = times.map(({ when, staff }) => `${when} con ${staff}`).join("; ");
    const kept =
      times.length === 1
        ? "No se la guardamos: es de quien la reserve primero."
        : "No se las guardamos: son de quien las reserve primero.";
    return `${business}: libre ahora para ${service}: ${free}. ${kept} ${url}`;
  },
  howToStop: "Responda STOP para darse de baja.",
};

export const pages: PageWords = {
  dayButton: { weekday: "EEE", date: "d MMM" },
  parts: { morning: "Por la mañana", afternoon: "Por la tarde", evening: "A última hora" },
  appointment: {
    label: "Su cita",
    states: {
      booked: "Reservada",
      confirming: "En confirmación",
      completed: "Realizada",
      missed: "No asistió",
      past: "Pasada",
      cancelled: "Cancelada",
    },
    until: (time, zone) => `hasta ${clock(time)}, ${zone}`,
    withStaff: "Con",
    where: "Dónde",
    reference: "Referencia",
    addToCalendar: "Añadir al calendario",
    updateCalendar: "Actualizar mi calendario",
    move: "Cambiar",
    cancel: "Cancelar",
    whatNext: "Y ahora",
    bookAgain: "Reservar de nuevo",
    inWords: (service, staff, day, time) => [service, " con ", staff, `, ${speech.at(day, time)}`],
    begun: "Su cita ya ha comenzado.",
    tooLate: (notice) =>
      `Su cita es dentro de menos de ${notice}, así que ya no puede cambiarla ni cancelarla en esta página.`,
    changeUntil: (when) => ended(`Puede cambiarla o cancelarla aquí hasta el ${when}`),
    done: {
      moved: {
        title: "Hora cambiada",
        text: "Esta es su nueva hora. Añádala otra vez a su calendario para cambiarla también allí.",
      },
      cancelled: { title: "Cancelada", text: "Su cita está cancelada y su hora queda libre para otras personas." },
    },
  },
  askBusiness: {
    call: (business, phone) => ["Por favor, llame a ", business, " al ", phone, "."],
    ask: (business) => ["Por favor, pregunte directamente a ", business, "."],
  },
  move: {
    title: "Elija otra hora",
    now: (appointment) => ["Ahora: ", appointment],
    days: "Días",
    earlier: "← Días anteriores",
    later: "Días siguientes →",
    zone: (zone) => `Las horas están en ${zone}.`,
    onlyWith: (staff) => `Solo horas con ${staff}`,
    withOthers: "Ver también horas con otras personas",
    noneAtAll: "No hay horas libres en estas semanas.",
    noneWith: (staff) => `${staff} no tiene horas libres en estas semanas.`,
    keep: "Dejarla como está",
    anotherTime: "Otra hora",
    nearest: "Las horas libres más cercanas son:",
    confirm: {
      title: "¿Cambiar a esta hora?",
      label: "La nueva hora",
      whoeverIsFree: "quien esté libre",
      insteadOf: "En lugar de",
      button: (day, time) => `Cambiar al ${day}, ${time}`,
    },
  },
  cancel: {
    title: "¿Cancelar esta cita?",
    label: "Lo que se cancelaría",
    consequence: (move) => [
      "La hora queda entonces libre para otras personas. Si le conviene otra, también puede ",
      move,
      ".",
    ],
    moveIt: "cambiarla",
    button: (day, time) => `Cancelarla: ${day}, ${time}`,
    keep: "Conservarla",
  },
  refused: {
    taken: (day, time) => ({
      title: "Esa hora se acaba de ocupar",
      text: ended(`Su cita sigue como estaba: ${speech.at(day, time)}`),
    }),
    notOnOffer: (day, time) => ({
      title: "Esa hora no se ofrece",
      text: ended(`Su cita sigue como estaba: ${speech.at(day, time)}`),
    }),
    tooLate: {
      title: "Ya es tarde para cambiarla aquí",
      text: "Ya no puede cambiarse ni cancelarse en esta página.",
    },
    notChangeable: {
      title: "Esta cita ya no se puede cambiar",
      text: "Solo se puede cambiar o cancelar una cita que aún no ha pasado.",
    },
    changedMeanwhile: {
      title: "La cita ha cambiado entretanto",
      text: "Su cita cambió después de que usted abriera esa página, así que no se hizo nada. Así está ahora.",
    },
    bookingDisabled: (day, time) => ({
      title: "Ahora mismo no se puede cambiar",
      text: ended(`Por el momento no se dan horas nuevas. Su cita sigue en pie: ${speech.at(day, time)}`),
    }),
    serviceEnded: (service, day, time) => ({
      title: "Aquí no se puede cambiar",
      text: ended(`Ya no hay horas para ${service}. Su cita sigue en pie: ${speech.at(day, time)}`),
    }),
  },
  trouble: {
    noSuchLink: {
      title: "Este enlace no lleva a ninguna parte",
      text: "Puede ser antiguo o estar mal escrito. Busque el mensaje más reciente sobre su cita o pregunte al negocio.",
    },
    foreignForm: {
      title: "Eso no vino de esta página",
      text: "Por seguridad, no se hizo nada. Abra su cita y pulse allí el botón.",
    },
    tooMuch: {
      title: "Fueron muchas peticiones a la vez",
      text: "Espere un minuto y vuelva a cargar esta página.",
    },
    unreachable: {
      title: "No se puede consultar la agenda",
      text: "Vuelva a mirar dentro de unos minutos: su cita mostrará cómo está.",
    },
    busy: {
      title: "Muchas personas están reservando en este momento",
      text: "Inténtelo de nuevo dentro de un momento.",
    },
    ours: {
      title: "Algo falló por nuestra parte",
      text: "Vuelva a mirar dentro de unos minutos: su cita mostrará cómo está.",
    },
    unreadable: {
      title: "No se pudo leer",
      text: "No se hizo nada. Abra su cita e inténtelo de nuevo.",
    },
    open: "Abrir mi cita",
  },
  unsubscribe: {
    title: "¿Menos correos?",
    would: (business) => [
      business,
      " dejaría de enviar recordatorios, seguimientos y avisos de horas libres a esta dirección, y solo escribiría " +
        "cuando se reserve, se cambie o se cancele una cita.",
    ],
    button: "Sí, menos correos",
    orClose: "Si quiere seguir recibiéndolos, basta con cerrar esta página.",
    doneTitle: "Menos correos desde ahora",
    done: (business) => [
      business,
      " ya no envía recordatorios, seguimientos ni avisos de horas libres a esta dirección, y solo escribe cuando se " +
        "reserva, se cambia o se cancela una cita.",
    ],
    noSuchLink: {
      title: "Este enlace no lleva a ninguna parte",
      text: "Puede estar mal escrito. Use el enlace del mensaje más reciente o pregunte al negocio.",
    },
    trouble: {
      title: "Eso no ha funcionado",
      text: "No se cambió nada. Inténtelo de nuevo dentro de unos minutos.",
    },
  },
  business: {
    title: (business) => `${business}: reserve una cita`,
    chat: "Chat",
    needsScript: "El chat necesita JavaScript.",
    callInstead: (phone) => `Puede llamar al ${phone}.`,
    details: "Horario, servicios",
    detailsWithAddress: "Horario, servicios, dirección",
    contact: "Contacto",
    hours: "Horario",
    zone: (zone) => `Las horas son las del negocio (${zone}).`,
    services: "Servicios",
    notFound: {
      title: "Esta página no existe.",
      text: "El enlace puede ser antiguo o estar mal escrito. Pida su dirección al negocio.",
    },
  },
  privacy: {
    title: "Aviso de privacidad del chat",
    automated: "Usted escribe a un asistente automático que trabaja para el negocio desde cuya página ha llegado.",
    kept: {
      title: "Qué se guarda",
      text:
        "Lo que usted escribe, y el nombre, el correo o el teléfono que da para reservar. El negocio lo ve y lo usa para " +
        "su cita. Su navegador guarda una llave de la conversación, para que pueda volver a ella durante un día. Una " +
        "conversación se borra 90 días después de su último mensaje, o enseguida si usted pulsa “Olvidar este chat” " +
        "debajo de ella. Para que nadie retenga muchas horas a la vez, se guarda durante un día un código hecho a partir " +
        "de su dirección de red, del que no se puede leer la dirección.",
    },
    notDone: {
      title: "Qué no se hace",
      text: "No hay cookies ni publicidad, y nada de lo que escribe se vende ni se usa para otra cosa.",
    },
    rights: {
      title: "Sus derechos",
      text: "Pida al negocio ver, corregir o borrar lo que guarda sobre usted.",
    },
  },
};

/** "las 2:30", but "la 1:00". */
function clock(time: string): string {
  return `${time.startsWith("1:") ? "la" : "las"} ${time}`;
}

const EMAIL_OR_PHONE = {
  both: "un correo electrónico o un número de teléfono",
  email: "una dirección de correo electrónico",
  text: "un número de teléfono",
};
const reached = (ways: readonly string[]) =>
  ways.length > 1 ? EMAIL_OR_PHONE.both : ways[0] === "text" ? EMAIL_OR_PHONE.text : EMAIL_OR_PHONE.email;

export const inquiries: InquiryWords = {
  join: "Unirme a la lista de espera",
  write: { email: "Envíenme su página por correo", text: "Envíenme su página por SMS" },
  anyDay: "Cualquier día",

  canJoin: "Puedo apuntarle en la lista de espera.",
  canWrite: {
    email: "Puedo enviarle nuestra página por correo para más adelante.",
    text: "Puedo enviarle nuestra página por SMS para más adelante.",
  },
  canEither: {
    email: "Puedo apuntarle en la lista de espera o enviarle nuestra página por correo para más adelante.",
    text: "Puedo apuntarle en la lista de espera o enviarle nuestra página por SMS para más adelante.",
  },
  noWaitlist: "Desde aquí no puedo apuntarle en una lista de espera.",
  noWriting: "Desde aquí no puedo encargar que le escriban.",

  askService: "¿Para qué servicio desea esperar?",
  askDays: "¿Qué día o qué días le vendrían bien?",
  askPerson: (ways) => `¿Me dice su nombre y ${reached(ways)}?`,
  askReach: (ways) => `¿Me da ${reached(ways)}?`,

  confirmWait: ({ service, days, person, hears }) =>
    `Le apuntaría en la lista de espera para ${service}, ${days}, como ${person}. ${waiting(hears)} ¿Le apunto?`,
  confirmWriting: ({ way, to, expected, again }) =>
    `${again ? "Sería el segundo mensaje. " : ""}${
      way === "email"
        ? `Nuestra página le llegaría por correo a ${to}, ${expected}, para reservar o preguntar desde allí.`
        : `Nuestra página le llegaría por SMS al ${to}, ${expected}; responda STOP para no recibir más.`
    } ¿Lo encargo?`,
  waits: ({ service, days, hears }) => `Ya está en la lista de espera para ${service}, ${days}. ${waiting(hears)}`,
  writes: ({ way, to, expected }) =>
    way === "email"
      ? `Encargado: nuestra página le llega por correo a ${to}, ${expected}, salvo que se haya dado de baja de nuestros correos.`
      : `Encargado: nuestra página le llega por SMS al ${to}, ${expected}, salvo que haya dado de baja nuestros SMS.`,
  scheduled: { email: "Encargado: un correo para usted.", text: "Encargado: un SMS para usted." },
  expected: { soon: "entre unos minutos y un par de horas", morning: "por la mañana" },

  dropped: "De acuerdo, no he apuntado nada.",
  tooManyWaits: "Ya le he apuntado en la lista de espera tantas veces como puedo en una conversación.",
  tooManyWritings: "Ya he encargado tantos mensajes para usted como puedo en una conversación.",
  tooSoon: "En la última hora ya se pidió un mensaje a esa dirección, así que aún no puedo encargar otro.",
  serviceGone: "Ya no ofrecemos ese servicio, así que no he apuntado nada.",
  cannotTell:
    "En este momento no tengo acceso a nuestros registros, así que todavía no sé si eso quedó apuntado. ¿Lo intento otra vez?",
  cannotTellToast: "En este momento no se puede acceder a nuestros registros.",
  perhaps: "No puedo saber si eso quedó apuntado.",
};

/** What a place on the waitlist brings. */
function waiting(hears: "email" | "text" | null): string {
  if (hears === null) return "El equipo lo recibe por correo; no se le reserva ninguna hora.";
  const way = hears === "email" ? "correo" : "SMS";
  return `Le avisamos por ${way} si queda libre una hora; no se le reserva ninguna.`;
}
