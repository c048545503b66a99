import { DateTime } from "luxon";
import type { HoursWindow, Weekday } from "../../db/schema/hours.ts";
import type { Slot, SlotSearch, StaffRules } from "../../domain/booking/availability.ts";

/**
 * The rules of availability as an ordinary product writes them with a date library: a DateTime per slot. It serves the
 * benchmark and knows only what that needs: no skipped hours inside a window, no window or service over midnight.
 */
export function plainSlots(input: SlotSearch): Slot[] {
  const { rules, service } = input;
  const zone = rules.timezone;
  const now = DateTime.fromMillis(input.now, { zone });
  const earliest = now.plus({ minutes: rules.minimumNoticeMinutes });
  const horizon = now.startOf("day").plus({ days: rules.horizonDays + 1 });
  const staff = input.staff.map((person) => ({
    ...person,
    off: person.timeOff.map((range) => asSpan(range, zone)),
    taken: input.busy.filter((busy) => busy.staffId === person.id).map((busy) => asSpan(busy, zone)),
  }));

  const slots: Slot[] = [];
  const last = DateTime.fromMillis(input.to, { zone });
  for (let day = DateTime.fromMillis(input.from, { zone }).startOf("day"); day < last; day = day.plus({ days: 1 })) {
    const opening = windowsOf(rules, day) ?? [];
    const people = staff.map((person) => ({ ...person, works: windowsOf(person, day) ?? opening }));
    for (const window of opening) {
      for (let { start } = window; start < window.end; start = start.plus({ minutes: rules.slotStepMinutes })) {
        const end = start.plus({ minutes: service.durationMinutes });
        if (end > window.end || start < earliest || start >= horizon) continue;
        const from = start.minus({ minutes: service.bufferBeforeMinutes });
        const to = end.plus({ minutes: service.bufferAfterMinutes });
        const staffIds = people
          .filter(({ works }) => works.some((span) => span.start <= start && span.end >= end))
          .filter(({ off }) => !off.some((span) => span.start < end && span.end > start))
          .filter(({ taken }) => !taken.some((span) => span.start < to && span.end > from))
          .map(({ id }) => id);
        if (staffIds.length > 0) slots.push({ start: start.toMillis(), end: end.toMillis(), staffIds });
      }
    }
  }
  return slots;
}

interface Span {
  start: DateTime;
  end: DateTime;
}

/** Nothing where these hours say nothing about the day. */
function windowsOf(hours: Pick<StaffRules, "weeklyHours" | "overrides">, day: DateTime): Span[] | undefined {
  const override = hours.overrides.find(({ date }) => date === day.toISODate());
  const windows =
    override?.windows ?? (hours.weeklyHours ? (hours.weeklyHours[day.weekday as Weekday] ?? []) : undefined);
  return windows?.map((window: HoursWindow) => ({ start: at(day, window.start), end: at(day, window.end) }));
}

function at(day: DateTime, time: string): DateTime {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return day.set({ hour, minute });
}

function asSpan(range: { start: number; end: number }, zone: string): Span {
  return { start: DateTime.fromMillis(range.start, { zone }), end: DateTime.fromMillis(range.end, { zone }) };
}
