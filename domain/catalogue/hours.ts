import { z } from "zod";
import type { HoursWindow } from "../../db/schema/hours.ts";
import { keptText } from "../text.ts";

/** The hours of a business or a person, as they may be set. All times are wall time in the tenant's zone. */

const MAX_WINDOWS = 8;
const MAX_OVERRIDES = 400;
const MAX_NOTE = 200;

const windowSchema = z
  .strictObject({
    start: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as "09:00"'),
    end: z
      .string()
      .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time of day such as "17:00", at most "24:00"'),
  })
  // Times in this form sort as text.
  .refine(({ start, end }) => start < end, { path: ["end"], message: "must be later than start", abort: true });

/** The openings of one day, in order; they may touch. */
const windowsSchema = z
  .array(windowSchema)
  .max(MAX_WINDOWS, `must be at most ${MAX_WINDOWS} windows`)
  .superRefine((windows: HoursWindow[], check) => {
    windows.forEach((window, i) => {
      const before = windows[i - 1];
      if (!before || before.end <= window.start) return;
      check.addIssue({
        code: "custom",
        path: [i, "start"],
        message: "must not be before the end of the window before",
      });
    });
  });

const day = windowsSchema.optional();
const mergedDay = windowsSchema.nullable().optional();

/** Openings by ISO weekday; a day that is left out is closed. */
export const weeklyHoursSchema = z.strictObject({
  ...{ 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: day },
});

/** Openings of the weekdays that change; null closes a day, and what is left out stays. */
export const weeklyHoursChangesSchema = z.strictObject({
  ...{ 1: mergedDay, 2: mergedDay, 3: mergedDay, 4: mergedDay, 5: mergedDay, 6: mergedDay, 7: mergedDay },
});

/** What holds on single dates instead of the weekly hours; no windows means closed. */
export const overridesSchema = z
  .array(
    z.strictObject({
      date: z.iso
        .date()
        .refine((date) => date >= "2000-01-01" && date <= "2199-12-31", "must lie between 2000 and 2199"),
      windows: windowsSchema,
      note: keptText(MAX_NOTE).optional(),
    }),
  )
  .max(MAX_OVERRIDES, `must be at most ${MAX_OVERRIDES} dates`)
  .superRefine((overrides, check) => {
    const seen = new Set<string>();
    overrides.forEach(({ date }, i) => {
      if (seen.has(date)) check.addIssue({ code: "custom", path: [i, "date"], message: "stands here twice" });
      seen.add(date);
    });
  });
