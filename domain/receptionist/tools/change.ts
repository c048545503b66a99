import type { Context } from "../../context.ts";
import { DomainError, type ErrorCode } from "../../errors.ts";
import { type BookedAppointment, type KnownAppointment, type Memory, NO_CHANGE } from "../memory.ts";
import { remembered } from "./known.ts";
import { seeAgain } from "./see-appointment.ts";
import type { ToolResult } from "./tool.ts";

export type ChangeRefusal =
  /** `unknown`: the book could not be reached, so the change may have been written or not. */
  | { ok: false; code: "not_agreed" | "gone" | "unknown" }
  /** It is too late for a change by its client, or somebody else changed it; this is how it stands now. */
  | { ok: false; code: "change_notice" | "changed"; appointment: BookedAppointment };

export type ChangeOutcome = { ok: true; appointment: BookedAppointment } | ChangeRefusal;

const UNKNOWN = new Set<ErrorCode>(["database_unavailable", "busy", "internal"]);
const LOOK_AGAIN = new Set<ErrorCode>(["change_notice", "version_mismatch", "not_changeable"]);
const SETTLED = { agreedChange: null, unsettledChange: false };

/** What the conversation remembers of a change that was made. */
export function changed(memory: Readonly<Memory>, appointment: BookedAppointment): ToolResult<ChangeOutcome> {
  return { outcome: { ok: true, appointment }, remember: { ...remembered(memory, appointment), ...NO_CHANGE } };
}

/** What the conversation remembers of a change that was not made, or may not have been. */
export function refusedChange(code: "not_agreed" | "gone" | "unknown"): ToolResult<ChangeOutcome> {
  return { outcome: { ok: false, code }, remember: code === "unknown" ? { unsettledChange: true } : SETTLED };
}

/**
 * What a refusal of the book means to the conversation. After another version was found there, this change may have
 * been written by an earlier try whose answer was lost: the book is looked at before anything is said.
 *
 * @param isDone whether the appointment stands as it was to be
 */
export async function refusalOf(
  ctx: Context,
  memory: Readonly<Memory>,
  known: KnownAppointment,
  error: unknown,
  isDone: (seen: BookedAppointment) => boolean,
): Promise<ToolResult<ChangeOutcome>> {
  if (!(error instanceof DomainError)) throw error;
  if (UNKNOWN.has(error.code)) return refusedChange("unknown");
  if (error.code === "not_found") return refusedChange("gone");
  if (!LOOK_AGAIN.has(error.code)) throw error;
  let appointment: BookedAppointment | null;
  try {
    appointment = await seeAgain(ctx, known);
  } catch (lost) {
    if (lost instanceof DomainError && UNKNOWN.has(lost.code)) return refusedChange("unknown");
    throw lost;
  }
  if (!appointment) return refusedChange("gone");
  if (isDone(appointment)) return changed(memory, appointment);
  const code = error.code === "change_notice" ? "change_notice" : "changed";
  const outcome = { ok: false, code, appointment } as const;
  return { outcome, remember: { ...remembered(memory, appointment), ...SETTLED } };
}
