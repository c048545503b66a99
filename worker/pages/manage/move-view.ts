import { formatInTimeZone } from "date-fns-tz";
import type { AppointmentRecord } from "../../../db/queries/appointment-record.ts";
import type { Slot } from "../../../domain/booking/availability.ts";
import type { LocalDate } from "../../../domain/booking/local-date.ts";
import type { MoveOptions } from "../../../domain/booking/move-options.ts";
import { sayDay, sayTime } from "../../../domain/receptionist/language/say.ts";
import { wordsOf } from "../../../words/languages.ts";
import type { PageWords } from "../../../words/types/pages.ts";
import type { MoveView } from "./move-pages.ts";
import type { TimeChoice } from "./times.ts";
import type { AppointmentView } from "./view.ts";

/** What was asked for in the page's address. */
export interface MoveQuery {
  from?: LocalDate | undefined;
  day?: LocalDate | undefined;
  anyone: boolean;
}

/** Free times as the page shows them. */
export function moveView(
  { path, language }: Pick<AppointmentView, "path" | "language">,
  record: AppointmentRecord,
  options: MoveOptions,
  query: MoveQuery,
): MoveView {
  const { pages, speech } = wordsOf(language);
  const { days, earlier, later, anyone, hasOthers } = options;
  const { timezone, staffName } = record;
  const first = days[0]?.date;
  const open = days.find(({ date }) => date === query.day) ?? days[0];
  const href = (wish: { from?: string | undefined; day?: string; anyone: boolean }) => {
    const said = { ...(wish.from && { from: wish.from }), ...(wish.day && { day: wish.day }) };
    const search = new URLSearchParams({ ...said, ...(wish.anyone && { anyone: "1" }) }).toString();
    return `${path}/move${search && `?${search}`}`;
  };
  return {
    days: days.map(({ date, slots: [slot] }) => {
      const start = slot?.start ?? 0;
      const small = (pattern: string) => formatInTimeZone(start, timezone, pattern, { locale: speech.dateLocale });
      return {
        href: href({ from: first, day: date, anyone: query.anyone }),
        // Short, so that three stand side by side on a phone.
        ...{ weekday: small(pages.dayButton.weekday), date: small(pages.dayButton.date) },
        name: sayDay(start, timezone, undefined, language),
        isOpen: date === open?.date,
      };
    }),
    openDay: open ? sayDay(open.slots[0]?.start ?? 0, timezone, undefined, language) : null,
    parts: partsOfDay(open?.slots ?? [], timezone).map(({ part, slots }) => ({
      name: pages.parts[part],
      times: slots.map((slot) => ({
        ...timeChoice({ path, language }, record, slot),
        label: sayTime(slot.start, timezone, language),
      })),
    })),
    earlierHref: earlier && href({ from: earlier, anyone: query.anyone }),
    laterHref: later && href({ from: later, anyone: query.anyone }),
    who: !hasOthers
      ? null
      : anyone
        ? { href: href({ from: first, anyone: false }), text: pages.move.onlyWith(staffName) }
        : { href: href({ from: first, anyone: true }), text: pages.move.withOthers },
    emptyText: anyone ? pages.move.noneAtAll : pages.move.noneWith(staffName),
  };
}

/**
 * A time, with its day, that leads to the question whether to move there. With whoever has the appointment, where they
 * are free.
 */
export function timeChoice(
  { path, language }: Pick<AppointmentView, "path" | "language">,
  record: AppointmentRecord,
  slot: Slot,
): TimeChoice {
  const search = new URLSearchParams({
    start: new Date(slot.start).toISOString(),
    ...(!slot.staffIds.includes(record.staffId) && { anyone: "1" }),
  });
  const { timezone } = record;
  const name = `${sayDay(slot.start, timezone, undefined, language)}, ${sayTime(slot.start, timezone, language)}`;
  return { href: `${path}/move/confirm?${search}`, label: name, name };
}

const NOON = 12;
const EVENING = 17;
type Part = keyof PageWords["parts"];

function partsOfDay(slots: readonly Slot[], timezone: string): { part: Part; slots: Slot[] }[] {
  const hours = new Intl.DateTimeFormat("en", { timeZone: timezone, hour: "2-digit", hourCycle: "h23" });
  const partOf = ({ start }: Slot): Part => {
    const hour = Number(hours.format(start));
    return hour < NOON ? "morning" : hour < EVENING ? "afternoon" : "evening";
  };
  return [...Map.groupBy(slots, partOf)].map(([part, its]) => ({ part, slots: its }));
}
