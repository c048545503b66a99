import { z } from "zod";

/** Where a business has its appointments beside gomomo. */
const shape = {
  provider: z.enum(["none", "builtin"]),
  /** Makes the built-in one fail, to see what happens then; "all" is each in its turn. */
  fault: z.enum(["auth", "network", "timeout", "rate_limit", "all"]),
};

const FAULT_RULE = { path: ["fault"], message: 'goes with the provider "builtin" alone, which is named with it' };

export const calendarSchema = z.strictObject(shape).partial({ fault: true }).refine(goesTogether, FAULT_RULE);

/** What is to change of it. Who leaves the built-in one leaves its fault. */
export const calendarChangesSchema = z
  .strictObject({ ...shape, fault: shape.fault.nullable() })
  .partial()
  .refine(goesTogether, FAULT_RULE)
  .transform((change) => (change.provider === "none" ? { ...change, fault: null } : change));

/** Judged without what stands there, so that two changes at once cannot make what neither may. */
function goesTogether({
  provider,
  fault,
}: {
  provider?: string | undefined;
  fault?: string | null | undefined;
}): boolean {
  return !fault || provider === "builtin";
}
