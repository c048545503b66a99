import { z } from "zod";
import { lineSchema } from "../text.ts";
import { overridesSchema, weeklyHoursChangesSchema, weeklyHoursSchema } from "./hours.ts";

const MAX_POSITION = 10_000;
/** Order in lists; what has the same place comes by name. */
export const positionSchema = z.int().min(0).max(MAX_POSITION);

/** Somebody who takes appointments; no hours of their own are those of the business. */
export const staffSchema = z.strictObject({
  name: lineSchema(100),
  weeklyHours: weeklyHoursSchema.nullable().default(null),
  overrides: overridesSchema.default([]),
  position: positionSchema.default(0),
  active: z.boolean().default(true),
});
export type NewStaff = z.output<typeof staffSchema>;

/** What is to change, as a JSON merge patch (RFC 7396). */
export const staffChangesSchema = z
  .strictObject({
    name: lineSchema(100),
    weeklyHours: weeklyHoursChangesSchema.nullable(),
    overrides: overridesSchema,
    position: positionSchema,
    active: z.boolean(),
  })
  .partial();
export type StaffChanges = z.output<typeof staffChangesSchema>;
