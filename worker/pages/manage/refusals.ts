import type { AppointmentRecord } from "../../../db/queries/appointment-record.ts";
import type { Slot } from "../../../domain/booking/availability.ts";
import type { DomainError, ErrorCode } from "../../../domain/errors.ts";
import { sayDay, sayTime } from "../../../domain/receptionist/language/say.ts";
import { timeChoice } from "./move-view.ts";
import type { Message } from "./ticket-page.ts";
import type { AppointmentView } from "./view.ts";

type Words = Omit<Message, "kind" | "times">;

const WORDS: Partial<Record<ErrorCode, (view: AppointmentView) => Words>> = {
  slot_taken: ({ day, time }) => ({
    title: "That time has just gone",
    text: `Your appointment stands as it was: ${day} at ${time}.`,
  }),
  slot_not_offered: ({ day, time }) => ({
    title: "That time is not on offer",
    text: `Your appointment stands as it was: ${day} at ${time}.`,
  }),
  change_notice: ({ notice }) => ({
    title: "It is too late to change it here",
    text: notice ?? "It can no longer be moved or cancelled on this page.",
    asksBusiness: true,
  }),
  not_changeable: () => ({
    title: "This can no longer be changed",
    text: "Only an appointment that is still ahead can be moved or cancelled.",
    asksBusiness: true,
  }),
  version_mismatch: () => ({
    title: "It has changed meanwhile",
    text: "Your appointment was changed after you opened that page, so nothing was done. This is how it stands now.",
  }),
  booking_disabled: ({ day, time }) => ({
    title: "It cannot be moved just now",
    text: `No new times are given at the moment. Your appointment stands: ${day} at ${time}.`,
    asksBusiness: true,
  }),
};

/** What a client is told of a refusal, above the appointment as it stands; null for what is no matter of it. */
export function refusalMessage(
  { code, extra }: Pick<DomainError, "code" | "extra">,
  view: AppointmentView,
  record: AppointmentRecord,
): Message | null {
  const words = WORDS[code]?.(view);
  if (!words) return null;
  const { alternatives = [] } = extra as { alternatives?: Slot[] };
  const { timezone } = record;
  const times = alternatives.map((slot) =>
    timeChoice(view.path, record, slot, `${sayDay(slot.start, timezone)}, ${sayTime(slot.start, timezone)}`),
  );
  return { kind: "trouble", ...words, times };
}
