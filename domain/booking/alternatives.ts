import type { Slot } from "./availability.ts";
import { localDate } from "./zone.ts";

/**
 * The nearest slots around a wished start (epoch milliseconds), in time order, at most `count`.
 *
 * Slots of the wished local date come first, then others by distance. Where there is free time both before and after
 * the wish (on the wished date, if it has any), at least one of each is among them.
 */
export function nearestAlternatives(slots: readonly Slot[], wished: number, timezone: string, count = 3): Slot[] {
  const distance = (slot: Slot) => Math.abs(slot.start - wished);
  const byDistance = slots.toSorted((a, b) => distance(a) - distance(b) || a.start - b.start);
  const date = localDate(wished, timezone);
  const { sameDay = [], otherDay = [] } = Object.groupBy(byDistance, (slot) =>
    localDate(slot.start, timezone) === date ? "sameDay" : "otherDay",
  );
  const picked = [...sameDay, ...otherDay].slice(0, count);

  if (count > 1) {
    const near = sameDay.length > 0 ? sameDay : otherDay;
    const nearestBefore = near.find((slot) => slot.start < wished);
    const nearestAfter = near.find((slot) => slot.start >= wished);
    // If either side is missing, it takes the place of the farthest.
    for (const side of [nearestBefore, nearestAfter]) {
      if (side && !picked.includes(side)) picked[count - 1] = side;
    }
  }
  return picked.sort((a, b) => a.start - b.start);
}

/**
 * `count` slots spread over one day, as a receptionist names them: a morning, a midday, an afternoon rather than three
 * in a row. The day is the first that has enough; if none has, the first `count` of all.
 */
export function spread(slots: readonly Slot[], timezone: string, count = 3): Slot[] {
  const inOrder = slots.toSorted((a, b) => a.start - b.start);
  const days = Map.groupBy(inOrder, (slot) => localDate(slot.start, timezone));
  const left = [...days.values()].find((day) => day.length >= count);
  if (!left) return inOrder.slice(0, count);

  const first = left[0]?.start ?? 0;
  const span = (left.at(-1)?.start ?? first) - first;
  const picked: Slot[] = [];
  for (let part = 0; part < count; part++) {
    // The middle of each part of the day, so that neither the first nor the last minute is forced on anyone.
    const middle = first + (span * (part + 0.5)) / count;
    const nearest = left.reduce((best, slot, i) => (gap(slot, middle) < gap(left[best], middle) ? i : best), 0);
    picked.push(...left.splice(nearest, 1));
  }
  return picked.sort((a, b) => a.start - b.start);
}

function gap(slot: Slot | undefined, instant: number): number {
  return slot ? Math.abs(slot.start - instant) : Number.POSITIVE_INFINITY;
}
