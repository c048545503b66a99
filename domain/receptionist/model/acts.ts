import { z } from "zod";
import type { LlmCall, LlmTool } from "../llm.ts";
import { tools } from "../tools/registry.ts";
import { type Act, refused, type Scene, type Upshot } from "./act.ts";
import { cancelBooking, rescheduleBooking } from "./acts/change.ts";
import { checkAvailability } from "./acts/check-availability.ts";
import { confirmBooking } from "./acts/confirm-booking.ts";
import { holdSlot } from "./acts/hold-slot.ts";
import { createInquiry, scheduleContactFollowup } from "./acts/inquiries.ts";
import { lookupBooking } from "./acts/lookup-booking.ts";

/** Every tool of the registry as a model may ask for it. */
const acts = {
  check_availability: checkAvailability,
  hold_slot: holdSlot,
  confirm_booking: confirmBooking,
  lookup_booking: lookupBooking,
  reschedule_booking: rescheduleBooking,
  cancel_booking: cancelBooking,
  create_inquiry: createInquiry,
  schedule_contact_followup: scheduleContactFollowup,
} satisfies Record<keyof typeof tools, unknown>;

type ActName = keyof typeof acts;

/** The tools as a model is told of them. */
export const llmTools: readonly LlmTool[] = (Object.keys(acts) as ActName[]).map((name) => {
  const { $schema: _, ...parameters } = z.toJSONSchema(acts[name].args, { io: "input" });
  return { name, description: tools[name].description, parameters };
});

/** Does what a model asks for, or tells it what is wrong with that. */
export async function perform(scene: Scene, { name, args }: LlmCall): Promise<Upshot> {
  if (!Object.hasOwn(acts, name)) return refused("unknown_tool", `The tools are: ${Object.keys(acts).join(", ")}.`);
  const act = acts[name as ActName] as Act<z.ZodType>;
  const parsed = act.args.safeParse(parseJson(args));
  if (parsed.success) return act.run(scene, parsed.data);
  const issues = parsed.error.issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.join(".") || "arguments"}: ${message}`);
  return refused("bad_arguments", `${issues.join("; ")}.`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The schema refuses undefined, and says so.
    return undefined;
  }
}
