import { addDays, type LocalDate } from "../../../../booking/local-date.ts";
import { dateOf, partsOf } from "../../calendar.ts";

/** Days that people name by their feast. */
const FIXED: [RegExp, string][] = [
  [/\bnochebuena\b/g, "24 DECEMBER"],
  [/\b(?:dia de )?navidad(?:es)?\b/g, "25 DECEMBER"],
  [/\b(?:nochevieja|fin de ano|noche vieja|ano viejo)\b/g, "31 DECEMBER"],
  [/\b(?:dia de )?ano nuevo\b/g, "1 JANUARY"],
  [/\b(?:dia de |los )?reyes(?: magos)?\b/g, "6 JANUARY"],
  [/\bsan valentin\b/g, "14 FEBRUARY"],
  [/\b(?:dia de )?todos los santos\b/g, "1 NOVEMBER"],
  [/\bdia de (?:los )?(?:muertos|difuntos)\b/g, "2 NOVEMBER"],
];

/** And those that move with Easter: days after it, first to last. */
const MOVING: [RegExp, first: number, last: number][] = [
  [/\bsemana santa\b/g, -7, 0],
  [/\bdomingo de ramos\b/g, -7, -7],
  [/\bjueves santo\b/g, -3, -3],
  [/\bviernes santo\b/g, -2, -2],
  [/\bsabado (?:santo|de gloria)\b/g, -1, -1],
  [/\bdomingo de (?:pascuas?|resurreccion)\b/g, 0, 0],
  [/\blunes de pascuas?\b/g, 1, 1],
];

/** A message with its feasts as dates in rule words. */
export function feastsAsDates(text: string, today: LocalDate): string {
  const fixed = FIXED.reduce((all, [feast, date]) => all.replace(feast, date), text);
  return MOVING.reduce(
    (all, [feast, first, last]) =>
      all.replace(feast, () => {
        const { year } = partsOf(today);
        const easter = addDays(easterOf(year), last) >= today ? easterOf(year) : easterOf(year + 1);
        return first === last ? addDays(easter, first) : `${addDays(easter, first)} TO ${addDays(easter, last)}`;
      }),
    fixed,
  );
}

/** Easter Sunday of the Gregorian calendar (Butcher's algorithm, as in Meeus, Astronomical Algorithms, chapter 8). */
function easterOf(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor((8 * b + 13) / 25);
  const e = (19 * a + b - Math.floor(b / 4) - d + 15) % 30;
  const f = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - e - (c % 4)) % 7;
  const g = Math.floor((a + 11 * e + 22 * f) / 451);
  const month = Math.floor((e + f - 7 * g + 114) / 31);
  return dateOf(year, month, ((e + f - 7 * g + 114) % 31) + 1) ?? `${year}-04-01`;
}
