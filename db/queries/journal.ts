import { type SQL, sql } from "drizzle-orm";

/**
 * Two common table expressions that write the audit row and the domain event of every row in `changes`, a common
 * table expression of the same statement with the columns tenant_id, at, actor, kind, subject_id and data.
 */
export function journal(): SQL {
  return sql`
    audited AS (INSERT INTO audit_log (tenant_id, at, actor, action, subject_id, data)
                SELECT tenant_id, at, actor, kind, subject_id, data FROM changes),
    told AS (INSERT INTO domain_events (tenant_id, at, kind, subject_id, data)
             SELECT tenant_id, at, kind, subject_id, data FROM changes)`;
}
