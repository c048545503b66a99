import { sql } from "drizzle-orm";
import type { Language } from "../../words/languages.ts";
import { answering, answerOf } from "../answering.ts";
import { type Database, instant, type Result } from "../client.ts";
import { DEFAULT_LIMITS } from "../schema/tenants.ts";
import { type AppointmentRecord, decisionAnswer, readDecision } from "./appointment-record.ts";
import { agreedChanges, clientParts, matchParts } from "./client-parts.ts";
import { journal } from "./journal.ts";

export interface ConfirmHold {
  holdId: string;
  reference: string;
  /** The id that a client gets who is not known yet. */
  newClientId: string;
  name: string;
  email: string | null;
  /** E.164. */
  phone: string | null;
  /** Whether texts to this number were agreed to, and how. */
  textsAgreed: boolean;
  agreedBy: string;
  /** The client's own IANA zone; left out it is the conversation's. */
  timezone: string | null;
  /** What the client is written to in. */
  language: Language | null;
  notes: string;
  /** Whether the client books, whom a block and the number of appointments ahead bind. */
  isClient: boolean;
  now: number;
  actor: string;
  /** How long after the confirm the same words get the same answer, in minutes. */
  repeatMinutes: number;
}

export type ConfirmHoldAnswer =
  | { verdict: "confirmed"; appointment: AppointmentRecord }
  | {
      verdict:
        | "not_found"
        | "hold_expired"
        | "hold_released"
        | "already_confirmed"
        | "client_blocked"
        | "too_many_upcoming";
    };

/**
 * Turns a live hold into an appointment. The client is matched by email first, then by phone, and never overwritten;
 * what was given for this appointment stands on its own row. One round trip.
 */
export async function confirmHold(
  db: Database,
  tenantId: string,
  confirm: ConfirmHold,
): Promise<Result<ConfirmHoldAnswer>> {
  const agreedBy = confirm.textsAgreed ? confirm.agreedBy : null;
  const parts = sql`
    p AS (
      SELECT ${tenantId}::uuid AS tenant_id, ${confirm.holdId}::uuid AS id, ${instant(confirm.now)} AS now,
        ${confirm.name}::text AS name, ${confirm.email}::text AS email, lower(${confirm.email}::text) AS email_key,
        ${confirm.phone}::text AS phone, ${confirm.notes}::text AS notes,
        ${confirm.textsAgreed}::boolean AS texts_agreed, ${confirm.timezone}::text AS timezone,
        ${confirm.language}::text AS language
    ),
    state AS (
      SELECT CASE
          WHEN a.status = 'held' AND a.expires_at > p.now THEN 'confirm'
          WHEN a.status IN ('held', 'expired') THEN 'hold_expired'
          WHEN a.status IN ('released', 'cancelled') THEN 'hold_released'
          WHEN a.confirmed_at IS NULL OR a.confirmed_at <= p.now - make_interval(mins => ${confirm.repeatMinutes}::int)
            THEN 'not_found'
          WHEN (a.client_name, a.client_email, a.client_phone, a.notes, a.texts_agreed_at IS NOT NULL, a.client_timezone,
              a.client_language)
            IS NOT DISTINCT FROM (p.name, p.email, p.phone, p.notes, p.texts_agreed, coalesce(p.timezone, a.client_timezone),
              coalesce(p.language, a.client_language))
            THEN 'again'
          ELSE 'already_confirmed'
        END AS verdict
      FROM p JOIN appointments a ON a.tenant_id = p.tenant_id AND a.id = p.id
    ),
    ${matchParts(sql`EXISTS (SELECT FROM state WHERE verdict = 'confirm')`, confirm.isClient, DEFAULT_LIMITS.upcomingPerClient)},
    decision AS (
      SELECT CASE WHEN state.verdict = 'confirm' THEN coalesce((SELECT code FROM refusal), 'confirm') ELSE state.verdict
        END AS verdict
      FROM state
    ),
    booking AS (SELECT FROM decision WHERE verdict = 'confirm'),
    ${clientParts(confirm.newClientId, agreedBy)},
    booked AS (
      UPDATE appointments a
      SET status = 'confirmed', reference = ${confirm.reference}, client_id = client.id, client_name = p.name,
        client_email = p.email, client_phone = p.phone, notes = p.notes, confirmed_at = p.now, updated_at = p.now,
        texts_agreed_at = CASE WHEN p.texts_agreed THEN p.now END,
        client_language = p.language,
        client_timezone = coalesce(p.timezone, (SELECT v.timezone FROM chat_sessions v
          WHERE v.tenant_id = a.tenant_id AND v.id = a.session_id))
      FROM p, client
      WHERE a.tenant_id = p.tenant_id AND a.id = p.id AND a.status = 'held' AND a.expires_at > p.now
      RETURNING a.*
    ),
    changes AS (
      SELECT a.tenant_id, p.now AS at, ${confirm.actor}::text AS actor, 'appointment.confirmed' AS kind,
        a.id AS subject_id, jsonb_build_object('clientId', a.client_id, 'version', a.version) AS data
      FROM booked a, p
      ${agreedChanges(confirm.actor, agreedBy)}
    ),
    ${journal()},
    told_now AS (
      SELECT * FROM booked
      UNION ALL
      SELECT a.* FROM appointments a, p, decision
      WHERE decision.verdict = 'again' AND a.tenant_id = p.tenant_id AND a.id = p.id
    )`;
  const statement = answering(db, parts, decisionAnswer(), sql`id IS NOT NULL`);
  const rows = answerOf(await db.book({ tenantId }, [statement]));
  if (!rows.ok) return rows;
  const { decided, appointment } = readDecision(rows.value);
  return {
    ok: true,
    value: (appointment ? { verdict: "confirmed", appointment } : { verdict: decided }) as ConfirmHoldAnswer,
  };
}
