import type { OutsideWords } from "../outside.ts";

const WEEKDAY = "(?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?)";
const KIN =
  "(?:mujer|esposa|marido|esposo|pareja|novi[oa]|amig[oa]s?|hij[oa]s?|madre|mama|padre|papa|herman[oa]s?|familia|companer[oa]s?)";
const SEVERAL = "(?:2|3|4|5|6|7|8|9|10|dos|tres|cuatro|cinco|seis|varias|varios|unas cuantas|un grupo de)";

export const outside: OutsideWords = {
  said: {
    payment:
      /\b(?:pagar|pago|pagos|pague|deposito|anticipo|tarjeta(?:s)? de (?:credito|debito)|con tarjeta|bizum|paypal|apple pay|google pay|vale(?:s)? regalo|tarjeta(?:s)? regalo|bono(?:s)? regalo|facturas?|reembolso|devolucion|transferencia|numero de (?:mi )?tarjeta|senal de reserva)\b/,
    class:
      /\b(?:clases? (?:de|en) (?:grupo|yoga|pilates|fitness|baile|spinning|meditacion)|(?:sesion|sesiones|curso|terapia) (?:de grupo|en grupo|grupal(?:es)?)|(?:una|la|alguna|apuntarme a una|sus) clases?\b(?! (?:de persona|media))|talleres|taller|plazas? (?:libres?|en (?:la|el|su))|quedan plazas)\b/,
    series: new RegExp(
      `\\b(?:recurrentes?|cita fija|citas (?:fijas|semanales|mensuales|quincenales)|(?:semanal|quincenal|mensual)mente|cita (?:semanal|quincenal|mensual)|(?:todos|todas) l[ao]s (?:semanas|meses|${WEEKDAY})(?! (?:menos|excepto|salvo|me va|puedo|estoy))|cada (?:semana|mes|quincena|${WEEKDAY}|(?:dos|tres|cuatro|2|3|4|15) (?:semanas|meses|dias))|(?:una vez|dos veces) (?:por semana|a la semana|al mes|por mes)|(?:una |un )?(?:serie|bono|paquete|pack|curso) de (?:\\w{1,12} )?(?:sesiones|citas|tratamientos|masajes|visitas)|${SEVERAL} (?:sesiones|citas|visitas))\\b`,
    ),
    several_people: new RegExp(
      `\\b(?:(?:masaje|sesion|tratamiento|cita) (?:en|para|de) pareja|para (?:los |las )?(?:dos|tres|cuatro)(?: personas| de nosotros)?(?=[.,!? ]*$)|(?:nosotros|nosotras) (?:dos|tres)|para (?:mi|mi y|yo y) (?:y )?mi ${KIN} y (?:para )?mi|(?:para|con) mi ${KIN} y (?:yo|para mi|mi)|(?:para )?mi ${KIN} y yo|(?:para mi|yo) y (?:para )?mi ${KIN}|para ${SEVERAL} (?:personas|adultos|ninos|amig[oa]s|mujeres|hombres)|somos (?:dos|tres|cuatro|cinco|2|3|4|5)|a la vez los dos|traer a mi ${KIN} tambien)\\b`,
    ),
    location:
      /\b(?:(?:que|cual|otra|otras|diferente|distinta|mas cercana) (?:sede|sucursal|tienda|oficina|clinica|ubicacion|local)(?:es|s)?|(?:otro|otros|que) local(?:es)?|(?:sedes|sucursales|oficinas|clinicas)\b|(?:tienen|hay) (?:alguna |otra |una )?(?:sede|sucursal|oficina|clinica) (?:en|por))\b/,
    overlap:
      /\b(?:al mismo tiempo que|a la misma hora que (?:otr[oa]|alguien)|aunque (?:este|estan|esten) (?:ocupad[oa]s?|llen[oa]s?|complet[oa]s?|cogid[oa]s?)|encima de (?:otra|otro)|doble reserva|quitele la (?:hora|cita) a|meterme entre|hacerme un hueco entre|la (?:hora|cita) de otr[oa])\b/,
    calendar:
      /\b(?:outlook|icloud|office ?365|calendly|(?:sincronizar?|conectar?|anadir|agregar|anada|agregue|ponga|poner|mandar|enviar)(?:l[ao])? (?:\w{1,12} ){0,2}(?:a|al|con|en) (?:mi|el|su) (?:calendario|agenda)|(?:invitacion|evento) de calendario)\b/,
    recording:
      /\b(?:grab(?:an|a|ar|ando|acion(?:es)?) (?:\w{1,6} )?(?:las?|mis?|esta|estas|la)? ?(?:llamadas?|conversacion(?:es)?)|(?:llamadas?|conversacion(?:es)?) (?:es |son |esta |estan |se )?(?:grabad[oa]s?|graba|graban|grabando)|grabacion(?:es)? de llamadas?)\b/,
  },
  joined: /\by\b|\be\b|\bmas\b|\bademas\b|\bjunto con\b|\bseguido de\b|&|\+/,
};
