import { es } from "date-fns/locale/es";
import type { AboutLanguage } from "./types/language.ts";
import type { SpeechWords } from "./types/speech.ts";

export const about: AboutLanguage = { tag: "es", name: "Español", direction: "ltr" };

export const speech: SpeechWords = {
  dateLocale: es,
  day: "EEEE d 'de' MMMM",
  dayWithYear: "EEEE d 'de' MMMM 'de' yyyy",
  shortDay: "EEE d MMM",
  time: "h:mm aaaa",
  at: (day, time) => `${day} a ${time.startsWith("1:") ? "la" : "las"} ${time}`,
  and: "y",
  or: "o",
  numberLocale: "es",
  hours: (count) => `${count} ${count === 1 ? "hora" : "horas"}`,
  minutes: (count) => `${count} ${count === 1 ? "minuto" : "minutos"}`,
  weekdays: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
  fromTo: (from, to) => `${from} a ${to}`,
  midnight: "medianoche",
  closed: (days) => `cerrado ${days}`,
  closedAllWeek: "cerrado toda la semana",
};
