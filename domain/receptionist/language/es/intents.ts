import type { IntentWords } from "../intent.ts";

const BOOKING = "(?:citas?|reservas?|reservacion(?:es)?|turnos?|hora|horas|visitas?|sesion|consulta)";
const OWN = `(?:mi|la|esa|esta|una|nuestra) (?:\\w{1,20} ){0,2}${BOOKING}`;

export const intents: IntentWords = {
  greeting: /^(?:hola|holi|buenas|buenos dias|buen dia|buenas (?:tardes|noches)|saludos|que tal|hey|ey)\b/,
  thanks: /\b(?:gracias|muy amable|se lo agradezco|te lo agradezco|mil gracias|agradecid[oa])\b/,
  bye: /\b(?:adios|hasta (?:luego|pronto|la vista|otra|manana[.! ]*$)|chao|chau|nos vemos|eso es todo|es todo|nada mas|(?:que )?(?:tenga|tengas|pase|pases) (?:un |una )?(?:buen|buena|feliz|lindo|linda) (?:dia|tarde|noche|semana|fin de semana)|cuidese|cuidate|buen fin de semana)\b/,
  book: new RegExp(
    [
      "\\breserv(?:ar|arme|o|e|eme|ame)\\b(?! (?:de|esta|es)\\b)",
      "\\b(?:agendar(?:me)?|agende|agendeme|agendame|concertar|apuntar(?:me)?|apunteme|apuntame|anotar(?:me)?|anoteme|anotame)\\b",
      "\\b(?:pedir|sacar|coger|tomar|hacer|programar|quiero|quisiera|queria|querria|necesito|deseo|busco|gustaria|solicitar|tener|dar(?:me)?|deme|dame|conseguir|hay|tienen?|tendria[ns]?) (?:(?:una?|otr[oa]|la|mi|algun[oa]?|nuev[oa]|proxim[oa]|pedir|sacar|coger|hacer|tener|agendar) ){0,3}(?:citas?|reserva|reservacion|turnos?|hora|horas|sesion|consulta|hueco|huecos|masaje|limpieza|revision|corte)\\b(?! (?:tengo|tenia|es))",
      "\\b(?:quiero|quisiera|queria|querria|necesito|me gustaria|busco|puede darme|puedo (?:tener|pedir)) (?:hacerme |darme |tener |probar |recibir )?(?:una?|el|la|unos?|unas) (?!(?:persona|humano|pregunta|duda|cosa|reembolso|factura|lista|copia|momento)\\b)",
      "\\b(?:tienen?|tendrian?|hay|habra|habria|queda|quedan|les queda|les quedan|tienes) (?:\\w{1,12} )?(?:algo|hueco|huecos|sitio|lugar|espacio|disponibilidad|disponible|libre|cita|citas|turno|turnos|hora libre)\\b",
      "^(?:algo|algun hueco|alguna hora|alguna cita)\\b(?! mas)",
      "\\balgo (?:libre|disponible|para|el|este|esta|manana|hoy)\\b",
      "\\bdisponibilidad\\b|\\bhuecos? (?:libres?|disponibles?)\\b|\\bhoras? (?:libres?|disponibles?)\\b",
      "\\bcuando (?:puedo (?:ir|pasar|venir)|podria (?:ir|pasar|venir)|me (?:puede|puedes|pueden|podria|podrian) (?:ver|atender|recibir|dar))\\b",
      "(?<!no )\\b(?:puedo|podria|podemos) (?:ir|venir|pasar|pasarme|acercarme)\\b",
      "\\b(?:me )?(?:puede[ns]?|podria[ns]?) (?:ver|atender|recibir)(?:me)?\\b",
      "^(?:cita|reserva|reservar|turno|nueva cita|disponibilidad|pedir cita)\\b",
      "\\bcita (?:nueva|para|el|este|manana|hoy)\\b(?! (?:que tengo|cancel))",
    ].join("|"),
  ),
  cancel: new RegExp(
    `\\b(?:cancel(?:ar|arla|arlo|acion|o|e|ela|elo|ala)|anul(?:ar|arla|arlo|acion|o|e|ela|elo|ala))\\b(?! ?(?:gratis|gratuita))(?<!politica de cancelacion)(?<!politicas de cancelacion)|\\bdar de baja ${OWN}|\\b(?:no (?:puedo|voy a poder|podre|podria) (?:ir|asistir|acudir|llegar)|no (?:ire|voy a ir|asistire))(?= a ${OWN}|[.!,]|$)|\\b(?:quitar|borrar|eliminar) ${OWN}`,
  ),
  move: new RegExp(
    `\\b(?:reprogram\\w{1,5}|reagend\\w{1,5}|aplaz\\w{1,5}|pospon\\w{1,5}|posponer)\\b|\\b(?:mover|cambiar|pasar|adelantar|atrasar|retrasar|correr|modificar|trasladar|mueva|cambie|pase|adelante|atrase|mueve|cambia) (?:${OWN}|de (?:dia|hora|fecha)|el dia|la hora|la fecha)\\b|\\b(?:muev|cambi|pas|adelant|atras|retras|mod)\\w{0,6}l[ao]s?\\b(?= (?:a|al|para|de)\\b)|\\b(?:la|lo) (?:puede|podria|podemos|puedo)[a-z]{0,3} (?:mover|cambiar|pasar|adelantar|atrasar)\\b|\\b(?:moverla|cambiarla|muevala|cambiela|adelantarla|atrasarla|moverlo|cambiarlo|cambialo|muevela|cambiala)\\b|\\b(?:mover o cancelar|cancelar o mover|cambiar o cancelar|cambiar o anular)\\b`,
  ),
  lookup: new RegExp(
    `\\b(?:cuando|a que hora|que dia|para cuando) (?:es|era|tengo|tenia|tenemos) (?:mi|la|nuestra|una)? ?(?:\\w{1,20} )?${BOOKING}|\\b(?:consultar|buscar|ver|comprobar|revisar|encontrar|confirmar|verificar|busque|busca|recordar(?:me)?|recuerdeme) (?:mi|nuestra) (?:\\w{1,20} )?${BOOKING}|\\b(?:tengo|tenia|tenemos) (?:ya )?(?:alguna|una) (?:\\w{1,20} )?(?:cita|reserva)\\b(?=[^.!]{0,30}\\?)|\\bmi (?:referencia|localizador|numero de reserva)\\b|\\b(?:datos|detalles) de mi\\b`,
  ),
  hours:
    /\bhorarios?(?: de (?:atencion|apertura|apertura y cierre|trabajo|oficina|servicio))?\b(?! (?:libre|disponible|mas|para|diferente|distinto)s?)(?<!(?:otro|otros|ese|este|mas|algun|cambiar el|cambiar de) horarios?)|\b(?:estan|esta|estais|estaran) (?:abiertos?|abierta|cerrados?|cerrada)\b|\b(?:abren|abris|abre|cierran|cierra|cerrais)\b|\ba que hora (?:abren|cierran|abre|cierra|empiezan|terminan)\b|\bque dias (?:abren|trabajan|estan|atienden)\b|\bhasta que hora\b/,
  address:
    /\b(?:direccion|ubicacion|ubicados?|como (?:llego|llegar|se llega|puedo llegar)|donde (?:estan|esta|estais|queda|quedan|se encuentran?|es|os encuentro|los encuentro|tengo que ir|aparco|puedo aparcar)|aparcamiento|estacionamiento|parking|aparcar|estacionar|en que calle)\b/,
  prices:
    /\b(?:precios?|tarifas?|cuanto (?:cuesta|cuestan|vale|valen|es|sale|cobran|cobra|seria|costaria)|que (?:precio|cuesta|vale)|cuesta|cuestan|costo|coste|cobran|caro|barat[oa])\b/,
  services:
    /\b(?:que|cuales|lista de|todos (?:los|sus)|otros) (?:\w{1,20} )?(?:servicios|tratamientos|masajes|terapias)\b|\bque (?:ofrecen|ofrece|hacen|ofreceis|haceis)\b|\bque (?:tipos?|clases?) de\b|^(?:sus |los )?servicios\b|\b(?:hacen|ofrecen|realizan) (?!descuentos?)(?:\w{1,20} ){0,2}\w{1,20} ?\?|\b(?:carta|menu|catalogo) de (?:servicios|tratamientos)\b/,
  capabilities:
    /\b(?:que|en que) (?:puede|puedes|sabe|sabes|me puede|me puedes) (?:hacer|ayudar|ayudarme)\b|\bcomo (?:me )?(?:puede|puedes|podria) ayudar(?:me)?\b|\bpara que (?:sirve|sirves|es esto)\b|\bcomo funciona (?:esto|este chat)?\b|^(?:ayuda|\?+)[.!?]*$|\bque opciones (?:tengo|hay)\b/,
  who_are_you:
    /\b(?:eres|es|es usted|hablo con|estoy hablando con|esto es|usted es) (?:un |una |el |la )?(?:robot|bot|maquina|humano|humana|persona|persona real|ia|inteligencia artificial|chatbot|contestador|ordenador|automatic[oa])\b|\b(?:quien|que) eres\b|\bquien es usted\b|\bcon quien (?:hablo|estoy hablando|tengo el gusto)\b|\bcomo te llamas\b|\bcomo se llama usted\b|\bes (?:usted )?real\b/,
  person:
    /\b(?:hablar|comunicarme|comunicar|hable|chatear|contactar|pase|paseme|pasame|pongame|transfiera|transfierame) (?:con |a )(?:una? |el |la |los |alguien |algun )?(?:persona|humano|humana|agente|encargad[oa]|duen[oa]|responsable|gerente|alguien|operador[a]?|recepcion|recepcionista|empleado|asesor|equipo|real)\b|\b(?:hablar|comunicarme|contactar) con alguien\b|\b(?:quiero|necesito|quisiera|hay|pongame con|prefiero) (?:a )?(?:una? )?(?:persona|humano|persona real|agente|operador)\b|^(?:una? )?(?:humano|persona|persona real|agente|operador[a]?)(?:,? por favor)?[.!?]*$|\b(?:llamenme|llameme|llamame|que me llamen|me llaman|pueden llamarme|me pueden llamar|me puede llamar|devuelvanme la llamada)\b|\b(?:dejar|dejo|dejarle|dejarles|deje) (?:un |este )?(?:mensaje|recado)\b|\bno (?:con )?(?:un )?(?:robot|bot|maquina)\b/,
  start_over:
    /\b(?:empezar (?:de nuevo|otra vez|desde (?:cero|el principio))|empecemos (?:de nuevo|otra vez)|empieza de nuevo|volver a empezar|volvamos a empezar|desde (?:cero|el principio)|reiniciar|reinicia|comenzar (?:de nuevo|otra vez)|borron y cuenta nueva|olvide todo|olvidelo todo|olvida todo)\b/,
  another_time:
    /\b(?:otr[oa]s?|distint[oa]s?|diferentes?) (?:hora|horas|dia|dias|fecha|fechas|momento|horario|horarios|hueco|turno|cita|opcion|semana)\b(?! mas)|\b(?:hora|dia|fecha|horario) (?:distint[oa]|diferente)\b|\botra cosa\b|\b(?:mas (?:tarde|temprano|pronto)|antes)(?:[?.! ]*$| (?:por favor|si|ese dia|esa|en la|por la))|\bningun[oa](?: de (?:esas|esos|estas|estos|ellas|ellos))?\b(?! de las dos)|\bno (?:me )?(?:va|van|viene|vienen|queda|quedan|sirve|sirven|conviene|puedo a) (?:bien )?(?:ningun[oa]|esas?|esos?|a esas? horas?)\b|\bno puedo (?:a esas? horas?|ninguna|ninguno|ese dia|esos dias)\b|\b(?:cambiar|elegir|escoger) (?:la|el|otra|otro|de) (?:hora|dia|fecha)\b|\balgo mas (?:tarde|temprano|pronto)\b|\balguna otra\b/,
  more_times:
    /\b(?:mas|otras|demas|todas las|todos los) (?:horas|horarios|huecos|opciones|turnos|citas|alternativas)\b|\b(?:muestreme|ensename|ensename|digame|deme|hay|tiene|tienen|ver) (?:algunas? )?mas\b(?! (?:tarde|temprano|pronto))|^mas[.!? ]*$|\bque mas (?:hay|tiene|tienen|tienes|horas|opciones)\b|\balg[ou]n?[oa]? mas (?:ese dia|libre|disponible)\b/,
  privacy:
    /\b(?:privacidad|rgpd|proteccion de datos|datos personales|mis datos|(?:borre|borrar|elimine|eliminar|borren|eliminen|olvide) (?:mis? (?:datos|informacion|mensajes|historial|conversacion))|quien (?:lee|ve|puede (?:leer|ver))|es (?:esto )?confidencial)\b(?! (?:estan|son|cambiaron|han))/,
  rude: /\b(?:mierda|joder|puta|puto|gilipollas|idiota|imbecil|estupid[oa]|inutil|tont[oa]|pendej[oa]|cabron|carajo|cono|verga|chinga\w{0,4}|callate|basura|no sirves?)\b/,
};
