import type { ReferenceWords } from "../reference.ts";

export const references: ReferenceWords = {
  dateLike: /^(?:[23]?\dabril|[23]?\dmayo|\d(?:marzo|semana|martes|lunes)|martes|agosto)$/,
  announced:
    /(?<!\p{L})(?:referencia|ref|c[oó]digo|localizador|folio|confirmaci[oó]n|clave)(?!\p{L})[\s.:#]*(?:(?:n[uú]mero|num|no|de|la|mi|reserva|cita|es|era|el)(?!\p{L})[\s.:#]*){0,4}/giu,
  around: new Set(
    "ref referencia codigo numero localizador folio clave reserva cita de la el mi es era esta este eh pues si claro por favor gracias aqui tiene".split(
      " ",
    ),
  ),
  spoken: {
    ...{ dos: "2", tres: "3", cuatro: "4", cinco: "5", seis: "6", siete: "7", ocho: "8", nueve: "9" },
    ...{ be: "B", ce: "C", de: "D", efe: "F", ge: "G", hache: "H", jota: "J", ka: "K", eme: "M", ene: "N", pe: "P" },
    ...{
      cu: "Q",
      erre: "R",
      ere: "R",
      ese: "S",
      te: "T",
      uve: "V",
      ve: "V",
      equis: "X",
      ye: "Y",
      zeta: "Z",
      ceta: "Z",
    },
  },
};
