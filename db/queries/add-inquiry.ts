import { sql } from "drizzle-orm";
import type { Language } from "../../words/languages.ts";
import { type Database, instant, type Result } from "../client.ts";
import type { InquiryKind } from "../schema/messages.ts";
import { journal } from "./journal.ts";

export interface AddInquiry {
  /** Minted before, so that it may be said again. */
  id: string;
  kind: InquiryKind;
  sessionId: string | null;
  name: string | null;
  email: string | null;
  /** E.164. */
  phone: string | null;
  /** Agreed to texts about it, with this. */
  textsAgreed: boolean;
  /** IANA; left out it is the conversation's. */
  timezone: string | null;
  /** What they are written to in. */
  language: Language | null;
  text: string;
  /** Where it names a `serviceId`, that has to be one that is offered. */
  details: Record<string, unknown>;
  now: number;
  actor: string;
  /** What binds how often inquiries of this kind are made; left out, those of the kind bind. */
  limits?: InquiryLimits | null;
}

/** Messages that one conversation may leave: more would be a way to flood a business with mail. */
export const MAX_MESSAGES = 3;
/** And places on the waitlist, of each of which the business gets a mail as well. */
export const MAX_WAITS = 3;
const LIMITS: Record<InquiryKind, InquiryLimits | null> = {
  message: { perSession: MAX_MESSAGES, minutesApart: 0, isConfirmed: true },
  followup: null,
  waitlist: { perSession: MAX_WAITS, minutesApart: 0, isConfirmed: true },
};

export interface InquiryLimits {
  /** As many as one chat session may make. */
  perSession: number;
  /** Between two for one email address or phone number, whichever session asks. */
  minutesApart: number;
  /** Whether the visitor said yes to one more, without which there is no second. */
  isConfirmed: boolean;
}

export interface AddInquiryAnswer {
  /** `added` also where it was before; `not_found` also of a service, and where its conversation was forgotten. */
  verdict: "added" | "limit_reached" | "too_soon" | "unconfirmed" | "not_found";
}

/**
 * Writes down what somebody leaves with the business, in the same statement audit and event. Where limits bind, those
 * of one business who ask at the same time wait for each other, so they hold exactly. Said again it changes nothing. One
 * round trip.
 */
export async function addInquiry(
  db: Database,
  tenantId: string,
  {
    id,
    kind,
    sessionId,
    name,
    email,
    phone,
    textsAgreed,
    timezone,
    language,
    text,
    details,
    now,
    actor,
    ...more
  }: AddInquiry,
): Promise<Result<AddInquiryAnswer>> {
  const limits = more.limits ?? LIMITS[kind];
  const at = instant(now);
  const { serviceId } = details;
  const { perSession = 0, minutesApart = 0, isConfirmed = true } = limits ?? {};
  const turn = sql`SELECT pg_advisory_xact_lock(hashtextextended('inquiry' || ${tenantId}::text || ${kind}::text, 0))`;
  const batch = await db.write({ tenantId }, [
    // The last statement sees what those have written who had the lock before.
    ...(limits ? [turn] : []),
    // An erasure of the conversation at the same time, SERIALIZABLE, begins again for this and sees what is added.
    sql`
    UPDATE chat_sessions SET timezone = timezone
    WHERE tenant_id = ${tenantId}::uuid AND id = ${sessionId}::uuid AND erased_at IS NULL`,
    sql`
    WITH alike AS (
      SELECT i.session_id = ${sessionId}::uuid AS "ofSession",
        ${minutesApart}::int > 0 AND (lower(i.client_email) = lower(${email}::text) OR i.client_phone = ${phone}::text)
          AND i.created_at > ${at} - make_interval(mins => ${minutesApart}::int) AS "isRecent"
      FROM inquiries i
      WHERE ${limits !== null}::boolean AND i.tenant_id = ${tenantId}::uuid AND i.kind = ${kind}
        AND (i.session_id = ${sessionId}::uuid OR i.created_at > ${at} - make_interval(mins => ${minutesApart}::int))
    ),
    of_session AS (SELECT count(*)::int AS made FROM alike WHERE "ofSession"),
    decision AS (
      SELECT CASE
          WHEN EXISTS (SELECT FROM inquiries WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid) THEN 'added'
          WHEN ${sessionId !== null}::boolean AND (v.id IS NULL OR v.erased_at IS NOT NULL) THEN 'not_found'
          WHEN ${serviceId !== undefined}::boolean AND NOT EXISTS (SELECT FROM services s
            WHERE s.tenant_id = t.id AND s.id::text = ${serviceId ?? ""} AND s.active) THEN 'not_found'
          WHEN ${limits !== null}::boolean AND made >= ${perSession}::int THEN 'limit_reached'
          WHEN EXISTS (SELECT FROM alike WHERE "isRecent") THEN 'too_soon'
          WHEN made > 0 AND NOT ${isConfirmed}::boolean THEN 'unconfirmed'
          ELSE 'add'
        END AS verdict, v.timezone
      FROM of_session JOIN tenants t ON t.id = ${tenantId}::uuid
      LEFT JOIN chat_sessions v ON v.tenant_id = t.id AND v.id = ${sessionId}::uuid
    ),
    added AS (
      INSERT INTO inquiries (id, tenant_id, kind, session_id, client_name, client_email, client_phone, texts_agreed_at,
        client_timezone, client_language, text, details, created_at)
      SELECT ${id}::uuid, ${tenantId}::uuid, ${kind}, ${sessionId}::uuid, ${name}::text, ${email}::text, ${phone}::text,
        CASE WHEN ${textsAgreed}::boolean THEN ${at} END, coalesce(${timezone}::text, timezone), ${language}::text, ${text}, ${JSON.stringify(details)}::jsonb, ${at}
      FROM decision WHERE verdict = 'add'
      ON CONFLICT DO NOTHING
      RETURNING id, tenant_id, kind
    ),
    changes AS (
      SELECT tenant_id, ${at} AS at, ${actor}::text AS actor, 'inquiry.created' AS kind, id AS subject_id,
        jsonb_build_object('kind', kind) AS data
      FROM added
    ),
    ${journal()}
    SELECT CASE verdict WHEN 'add' THEN 'added' ELSE verdict END AS verdict FROM decision`,
  ]);
  if (!batch.ok) return batch;
  const { verdict = "not_found" } = (batch.value.at(-1)?.[0] ?? {}) as Partial<AddInquiryAnswer>;
  return { ok: true, value: { verdict } };
}
