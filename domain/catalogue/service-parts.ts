import type { ServiceAnswer } from "../../db/queries/create-service.ts";
import { invalid } from "../errors.ts";

/** The columns of a service's price. */
export function priceFields(price: { amountMinor: number; currency: string } | null | undefined) {
  return price === undefined ? {} : { priceMinor: price?.amountMinor ?? null, currency: price?.currency ?? null };
}

/**
 * What was done with a service.
 *
 * @throws DomainError `invalid_request` that names each of `staffIds` who is no staff of this business
 */
export function doneWith<Value>(answer: ServiceAnswer<Value>, staffIds: readonly string[] = []): Value {
  if (answer.verdict === "done") return answer.value;
  const unknown = new Set(answer.staffIds);
  throw invalid(
    staffIds.flatMap((id, i) =>
      unknown.has(id) ? [{ path: `staffIds.${i}`, message: "is no staff member of this business" }] : [],
    ),
  );
}
