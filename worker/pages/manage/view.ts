import type { AppointmentRecord } from "../../../db/queries/appointment-record.ts";
import type { TenantConfig } from "../../../db/queries/tenant-config.ts";
import { changeableUntil, isChangeable } from "../../../domain/booking/change-notice.ts";
import { sayDateTime, sayDay, sayDuration, sayPhone, sayTime } from "../../../domain/receptionist/language/say.ts";
import { sayZone } from "../../../domain/receptionist/language/zone-words.ts";
import { type Language, wordsOf } from "../../../words/languages.ts";
import type { PageWords } from "../../../words/types/pages.ts";

/** One appointment as its client's page shows it; every text is ready to be read, none is markup. */
export interface AppointmentView {
  /** The page's own address, "/m/TOKEN". */
  path: string;
  version: number;
  /** What the page is written in. */
  language: Language;
  staffId: string;
  /** "Booked". */
  state: string;
  /** Whether it is still to come. */
  isAhead: boolean;
  isCancelled: boolean;
  /** Whether its client may move or cancel it. */
  isChangeable: boolean;
  /** Why not, or until when, as far as there is something to say. */
  notice: string | null;
  service: string;
  staff: string;
  place: string | null;
  reference: string;
  /** RFC 3339. */
  start: string;
  /** "Tuesday 24 November". */
  day: string;
  /** "2:30 pm". */
  time: string;
  /** "3:30 pm". */
  endTime: string;
  /** The business's zone in words, "New York time". */
  zone: string;
  business: BusinessView;
}

export interface BusinessView {
  name: string;
  slug: string;
  /** "#rrggbb". */
  accent: string;
  /** E.164, and how it is written. */
  phone: { number: string; text: string } | null;
}

/**
 * An appointment in the words of its page.
 *
 * @param path the page's own address, "/m/TOKEN"
 * @param told.now epoch milliseconds
 */
export function appointmentView(
  path: string,
  record: AppointmentRecord,
  config: TenantConfig,
  { now, language }: { now: number; language: Language },
): AppointmentView {
  const { start, timezone } = record;
  const words = wordsOf(language).pages.appointment;
  return {
    path,
    version: record.version,
    language,
    staffId: record.staffId,
    state: words.states[stateOf(record, now)],
    isAhead: (record.status === "confirmed" || record.status === "confirming") && record.end > now,
    isCancelled: record.status === "cancelled",
    isChangeable: isChangeable(record, now),
    notice: noticeOf(record, now, language),
    service: record.serviceName,
    staff: record.staffName,
    place: record.place,
    reference: record.reference,
    start: new Date(start).toISOString(),
    day: sayDay(start, timezone, now, language),
    time: sayTime(start, timezone, language),
    endTime: sayTime(record.end, timezone, language),
    zone: sayZone(timezone, language),
    business: businessView(config),
  };
}

function businessView({ name, slug, look, facts: { phone } }: TenantConfig): BusinessView {
  return { name, slug, accent: look.accent, phone: phone ? { number: phone, text: sayPhone(phone) } : null };
}

function stateOf({ status, end }: AppointmentRecord, now: number): keyof PageWords["appointment"]["states"] {
  if (status === "cancelled") return "cancelled";
  if (status === "completed") return "completed";
  if (status === "no_show") return "missed";
  if (status === "confirming") return "confirming";
  return end <= now ? "past" : "booked";
}

function noticeOf(record: AppointmentRecord, now: number, language: Language): string | null {
  const words = wordsOf(language).pages.appointment;
  const { status, start, timezone, changeNoticeMinutes } = record;
  if (status !== "confirmed" || record.end <= now) return null;
  if (start <= now) return words.begun;
  const until = changeableUntil(record);
  if (now >= until) return words.tooLate(sayDuration(changeNoticeMinutes, language));
  return changeNoticeMinutes > 0 ? words.changeUntil(sayDateTime(until, timezone, now, language)) : null;
}
