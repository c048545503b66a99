import { type SQL, sql } from "drizzle-orm";
import { ACTED_ON } from "../schema/journal.ts";

/**
 * Two common table expressions that write the audit row and the domain event of every row in `changes`, a common
 * table expression of the same statement with the columns tenant_id, at, actor, kind, subject_id and data.
 */
export function journal(): SQL {
  return sql`
    ${audit()},
    told AS (INSERT INTO domain_events (tenant_id, at, kind, subject_id, data, handled_at)
             SELECT tenant_id, at, kind, subject_id, data, CASE WHEN kind <> ALL (${ACTED_ON_LIST}) THEN at END FROM changes)`;
}

/** The audit rows alone, of what is done for an event that was told already. */
export function audit(): SQL {
  return sql`
    audited AS (INSERT INTO audit_log (tenant_id, at, actor, action, subject_id, data)
                SELECT tenant_id, at, actor, kind, subject_id, data FROM changes)`;
}

/** As one constant, so that of all statements only the one that makes a change names its kind by itself. */
const ACTED_ON_LIST = sql.raw(`'{${ACTED_ON.join(",")}}'::text[]`);
