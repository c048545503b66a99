import { type SQL, sql } from "drizzle-orm";

/**
 * Selects `session_id`, the conversations that booked one of a client's appointments or have changed one since. With
 * somebody else's they may share a conversation; it is theirs all the same.
 */
export function clientConversations(tenantId: string, clientId: string): SQL {
  const theirs = sql`a.tenant_id = ${tenantId}::uuid AND a.client_id = ${clientId}::uuid`;
  return sql`
    SELECT a.session_id FROM appointments a WHERE ${theirs} AND a.session_id IS NOT NULL
    UNION
    SELECT substr(l.actor, length('chat:') + 1)::uuid
    FROM appointments a JOIN audit_log l ON l.tenant_id = a.tenant_id AND l.subject_id = a.id
    WHERE ${theirs} AND l.actor LIKE 'chat:%'`;
}
