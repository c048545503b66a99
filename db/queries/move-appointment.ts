import { sql } from "drizzle-orm";
import { type Database, instant, list, type Result } from "../client.ts";
import { type AppointmentRecord, appointmentColumns, appointmentJoins } from "./appointment-record.ts";
import { journal } from "./journal.ts";
import { pickParts } from "./slot-parts.ts";
import { DAY_MS } from "./take-slot.ts";

/** What the rules allow at the wished start, if the appointment is for this service. Epoch milliseconds. */
export interface MoveOption {
  serviceId: string;
  staffIds: string[];
  end: number;
  blockedFrom: number;
  blockedTo: number;
}

export interface MoveAppointment {
  appointmentId: string;
  start: number;
  /** The service is known only to the row, so there is one option for each that could be meant. */
  options: MoveOption[];
  /** Who may take an appointment of a service that is offered no more, for as long as it was booked for. */
  archivedStaffIds: string[];
  dayFrom: number;
  dayTo: number;
  now: number;
  /** Only if it still is this version; null for any. */
  version: number | null;
  /** Whether the change notice binds whoever asks. */
  isClient: boolean;
  overrideReason: string | null;
  actor: string;
  configVersion: number;
}

export type MoveAnswer =
  | { verdict: "moved"; appointment: AppointmentRecord }
  /** Somebody else has that time. */
  | { verdict: "taken"; serviceId: string }
  | { verdict: MoveRefusal | "stale" };
export type MoveRefusal = "not_found" | "not_changeable" | "version_mismatch" | "change_notice" | "slot_not_offered";

/**
 * Gives an appointment another time, another staff member, or both: whoever has it keeps it where they are free, else
 * the first free one takes it. The old time is free exactly when the new one is taken, and an appointment is not in its
 * own way. Said again it changes nothing. One round trip.
 *
 * One UPDATE against the exclusion constraint: a constraint fault of `appointments_no_overlap` means that the time is
 * taken.
 */
export async function moveAppointment(
  db: Database,
  tenantId: string,
  move: MoveAppointment,
): Promise<Result<MoveAnswer>> {
  const options = move.options.map(({ end, blockedFrom, blockedTo, ...option }) => ({
    ...option,
    ends_at: new Date(end).toISOString(),
    blocked_from: new Date(blockedFrom).toISOString(),
    blocked_to: new Date(blockedTo).toISOString(),
  }));
  const batch = await db.book({ tenantId }, [
    sql`
    WITH target AS (
      SELECT a.*, t.change_notice_minutes FROM appointments a JOIN tenants t ON t.id = a.tenant_id
      WHERE a.tenant_id = ${tenantId}::uuid AND a.id = ${move.appointmentId}::uuid AND a.reference IS NOT NULL
    ),
    p AS (
      SELECT a.tenant_id, a.id, coalesce(o."staffIds", ${list(move.archivedStaffIds, "uuid")}) AS staff_ids,
        a.staff_id AS keep_staff_id, NULL::uuid AS session_id, ${instant(move.start)} AS starts_at,
        coalesce(o.ends_at, ${instant(move.start)} + (a.ends_at - a.starts_at)) AS ends_at,
        tstzrange(coalesce(o.blocked_from, ${instant(move.start)} - (a.starts_at - lower(a.during))),
                  coalesce(o.blocked_to, ${instant(move.start)} + (upper(a.during) - a.starts_at))) AS during,
        ${instant(move.dayFrom)} AS day_from, ${instant(move.dayTo)} AS day_to, ${instant(move.now)} AS now,
        ${instant(move.start - 2 * DAY_MS)} AS near_from, ${instant(move.start + 2 * DAY_MS)} AS near_to
      FROM target a LEFT JOIN jsonb_to_recordset(${JSON.stringify(options)}::jsonb) AS o ("serviceId" uuid, "staffIds" uuid[],
        ends_at timestamptz, blocked_from timestamptz, blocked_to timestamptz) ON o."serviceId" = a.service_id
    ),
    decision AS (
      SELECT CASE
          WHEN a.status <> 'confirmed' THEN 'not_changeable'
          -- Said again, or nothing to change: also when the version is the one before.
          WHEN a.starts_at = ${instant(move.start)} AND a.staff_id = ANY (coalesce(p.staff_ids, '{}')) THEN 'as_it_is'
          WHEN ${move.version}::int <> a.version THEN 'version_mismatch'
          WHEN ${move.isClient}::boolean AND a.starts_at - make_interval(mins => a.change_notice_minutes) <= ${instant(move.now)}
            THEN 'change_notice'
          WHEN t.config_version <> ${move.configVersion}::int THEN 'stale'
          WHEN cardinality(coalesce(p.staff_ids, '{}')) = 0 THEN 'slot_not_offered'
          ELSE 'move'
        END AS verdict
      FROM target a JOIN tenants t ON t.id = a.tenant_id LEFT JOIN p ON true
    ),
    allowed AS (SELECT FROM decision WHERE verdict = 'move'),
    ${pickParts()},
    moved AS (
      UPDATE appointments a
      SET staff_id = pick.staff_id, starts_at = p.starts_at, ends_at = p.ends_at, during = p.during,
        -- Where it goes by the rules, what they were overridden for before is over.
        override_reason = ${move.overrideReason}, version = a.version + 1, updated_at = p.now
      FROM p, pick
      WHERE a.tenant_id = p.tenant_id AND a.id = p.id AND a.status = 'confirmed'
        AND (SELECT count(*) FROM expired) >= 0
      RETURNING a.*
    ),
    changes AS (
      SELECT c.tenant_id, p.now AS at, ${move.actor}::text AS actor, c.kind, c.id AS subject_id, c.data
      FROM p, (
        SELECT tenant_id, id, 'hold.expired' AS kind, '{}'::jsonb AS data FROM expired
        UNION ALL SELECT moved.tenant_id, moved.id, 'appointment.moved', jsonb_build_object('version', moved.version,
          'from', jsonb_build_object('startsAt', target.starts_at, 'staffId', target.staff_id),
          'to', jsonb_build_object('startsAt', moved.starts_at, 'staffId', moved.staff_id),
          'overridden', ${move.overrideReason !== null}::boolean) FROM moved, target
      ) c
    ),
    ${journal()},
    told_now AS (
      SELECT * FROM moved
      UNION ALL
      SELECT a.* FROM appointments a, decision
      WHERE decision.verdict = 'as_it_is' AND a.tenant_id = ${tenantId}::uuid AND a.id = ${move.appointmentId}::uuid
    )
    SELECT decision.verdict AS decided, target.service_id AS "takenServiceId", told_row.*
    FROM target, decision LEFT JOIN (SELECT ${appointmentColumns()} FROM told_now a ${appointmentJoins()}) told_row ON true`,
  ]);
  if (!batch.ok) return batch;
  const { decided = "not_found", takenServiceId, ...appointment } = batch.value[0]?.[0] ?? {};
  if (appointment.id) {
    return { ok: true, value: { verdict: "moved", appointment: appointment as unknown as AppointmentRecord } };
  }
  if (decided === "move") return { ok: true, value: { verdict: "taken", serviceId: takenServiceId as string } };
  return { ok: true, value: { verdict: decided as MoveRefusal | "stale" } };
}
