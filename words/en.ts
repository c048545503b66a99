import { enUS } from "date-fns/locale/en-US";
import type { AboutLanguage } from "./types/language.ts";
import type { SpeechWords } from "./types/speech.ts";

export const about: AboutLanguage = { tag: "en", name: "English", direction: "ltr" };

export const speech: SpeechWords = {
  dateLocale: enUS,
  day: "EEEE d MMMM",
  dayWithYear: "EEEE d MMMM yyyy",
  shortDay: "EEE d MMM",
  time: "h:mm aaa",
  at: (day, time) => `${day} at ${time}`,
  and: "and",
  or: "or",
  numberLocale: "en",
  hours: (count) => `${count} ${count === 1 ? "hour" : "hours"}`,
  minutes: (count) => `${count} ${count === 1 ? "minute" : "minutes"}`,
  weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  fromTo: (from, to) => `${from} to ${to}`,
  midnight: "midnight",
  closed: (days) => `closed ${days}`,
  closedAllWeek: "closed all week",
};
