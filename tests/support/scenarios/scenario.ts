import type { tenants } from "../../../db/schema/tenants.ts";
import type { ScriptedReply } from "../model-script.ts";
import type { Happening } from "./happenings.ts";

/** Who answers: the rules alone, or a model that says what the scenario tells it to. */
export type Brain = "rules" | "model";

/**
 * A conversation as data, and what it leaves behind.
 *
 * It is Wednesday, 7 am in New York. In lines, `{reference}` is that of the newest appointment and `{in 40 days}` a
 * date; in what is to be heard, "…" is anything.
 */
export interface Scenario {
  title: string;
  /** `studio` unless it says otherwise: see tests/support/chat-business.ts. */
  business?: "studio" | "practice";
  settings?: Omit<Partial<typeof tenants.$inferInsert>, "limits"> & { limits?: Record<string, number> };
  visitor?: { locale?: string; timezone?: string };
  /** Both, unless it says otherwise. The model is asked in no turn but those that tell what it replies. */
  brains?: readonly Brain[];
  /** What was before the visitor came. */
  given?: readonly Happening[];
  talk: readonly Step[];
  /** The appointment book at the end, by time: what is kept, booked or cancelled. */
  book?: readonly string[];
  /** What was left with the business. */
  left?: readonly string[];
}

export type Step = VisitorStep | { meanwhile: Happening; hears?: string };

export type VisitorStep = (
  | { visitor: string }
  /** The label of an offer in the newest line with offers. */
  | { presses: string }
  /** Fills in the contact card and sends it. */
  | { fills: { name?: string; email?: string; phone?: string } }
) & {
  /** The model's replies in this turn. */
  model?: readonly ScriptedReply[];
  /** What the visitor writes while the model halts in the middle of a line (`stops` by `wait`). */
  writesOn?: string;
  /** What the receptionist's lines contain, for one brain or for both. */
  hears?: string | Partial<Record<Brain, string>>;
  /** What none of the lines contains. */
  never?: readonly string[];
};
