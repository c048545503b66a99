/** Every way in which the business says no. The list is closed: codes are added, never renamed. */
export const ERROR_CODES = [
  "invalid_request",
  "unauthenticated",
  "forbidden",
  "origin_not_allowed",
  "not_found",
  "hold_not_found",
  "slot_taken",
  "hold_expired",
  "hold_released",
  "already_confirmed",
  "booking_disabled",
  "change_notice",
  "not_changeable",
  "has_upcoming",
  "too_many_upcoming",
  "client_blocked",
  "version_mismatch",
  "too_many_holds",
  "challenge_required",
  "idempotency_in_progress",
  "idempotency_key_reused",
  "offer_gone",
  "card_closed",
  "slot_not_offered",
  "followup_limit",
  "followup_too_soon",
  "followup_unconfirmed",
  "too_fast",
  "rate_limited",
  "busy",
  "database_unavailable",
  "internal",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** The words for refusals that more than one place gives. */
export const refusals = {
  slot_taken: "That time has just been taken.",
  slot_not_offered: "That time is not on offer.",
  booking_disabled: "This business takes no bookings at the moment.",
  origin_not_allowed: "This site is not one of the business's own.",
  not_found: "There is no such business, service or staff member.",
  busy: "Too many people are booking at this moment. Please try again.",
  database_unavailable: "The appointment book cannot be reached at the moment.",
  internal: "Something went wrong on our side.",
  offer_gone: "That time is no longer on offer.",
  card_closed: "That card was answered already.",
  unauthenticated: "This key or token is not valid here.",
  forbidden: "This key is not good for that.",
  change_notice: "It is too late to change this appointment; please ask the business.",
  not_changeable: "Only an appointment that is still ahead can be changed, and only one that has begun has an outcome.",
  has_upcoming: "This client has an appointment ahead; cancel it first.",
  too_many_upcoming: "This email or phone number has as many appointments ahead as the business allows.",
  client_blocked: "This business takes no bookings for this email or phone number.",
  version_mismatch: "It has changed since it was read.",
  too_many_holds: "This address keeps as many times at once as it may.",
  challenge_required: "Please show that you are no robot.",
  idempotency_in_progress: "The first request with this Idempotency-Key still runs.",
  idempotency_key_reused: "This Idempotency-Key was used for something else.",
  followup_limit: "As many messages as one conversation may ask for have been asked for.",
  followup_too_soon: "A message to this email or phone number was asked for within the last hour.",
  followup_unconfirmed: "A message was asked for already; a second one needs the visitor's yes.",
  too_fast: "Please wait for the answer before you say more.",
  rate_limited: "That is a lot at once. Please wait a moment.",
} as const;

/** One thing wrong with what was sent: where, and which rule it breaks. */
export interface FieldIssue {
  path: string;
  message: string;
}

/** A refusal that its reader can act on. Its message may be shown; it holds no data of other people. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: ErrorCode;
  /** What goes with the code, such as the alternatives of `slot_taken`. */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, extra: Record<string, unknown> = {}) {
    super(message);
    this.code = code;
    this.extra = extra;
  }
}

/** What was named is not there, or not for whoever asks. */
export function notFound(what: string): DomainError {
  return new DomainError("not_found", `There is no such ${what}.`);
}

/** Input that breaks a rule, field by field. */
export function invalid(issues: FieldIssue[]): DomainError {
  return new DomainError("invalid_request", "Some of what was sent is not valid.", { errors: issues });
}
