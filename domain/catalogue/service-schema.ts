import { z } from "zod";
import { keptText, lineSchema } from "../text.ts";
import { positionSchema } from "./staff-schema.ts";

const MAX_AMOUNT = 100_000_000;
const MAX_OFFERING = 200;

/** An amount in the currency's minor unit, cents for USD. */
const priceSchema = z.strictObject({
  amountMinor: z.int().min(0).max(MAX_AMOUNT),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, "must be an ISO 4217 code such as USD")
    .refine((code) => Intl.supportedValuesOf("currency").includes(code), "must be an ISO 4217 code such as USD"),
});

/** The bounds are those of the table's checks. */
const shape = {
  name: lineSchema(100),
  description: keptText(1000),
  durationMinutes: z.int().min(5).max(720),
  bufferBeforeMinutes: z.int().min(0).max(240),
  bufferAfterMinutes: z.int().min(0).max(240),
  price: priceSchema.nullable(),
  position: positionSchema,
  active: z.boolean(),
  /** Who offers it. */
  staffIds: z.array(z.uuid().toLowerCase()).max(MAX_OFFERING, `must be at most ${MAX_OFFERING} people`),
};

/** What can be booked. */
export const serviceSchema = z.strictObject({
  ...shape,
  description: shape.description.default(""),
  bufferBeforeMinutes: shape.bufferBeforeMinutes.default(0),
  bufferAfterMinutes: shape.bufferAfterMinutes.default(0),
  price: shape.price.default(null),
  position: shape.position.default(0),
  active: shape.active.default(true),
});
export type NewService = z.output<typeof serviceSchema>;

/** What is to change; who offers it is replaced whole. */
export const serviceChangesSchema = z.strictObject(shape).partial();
export type ServiceChanges = z.output<typeof serviceChangesSchema>;
