import { type SQL, sql } from "drizzle-orm";
import { addressKey } from "./subject-facts.ts";

/** Selects the `email` and `phone` of every way to reach a client that is known: of the record and the appointments. */
function clientAddresses(tenantId: string, clientId: string): SQL {
  return sql`
    SELECT c.email, c.phone FROM clients c WHERE c.tenant_id = ${tenantId}::uuid AND c.id = ${clientId}::uuid
    UNION
    SELECT a.client_email, a.client_phone FROM appointments a
    WHERE a.tenant_id = ${tenantId}::uuid AND a.client_id = ${clientId}::uuid`;
}

/** Of inquiries `i`: whether whoever left it gave one of a client's addresses. */
function gaveTheirAddress(tenantId: string, clientId: string): SQL {
  return sql`EXISTS (SELECT FROM (${clientAddresses(tenantId, clientId)}) known
    WHERE lower(known.email) = lower(i.client_email) OR known.phone = i.client_phone)`;
}

/**
 * Selects `session_id`, the conversations that booked one of a client's appointments, have changed one since, or left
 * something with the business in their name, or in which a time was kept that they were written to about. With somebody else's they may share a conversation; it is theirs all the
 * same.
 */
export function clientConversations(tenantId: string, clientId: string): SQL {
  const theirs = sql`a.tenant_id = ${tenantId}::uuid AND a.client_id = ${clientId}::uuid`;
  return sql`
    SELECT a.session_id FROM appointments a WHERE ${theirs} AND a.session_id IS NOT NULL
    UNION
    SELECT substr(l.actor, length('chat:') + 1)::uuid
    FROM appointments a JOIN audit_log l ON l.tenant_id = a.tenant_id AND l.subject_id = a.id
    WHERE ${theirs} AND l.actor LIKE 'chat:%'
    UNION
    SELECT i.session_id FROM inquiries i
    WHERE i.tenant_id = ${tenantId}::uuid AND i.session_id IS NOT NULL AND ${gaveTheirAddress(tenantId, clientId)}
    UNION
    SELECT h.session_id FROM messages m JOIN appointments h ON h.tenant_id = m.tenant_id AND h.id = m.subject_id
    WHERE m.tenant_id = ${tenantId}::uuid AND m.kind = 'hold_followup' AND h.session_id IS NOT NULL
      AND m.to_key IN (${clientAddressKeys(tenantId, clientId)})`;
}

/** Selects `id`, what a client has left with the business: under one of their addresses, or in a conversation of theirs. */
export function clientInquiries(tenantId: string, clientId: string): SQL {
  return sql`
    SELECT i.id FROM inquiries i
    WHERE i.tenant_id = ${tenantId}::uuid AND (${gaveTheirAddress(tenantId, clientId)}
      OR i.session_id IN (${clientConversations(tenantId, clientId)}))`;
}

/** Selects `key`, the digests by which messages know a client's addresses. */
export function clientAddressKeys(tenantId: string, clientId: string): SQL {
  return sql`
    SELECT ${addressKey(sql`address`)} AS key
    FROM (${clientAddresses(tenantId, clientId)}) known, LATERAL (VALUES (known.email), (known.phone)) each (address)
    WHERE address IS NOT NULL`;
}
