import type { AppointmentRecord } from "../../db/queries/appointment-record.ts";

/** Until when, exclusive, a client may move or cancel an appointment; epoch milliseconds. */
export function changeableUntil({
  start,
  changeNoticeMinutes,
}: Pick<AppointmentRecord, "start" | "changeNoticeMinutes">): number {
  return start - changeNoticeMinutes * 60_000;
}

/** Whether a client may still move or cancel it. The statements that do so decide; this saves asking in vain. */
export function isChangeable(
  record: Pick<AppointmentRecord, "status" | "start" | "changeNoticeMinutes">,
  now: number,
): boolean {
  return record.status === "confirmed" && now < changeableUntil(record);
}
