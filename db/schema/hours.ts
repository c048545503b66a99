/** Wall-clock times of one opening, "HH:MM" in the tenant's zone, end exclusive; "24:00" is allowed as an end. */
export interface HoursWindow {
  start: string;
  end: string;
}

/** ISO weekday, 1 is Monday and 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Openings by weekday, sorted and not overlapping; a weekday that is missing is closed. */
export type WeeklyHours = Partial<Record<Weekday, HoursWindow[]>>;

/** What holds on one date instead of the weekly hours; no windows means closed. */
export interface DateOverride {
  /** "YYYY-MM-DD" in the tenant's zone. */
  date: string;
  windows: HoursWindow[];
  note?: string;
}
