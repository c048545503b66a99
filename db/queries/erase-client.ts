import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";
import { clientAddressKeys, clientConversations, clientInquiries } from "./client-conversations.ts";
import { journal } from "./journal.ts";

/** What stands where a name was. */
const ERASED_NAME = "Erased";

export type EraseAnswer =
  /** Done, now or before; the conversations that have to be forgotten where they run. */
  { verdict: "erased"; sessionIds: string[] } | { verdict: "not_found" | "has_upcoming" };

/**
 * Takes everything that is known of a client out of the database: of the record and the appointments the facts stay,
 * which the diary needs, and no word about the person; so of what they left with the business, and of messages to them.
 * Conversations become tombstones without lines, and kept answers that quote the person go. Said again it changes
 * nothing. One round trip.
 */
export async function eraseClient(
  db: Database,
  tenantId: string,
  { clientId, now, actor }: { clientId: string; now: number; actor: string },
): Promise<Result<EraseAnswer>> {
  const at = instant(now);
  // SERIALIZABLE: neither a booking that is just being confirmed for them nor lines that are just being copied slip by.
  const batch = await db.book({ tenantId }, [
    sql`
    WITH target AS (
      SELECT id, erased_at FROM clients WHERE tenant_id = ${tenantId}::uuid AND id = ${clientId}::uuid
    ),
    theirs AS (
      SELECT id, status, ends_at FROM appointments WHERE tenant_id = ${tenantId}::uuid AND client_id = ${clientId}::uuid
    ),
    conversations AS (${clientConversations(tenantId, clientId)}),
    left_with_us AS (${clientInquiries(tenantId, clientId)}),
    their_addresses AS (${clientAddressKeys(tenantId, clientId)}),
    decision AS (
      SELECT CASE
          WHEN target.erased_at IS NOT NULL THEN 'as_it_is'
          WHEN EXISTS (SELECT FROM theirs WHERE status IN ('confirming', 'confirmed') AND ends_at > ${at})
            THEN 'has_upcoming'
          ELSE 'erase'
        END AS verdict
      FROM target
    ),
    agreed AS (SELECT FROM decision WHERE verdict = 'erase'),
    erased AS (
      UPDATE clients c SET name = ${ERASED_NAME}, email = NULL, phone = NULL, notes = '', blocked_at = NULL,
        texts_agreed_at = NULL, texts_agreed_by = NULL, texts_ended_at = NULL, erased_at = ${at}, version = c.version + 1
      FROM agreed WHERE c.tenant_id = ${tenantId}::uuid AND c.id = ${clientId}::uuid
      RETURNING c.id, c.tenant_id, c.version
    ),
    appointments_erased AS (
      UPDATE appointments a SET client_name = ${ERASED_NAME}, client_email = NULL, client_phone = NULL, notes = '',
        client_timezone = NULL, client_language = NULL, texts_agreed_at = NULL, override_reason = NULL, version = a.version + 1, updated_at = ${at}
      FROM agreed, theirs WHERE a.tenant_id = ${tenantId}::uuid AND a.id = theirs.id
      RETURNING a.id
    ),
    conversations_erased AS (
      UPDATE chat_sessions s SET erased_at = coalesce(s.erased_at, ${at}), timezone = NULL, locale = NULL
      FROM agreed, conversations WHERE s.tenant_id = ${tenantId}::uuid AND s.id = conversations.session_id
      RETURNING s.id
    ),
    lines_gone AS (
      DELETE FROM chat_entries e USING agreed, conversations
      WHERE e.tenant_id = ${tenantId}::uuid AND e.session_id = conversations.session_id
    ),
    inquiries_erased AS (
      UPDATE inquiries i SET client_name = NULL, client_email = NULL, client_phone = NULL, texts_agreed_at = NULL,
        client_timezone = NULL, client_language = NULL, text = '', details = '{}'
      FROM agreed, left_with_us WHERE i.tenant_id = ${tenantId}::uuid AND i.id = left_with_us.id
      RETURNING i.id
    ),
    -- That something was sent stays, for the business's books; a wish to hear no more stays, as it has to be kept.
    messages_erased AS (
      UPDATE messages m SET to_key = NULL, body_key = NULL FROM agreed
      WHERE m.tenant_id = ${tenantId}::uuid AND (
        m.subject_id IN (SELECT id FROM theirs UNION ALL SELECT id FROM left_with_us)
        OR m.to_key IN (SELECT key FROM their_addresses))
    ),
    -- Whatever was answered names by its id what it quotes. Kept answers are a day's at most.
    answers_gone AS (
      DELETE FROM idempotency_keys k USING agreed
      WHERE k.tenant_id = ${tenantId}::uuid AND EXISTS (
        SELECT FROM (SELECT id FROM theirs UNION ALL SELECT id FROM target UNION ALL SELECT id FROM left_with_us) quoted
        WHERE strpos(k.answer::text, quoted.id::text) > 0)
    ),
    changes AS (
      SELECT tenant_id, ${at} AS at, ${actor}::text AS actor, 'client.erased' AS kind, id AS subject_id,
        jsonb_build_object('version', version, 'appointments', (SELECT count(*) FROM appointments_erased),
          'conversations', (SELECT count(*) FROM conversations_erased),
          'inquiries', (SELECT count(*) FROM inquiries_erased)) AS data
      FROM erased
    ),
    ${journal()}
    SELECT decision.verdict,
      (SELECT coalesce(jsonb_agg(session_id), '[]') FROM conversations) AS "sessionIds"
    FROM decision`,
  ]);
  if (!batch.ok) return batch;
  const { verdict = "not_found", sessionIds } = batch.value[0]?.[0] ?? {};
  if (verdict === "not_found" || verdict === "has_upcoming") return { ok: true, value: { verdict } };
  return { ok: true, value: { verdict: "erased", sessionIds: sessionIds as string[] } };
}
