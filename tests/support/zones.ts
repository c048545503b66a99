import { Temporal } from "temporal-polyfill";

export const allZones = Intl.supportedValuesOf("timeZone");

/** Every change of a zone's offset within the years `first` to `last`, as the first moment of the new offset. */
export function changesOf(zone: string, first: number, last: number): Temporal.ZonedDateTime[] {
  const changes: Temporal.ZonedDateTime[] = [];
  const begin = Temporal.PlainDate.from({ year: first, month: 1, day: 1 }).toZonedDateTime(zone);
  let change = begin.getTimeZoneTransition("next");
  while (change && change.year <= last) {
    changes.push(change);
    change = change.getTimeZoneTransition("next");
  }
  return changes;
}

/** This year and the next, as the clock of the machine has it: zone data changes, and so must what is tested. */
export const thisYear = Temporal.Now.plainDateISO("UTC").year;
export const nextYear = thisYear + 1;
