import type { AppointmentRecord } from "../../../db/queries/appointment-record.ts";
import type { Slot } from "../../../domain/booking/availability.ts";
import type { DomainError, ErrorCode } from "../../../domain/errors.ts";
import { wordsOf } from "../../../words/languages.ts";
import type { PageWords } from "../../../words/types/pages.ts";
import { timeChoice } from "./move-view.ts";
import type { Message } from "./ticket-page.ts";
import type { AppointmentView } from "./view.ts";

type Told = Omit<Message, "kind" | "times">;
type Telling = (words: PageWords["refused"], view: AppointmentView) => Told;

const TELLING: Partial<Record<ErrorCode, Telling>> = {
  slot_taken: ({ taken }, { day, time }) => taken(day, time),
  slot_not_offered: ({ notOnOffer }, { day, time }) => notOnOffer(day, time),
  change_notice: ({ tooLate }, { notice }) => ({ ...tooLate, ...(notice && { text: notice }), asksBusiness: true }),
  not_changeable: ({ notChangeable }) => ({ ...notChangeable, asksBusiness: true }),
  version_mismatch: ({ changedMeanwhile }) => changedMeanwhile,
  booking_disabled: ({ bookingDisabled }, { day, time }) => ({ ...bookingDisabled(day, time), asksBusiness: true }),
};

/** What a client is told of a refusal, above the appointment as it stands; null for what is no matter of it. */
export function refusalMessage(
  { code, extra }: Pick<DomainError, "code" | "extra">,
  view: AppointmentView,
  record: AppointmentRecord,
): Message | null {
  const told = TELLING[code]?.(wordsOf(view.language).pages.refused, view);
  if (!told) return null;
  const { alternatives = [] } = extra as { alternatives?: Slot[] };
  return { kind: "trouble", ...told, times: alternatives.map((slot) => timeChoice(view, record, slot)) };
}
