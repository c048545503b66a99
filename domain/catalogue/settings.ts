import { z } from "zod";
import { lineSchema } from "../text.ts";
import { businessTimezoneSchema } from "../timezone.ts";
import { calendarChangesSchema, calendarSchema } from "./calendar.ts";
import { overridesSchema, weeklyHoursChangesSchema, weeklyHoursSchema } from "./hours.ts";
import {
  contactShape,
  countrySchema,
  DEFAULT_LOOK,
  factsShape,
  limitsShape,
  lookShape,
  mergeable,
  sitesSchema,
} from "./profile.ts";

/** What a business is known by. */
const identity = {
  slug: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, "must be 1 to 63 small letters, digits and inner hyphens"),
  name: lineSchema(100),
  timezone: businessTimezoneSchema,
  country: countrySchema,
};

/** How it can be booked; the bounds are those of the table's checks. */
const booking = {
  slotStepMinutes: z.int().min(5).max(720),
  minimumNoticeMinutes: z.int().min(0).max(525_600),
  horizonDays: z.int().min(1).max(730),
  changeNoticeMinutes: z.int().min(0).max(43_200),
  bookingEnabled: z.boolean(),
};

/** All that a business sets; what is left out is as it is for a new one. */
export const settingsSchema = z.strictObject({
  ...identity,
  weeklyHours: weeklyHoursSchema.default({}),
  overrides: overridesSchema.default([]),
  slotStepMinutes: booking.slotStepMinutes.default(30),
  minimumNoticeMinutes: booking.minimumNoticeMinutes.default(60),
  horizonDays: booking.horizonDays.default(60),
  changeNoticeMinutes: booking.changeNoticeMinutes.default(0),
  bookingEnabled: booking.bookingEnabled.default(true),
  contact: z.strictObject(contactShape).partial().default({}),
  facts: z.strictObject(factsShape).partial().default({}),
  look: z
    .strictObject({
      accent: lookShape.accent.default(DEFAULT_LOOK.accent),
      privacyUrl: lookShape.privacyUrl.default(DEFAULT_LOOK.privacyUrl),
    })
    .default(DEFAULT_LOOK),
  sites: sitesSchema.default([]),
  limits: z.strictObject(limitsShape).partial().default({}),
  calendar: calendarSchema.default({ provider: "none" }),
});
export type Settings = z.output<typeof settingsSchema>;

/** What is to change, as a JSON merge patch (RFC 7396): what is left out stays, null takes away, lists are replaced. */
export const settingsChangesSchema = z
  .strictObject({
    ...identity,
    ...booking,
    weeklyHours: weeklyHoursChangesSchema,
    overrides: overridesSchema,
    contact: mergeable(contactShape),
    facts: mergeable(factsShape),
    look: z.strictObject(lookShape).partial(),
    sites: sitesSchema,
    limits: mergeable(limitsShape),
    calendar: calendarChangesSchema,
  })
  .partial();
export type SettingsChanges = z.output<typeof settingsChangesSchema>;
