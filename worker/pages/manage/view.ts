import type { AppointmentRecord } from "../../../db/queries/appointment-record.ts";
import type { TenantConfig } from "../../../db/queries/tenant-config.ts";
import { changeableUntil, isChangeable } from "../../../domain/booking/change-notice.ts";
import { sayDateTime, sayDay, sayDuration, sayPhone, sayTime } from "../../../domain/receptionist/language/say.ts";
import { sayZone } from "../../../domain/receptionist/language/zone-words.ts";

/** One appointment as its client's page shows it; every text is ready to be read, none is markup. */
export interface AppointmentView {
  /** The page's own address, "/m/TOKEN". */
  path: string;
  version: number;
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
 * @param now epoch milliseconds
 */
export function appointmentView(
  path: string,
  record: AppointmentRecord,
  config: TenantConfig,
  now: number,
): AppointmentView {
  const { start, timezone } = record;
  return {
    path,
    version: record.version,
    staffId: record.staffId,
    state: stateOf(record, now),
    isAhead: (record.status === "confirmed" || record.status === "confirming") && record.end > now,
    isCancelled: record.status === "cancelled",
    isChangeable: isChangeable(record, now),
    notice: noticeOf(record, now),
    service: record.serviceName,
    staff: record.staffName,
    place: record.place,
    reference: record.reference,
    start: new Date(start).toISOString(),
    day: sayDay(start, timezone, now),
    time: sayTime(start, timezone),
    endTime: sayTime(record.end, timezone),
    zone: sayZone(timezone),
    business: businessView(config),
  };
}

function businessView({ name, slug, look, facts: { phone } }: TenantConfig): BusinessView {
  return { name, slug, accent: look.accent, phone: phone ? { number: phone, text: sayPhone(phone) } : null };
}

function stateOf({ status, end }: AppointmentRecord, now: number): string {
  if (status === "cancelled") return "Cancelled";
  if (status === "completed") return "Completed";
  if (status === "no_show") return "Missed";
  if (status === "confirming") return "Being confirmed";
  return end <= now ? "Past" : "Booked";
}

function noticeOf(record: AppointmentRecord, now: number): string | null {
  const { status, start, timezone, changeNoticeMinutes } = record;
  if (status !== "confirmed" || record.end <= now) return null;
  if (start <= now) return "Your appointment has begun.";
  const until = changeableUntil(record);
  if (now >= until) {
    const notice = sayDuration(changeNoticeMinutes);
    return `Your appointment is less than ${notice} away, so it can no longer be moved or cancelled on this page.`;
  }
  return changeNoticeMinutes > 0 ? `You can move or cancel it here until ${sayDateTime(until, timezone, now)}.` : null;
}
