import { expect, it } from "vitest";
import { readWhen, type WhenContext, type WhenReading } from "../../../../../domain/receptionist/language/when.ts";

/** Friday 20 November 2026, 10:00 in New York. */
export const FRIDAY: WhenContext = {
  now: Date.parse("2026-11-20T15:00:00Z"),
  timezone: "America/New_York",
  language: "en",
};
/** Wednesday 18 November 2026, 16:30 in New York. */
export const WEDNESDAY: WhenContext = {
  now: Date.parse("2026-11-18T21:30:00Z"),
  timezone: "America/New_York",
  language: "en",
};

/** A test for each phrase and the line that its reading is shown as. */
export function check(context: WhenContext, table: [phrase: string, reading: string][]): void {
  it.each(table)("%s → %s", (phrase, reading) => {
    expect(show(readWhen(phrase, context))).toBe(reading);
  });
}

/** One line for a reading: days without the year 2026, times as HH:MM, weekdays in brackets, rivals after "?". */
export function show({ days, weekdays, time, any, ambiguous, past }: WhenReading): string {
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  const range = ({ from, to }: { from: string; to: string }) =>
    (from === to ? from : `${from}..${to}`).replaceAll("2026-", "");
  return [
    days ? range(days) : "",
    time ? (time.exact ? clock(time.fromMinute) : `${clock(time.fromMinute)}-${clock(time.toMinute)}`) : "",
    weekdays ? `[${weekdays.join(",")}]` : "",
    ambiguous ? `?${ambiguous.map(range).join(",")}` : "",
    any ? "any" : "",
    past ? "past" : "",
  ]
    .filter(Boolean)
    .join(" ");
}
