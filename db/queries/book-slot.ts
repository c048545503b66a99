import { sql } from "drizzle-orm";
import type { Language } from "../../words/languages.ts";
import { answering } from "../answering.ts";
import type { Database, Result, Row } from "../client.ts";
import { DEFAULT_LIMITS } from "../schema/tenants.ts";
import { type AppointmentRecord, appointmentColumns, appointmentJoins } from "./appointment-record.ts";
import { agreedChanges, clientParts, matchParts } from "./client-parts.ts";
import { journal } from "./journal.ts";
import { pickParts } from "./slot-parts.ts";
import { type TakeSlot, takeSlotParameters } from "./take-slot.ts";

export interface BookSlot extends TakeSlot {
  serviceId: string;
  channel: string;
  actor: string;
  configVersion: number;
  reference: string;
  newClientId: string;
  name: string;
  email: string | null;
  /** E.164. */
  phone: string | null;
  /** Whether texts to this number were agreed to. */
  textsAgreed: boolean;
  /** The client's own IANA zone. */
  timezone: string | null;
  /** What the client is written to in. */
  language: Language | null;
  notes: string;
  /** Why the rules do not hold for it; null where they do. */
  overrideReason: string | null;
}

export type BookSlotAnswer = { verdict: "booked"; appointment: AppointmentRecord } | { verdict: "taken" | "stale" };

/**
 * Books a slot at once, without a hold, for the first free staff member: what `placeHold` and `confirmHold` do, in one
 * statement. The caller is the business, whom neither a client's block nor the number of appointments ahead binds. One
 * round trip. What was answered under the same `Idempotency-Key` before comes as the fault `replayed`, as with `placeHold`.
 */
export async function bookSlot(db: Database, tenantId: string, booking: BookSlot): Promise<Result<BookSlotAnswer>> {
  const agreedBy = booking.textsAgreed ? booking.channel : null;
  const parts = sql`
    p AS (SELECT ${takeSlotParameters(tenantId, booking)}, ${booking.name}::text AS name, ${booking.email}::text AS email,
            lower(${booking.email}::text) AS email_key, ${booking.phone}::text AS phone,
            ${booking.textsAgreed}::boolean AS texts_agreed),
    settings AS (
      SELECT t.id FROM tenants t, p WHERE t.id = p.tenant_id AND t.config_version = ${booking.configVersion}::int
        AND (t.booking_enabled OR ${booking.overrideReason !== null}::boolean)
    ),
    mine AS (SELECT a.* FROM appointments a, p WHERE a.tenant_id = p.tenant_id AND a.id = p.id),
    allowed AS (SELECT FROM settings WHERE NOT EXISTS (SELECT FROM mine)),
    ${pickParts()},
    booking AS (SELECT FROM pick),
    ${matchParts(sql`EXISTS (SELECT FROM pick)`, false, DEFAULT_LIMITS.upcomingPerClient)},
    ${clientParts(booking.newClientId, agreedBy)},
    booked AS (
      INSERT INTO appointments (id, tenant_id, service_id, staff_id, status, starts_at, ends_at, during, channel,
                                reference, client_id, client_name, client_email, client_phone, texts_agreed_at, client_timezone, client_language,
                                notes, override_reason,
                                created_at, confirmed_at, updated_at)
      SELECT p.id, p.tenant_id, ${booking.serviceId}::uuid, pick.staff_id, 'confirmed', p.starts_at, p.ends_at, p.during,
        ${booking.channel}, ${booking.reference}, client.id, p.name, p.email, p.phone,
        CASE WHEN p.texts_agreed THEN p.now END, ${booking.timezone}, ${booking.language},
        ${booking.notes},
        ${booking.overrideReason}, p.now, p.now, p.now
      FROM p, pick, client
      WHERE (SELECT count(*) FROM expired) >= 0
      -- Named, so that a reference that is in use already is not taken for a slot that is.
      ON CONFLICT ON CONSTRAINT appointments_no_overlap DO NOTHING
      RETURNING *
    ),
    changes AS (
      SELECT c.tenant_id, p.now AS at, ${booking.actor}::text AS actor, c.kind, c.id AS subject_id, c.data
      FROM p, (
        SELECT tenant_id, id, 'hold.expired' AS kind, '{}'::jsonb AS data FROM expired
        UNION ALL SELECT tenant_id, id, 'appointment.confirmed', jsonb_build_object('clientId', client_id,
          'version', version, 'overridden', override_reason IS NOT NULL) FROM booked
      ) c
      ${agreedChanges(booking.actor, agreedBy)}
    ),
    ${journal()}`;
  const answer = sql`
    SELECT CASE WHEN told_row.id IS NOT NULL THEN 'booked' WHEN EXISTS (SELECT FROM settings) THEN 'taken' ELSE 'stale'
      END AS verdict, told_row.*
    FROM p LEFT JOIN (
      SELECT ${appointmentColumns()} FROM (SELECT * FROM booked UNION ALL SELECT * FROM mine) a ${appointmentJoins()}
    ) told_row ON true`;
  const batch = await db.book({ tenantId }, [answering(db, parts, answer, sql`verdict = 'booked'`)]);
  return batch.ok ? { ok: true, value: bookSlotAnswer(batch.value[0] ?? []) } : batch;
}

/** Reads the statement's rows, also where they were kept. */
export function bookSlotAnswer([row]: Row[]): BookSlotAnswer {
  const { verdict = "stale", ...appointment } = row ?? {};
  if (verdict !== "booked") return { verdict: verdict as "taken" | "stale" };
  return { verdict, appointment: appointment as unknown as AppointmentRecord };
}
