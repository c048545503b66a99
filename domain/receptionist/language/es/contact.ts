import type { ContactWords } from "../contact.ts";

export const contact: ContactWords = {
  announced:
    /(?:^|[\s,.;!])(?:(?:mi|el) nombre (?:completo )?(?:es|:)|nombre(?: completo)? ?(?:es|:)|me llamo|a nombre de|de parte de) ?(\p{L}.{0,120})/iu,
  introduced:
    /(?:^|[\s,.;!¡])(?:[Ss]oy|[Aa]qu[ií]|(?:[Ll]es? )?[Hh]abla|[Ll]e escribe|[Ee]s para) (?!(?:[Ee]l|[Ll]a) )([\p{Lu}\p{Lo}].{0,120})/u,
  apart:
    "y|e-?mail|mail|correo|tel[eé]fono|tel|m[oó]vil|celular|cel|n[uú]mero|mi|es|soy|me llamo|aqu[ií]|hola|buenas|buenos d[ií]as|gracias|por favor|claro|s[ií]|vale|ok|a nombre de",
  ordinary: new Set(
    [
      "si no vale ok claro hola buenas buenos dias gracias favor porfa cancelar anular ayuda perdon disculpe quiza quizas nunca",
      "hoy manana ayer pasado lunes martes miercoles jueves viernes sabado domingo tarde tardes noche mediodia semana fin mes",
      "proximo proxima cualquiera cualquier alguien nadie nada ninguno ninguna ahora aqui ahi luego despues antes temprano pronto",
      "masaje consulta acupuntura limpieza revision corte cita reserva turno correo email mail telefono movil celular nombre numero",
      "que cuando donde quien por porque como cual cuanto puede puedo podria hace hacer es son era soy estoy esta este ese eso esa",
      "yo mi mis su sus usted ustedes nosotros el ella lo los las un una unos unas en con sin para pero tambien solo muy mas menos",
      "quiero quisiera queria querria necesito prefiero tengo tiene hay busco llamo escribo libre disponible ocupado ocupada nuevo",
      "nueva cliente paciente mover cambiar gustaria bien bueno buena genial perfecto enfermo enferma embarazada alergico alergica",
      "seguro segura listo lista otro otra otros otras primera primero ultima ultimo segunda segundo tercera hora horas algo todo",
      "prefiere igual exacto correcto adelante de acuerdo lo siento buen dia sera seria va voy me te le se al del interesado interesada",
    ].flatMap((line) => line.split(" ")),
  ),
  signs: { "@": "arroba", ".": "punto", "-": "gui[oó]n", _: "gui[oó]n bajo", "+": "m[aá]s" },
  digits: ["cero", "uno|una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"],
};
