import type { AppointmentRecord } from "../../../db/queries/appointment-record.ts";
import type { Slot } from "../../../domain/booking/availability.ts";
import type { LocalDate } from "../../../domain/booking/local-date.ts";
import type { MoveOptions } from "../../../domain/booking/move-options.ts";
import { sayDay, sayTime } from "../../../domain/receptionist/language/say.ts";
import type { MoveView } from "./move-pages.ts";
import type { TimeChoice } from "./times.ts";

/** What was asked for in the page's address. */
export interface MoveQuery {
  from?: LocalDate | undefined;
  day?: LocalDate | undefined;
  anyone: boolean;
}

/** Free times as the page shows them. */
export function moveView(path: string, record: AppointmentRecord, options: MoveOptions, query: MoveQuery): MoveView {
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
      const [weekday = "", day = "", month = ""] = sayDay(start, timezone).split(" ");
      return {
        href: href({ from: first, day: date, anyone: query.anyone }),
        // Short, so that three stand side by side on a phone.
        ...{ weekday: weekday.slice(0, 3), date: `${day} ${month.slice(0, 3)}`, name: sayDay(start, timezone) },
        isOpen: date === open?.date,
      };
    }),
    openDay: open ? sayDay(open.slots[0]?.start ?? 0, timezone) : null,
    parts: partsOfDay(open?.slots ?? [], timezone).map(({ name, slots }) => ({
      name,
      times: slots.map((slot) => timeChoice(path, record, slot, sayTime(slot.start, timezone))),
    })),
    earlierHref: earlier && href({ from: earlier, anyone: query.anyone }),
    laterHref: later && href({ from: later, anyone: query.anyone }),
    who: !hasOthers
      ? null
      : anyone
        ? { href: href({ from: first, anyone: false }), text: `Only times with ${staffName}` }
        : { href: href({ from: first, anyone: true }), text: "Show times with others, too" },
    emptyText: anyone ? "There are no free times in these weeks." : `${staffName} has no free times in these weeks.`,
  };
}

/** A time that leads to the question whether to move there. With whoever has the appointment, where they are free. */
export function timeChoice(path: string, record: AppointmentRecord, slot: Slot, label: string): TimeChoice {
  const search = new URLSearchParams({
    start: new Date(slot.start).toISOString(),
    ...(!slot.staffIds.includes(record.staffId) && { anyone: "1" }),
  });
  const { timezone } = record;
  const name = `${sayDay(slot.start, timezone)}, ${sayTime(slot.start, timezone)}`;
  return { href: `${path}/move/confirm?${search}`, label, name };
}

const NOON = 12;
const EVENING = 17;

function partsOfDay(slots: readonly Slot[], timezone: string): { name: string; slots: Slot[] }[] {
  const hours = new Intl.DateTimeFormat("en", { timeZone: timezone, hour: "2-digit", hourCycle: "h23" });
  const partOf = ({ start }: Slot) => {
    const hour = Number(hours.format(start));
    return hour < NOON ? "Morning" : hour < EVENING ? "Afternoon" : "Evening";
  };
  return [...Map.groupBy(slots, partOf)].map(([name, its]) => ({ name, slots: its }));
}
