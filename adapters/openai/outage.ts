import { APIConnectionTimeoutError, APIError, APIUserAbortError, BadRequestError, RateLimitError } from "openai";
import { LlmOutage, type OutageReason } from "../../domain/receptionist/llm.ts";

/** What a failure of the SDK, of the network or of the stream means. A signal that was aborted for no outage of ours ran out. */
export function outageOf(error: unknown, signal: AbortSignal): LlmOutage {
  // The SDK ends a stream that was aborted as if it were whole, so the signal is asked before all else.
  if (signal.aborted) return signal.reason instanceof LlmOutage ? signal.reason : new LlmOutage({ reason: "timeout" });
  if (error instanceof LlmOutage) return error;
  const status = error instanceof APIError ? error.status : undefined;
  return new LlmOutage({ reason: reasonOf(error), status }, error);
}

function reasonOf(error: unknown): OutageReason {
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError) return "timeout";
  if (error instanceof RateLimitError) return "rate_limited";
  if (!(error instanceof APIError)) return "broken";
  const isOurs = error.status !== undefined && error.status < 500;
  return isOurs ? "refused" : "unavailable";
}

/** Some models take no temperature and say so with a 400. */
export function refusesTemperature(error: unknown): boolean {
  return error instanceof BadRequestError && (error.param === "temperature" || /temperature/i.test(error.message));
}
