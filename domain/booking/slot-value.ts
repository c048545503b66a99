import { DomainError, refusals } from "../errors.ts";
import type { SlotAnswer } from "./slots.ts";

/**
 * The value of an answer of the slots.
 *
 * @throws DomainError with the refusal's code; `slot_taken` with `alternatives`
 */
export function slotValue<Value>(answer: SlotAnswer<Value>): Value {
  if (answer.ok) return answer.value;
  const { code, ok: _, ...extra } = answer;
  throw new DomainError(code, refusals[code], extra);
}
