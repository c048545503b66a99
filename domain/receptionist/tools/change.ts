import type { Context } from "../../context.ts";
import { DomainError, type ErrorCode } from "../../errors.ts";
import type { BookedAppointment, KnownAppointment, Memory } from "../memory.ts";
import { remembered } from "./known.ts";
import { seeAgain } from "./see-appointment.ts";
import type { ToolResult } from "./tool.ts";

export type ChangeRefusal =
  /** `unknown`: the book could not be reached, so the change may have been written or not. */
  | { ok: false; code: "not_agreed" | "change_notice" | "not_changeable" | "gone" | "unknown" }
  /** Somebody else changed it after it was read back; this is how it stands now. */
  | { ok: false; code: "changed"; appointment: BookedAppointment };

export type ChangeOutcome = { ok: true; appointment: BookedAppointment } | ChangeRefusal;

const UNKNOWN = new Set<ErrorCode>(["database_unavailable", "busy", "internal"]);
const DONE = { proposal: null, agreedChange: null, unsettledChange: false, errand: null, movingId: null, sought: {} };
const SETTLED = { agreedChange: null, unsettledChange: false };

/** What the conversation remembers of a change that was made. */
export function changed(memory: Readonly<Memory>, appointment: BookedAppointment): ToolResult<ChangeOutcome> {
  return { outcome: { ok: true, appointment }, remember: { ...remembered(memory, appointment), ...DONE } };
}

export function refusedChange(code: Exclude<ChangeRefusal["code"], "changed">): ToolResult<ChangeOutcome> {
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
  if (error.code === "change_notice") return refusedChange("change_notice");
  if (error.code === "not_found") return refusedChange("gone");
  if (error.code !== "version_mismatch" && error.code !== "not_changeable") throw error;
  let appointment: BookedAppointment | null;
  try {
    appointment = await seeAgain(ctx, known);
  } catch (lost) {
    if (lost instanceof DomainError && UNKNOWN.has(lost.code)) return refusedChange("unknown");
    throw lost;
  }
  if (!appointment) return refusedChange("gone");
  if (isDone(appointment)) return changed(memory, appointment);
  const outcome = { ok: false, code: "changed", appointment } as const;
  return { outcome, remember: { ...remembered(memory, appointment), ...SETTLED } };
}
