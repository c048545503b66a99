import type { ErrorHandler, Context as HonoContext, NotFoundHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { ConfigError } from "../adapters/config.ts";
import { createLog, errorData } from "../adapters/log.ts";
import { DomainError, type ErrorCode, refusals } from "../domain/errors.ts";
import type { AppEnv } from "./app-env.ts";

/** Codes that only HTTP knows, beside those of the domain. */
export type ProblemCode = ErrorCode | "malformed_json" | "too_large" | "unsupported_media_type";

/** What HTTP says for each code. */
export const kinds: Record<ProblemCode, { status: ContentfulStatusCode; title: string }> = {
  invalid_request: { status: 400, title: "Invalid request" },
  malformed_json: { status: 400, title: "Malformed JSON" },
  unauthenticated: { status: 401, title: "Unauthenticated" },
  forbidden: { status: 403, title: "Forbidden" },
  origin_not_allowed: { status: 403, title: "Origin not allowed" },
  client_blocked: { status: 403, title: "Client blocked" },
  challenge_required: { status: 403, title: "Challenge required" },
  not_found: { status: 404, title: "Not found" },
  hold_not_found: { status: 404, title: "Hold not found" },
  slot_taken: { status: 409, title: "Slot taken" },
  hold_expired: { status: 409, title: "Hold expired" },
  hold_released: { status: 409, title: "Hold released" },
  already_confirmed: { status: 409, title: "Already confirmed" },
  booking_disabled: { status: 409, title: "Booking disabled" },
  change_notice: { status: 409, title: "Too late to change" },
  not_changeable: { status: 409, title: "Not changeable" },
  has_upcoming: { status: 409, title: "Has an appointment ahead" },
  too_many_upcoming: { status: 409, title: "Too many appointments ahead" },
  idempotency_in_progress: { status: 409, title: "Still in progress" },
  offer_gone: { status: 409, title: "Offer gone" },
  card_closed: { status: 409, title: "Card closed" },
  followup_unconfirmed: { status: 409, title: "Message not confirmed" },
  version_mismatch: { status: 412, title: "Version mismatch" },
  too_large: { status: 413, title: "Too large" },
  unsupported_media_type: { status: 415, title: "Unsupported media type" },
  slot_not_offered: { status: 422, title: "Slot not offered" },
  idempotency_key_reused: { status: 422, title: "Idempotency-Key reused" },
  too_many_holds: { status: 429, title: "Too many holds" },
  followup_limit: { status: 429, title: "Too many messages asked for" },
  followup_too_soon: { status: 429, title: "Message asked for too soon" },
  too_fast: { status: 429, title: "Too fast" },
  rate_limited: { status: 429, title: "Too many requests" },
  internal: { status: 500, title: "Internal error" },
  busy: { status: 503, title: "Busy" },
  database_unavailable: { status: 503, title: "Database unavailable" },
};

/** Seconds after which a refusal that passes by itself is worth another try. */
export const RETRY_AFTER: Partial<Record<ProblemCode, number>> = {
  too_fast: 2,
  rate_limited: 60,
  too_many_holds: 60,
  idempotency_in_progress: 2,
  busy: 2,
  database_unavailable: 10,
};

/** A problem document (RFC 9457) with our stable `code`. */
export function problem(
  code: ProblemCode,
  detail: string,
  { retryAfter = RETRY_AFTER[code], ...extra }: { retryAfter?: number | undefined; [member: string]: unknown } = {},
): Response {
  const { status, title } = kinds[code];
  return Response.json(
    { type: "about:blank", title, status, code, detail, ...extra },
    {
      status,
      headers: {
        "content-type": "application/problem+json",
        ...(retryAfter && { "retry-after": String(retryAfter) }),
      },
    },
  );
}

/** The code of whatever was thrown; all that is unknown is `internal`. */
export function codeOf(error: Error): ProblemCode {
  if (error instanceof DomainError) return error.code;
  if (error instanceof HTTPException && error.status === 400) return "malformed_json";
  if (error instanceof HTTPException && error.status === 413) return "too_large";
  return "internal";
}

/** Logs what nobody expected, with the request that met it. */
export function logUnhandled(error: Error, c: HonoContext<AppEnv>): void {
  const event = error instanceof ConfigError ? "config_error" : "unhandled_error";
  createLog({ requestId: c.get("requestId") }).error(event, errorData(error));
}

/** Refusals in their own words; everything unknown is opaque to the caller and in the log, redacted. */
export const onError: ErrorHandler<AppEnv> = (error, c) => {
  if (error instanceof DomainError) return problem(error.code, error.message, error.extra);
  const code = codeOf(error);
  if (code === "malformed_json") return problem(code, "The body is not valid JSON.");
  if (code === "too_large") return problem(code, "The body is too large.");
  logUnhandled(error, c);
  return problem("internal", refusals.internal);
};

export const onNotFound: NotFoundHandler = () => problem("not_found", "There is nothing at this address.");
