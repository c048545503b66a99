import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";
import type { AutonomousAction } from "../schema/jobs.ts";
import { journal } from "./journal.ts";
import type { PolicyRule } from "./policy-rules.ts";

export interface SwitchAction {
  /** Of the rule, minted before. */
  id: string;
  action: AutonomousAction;
  effect: PolicyRule["effect"];
  /** Why it is there, for the audit log's reader. */
  reason: string;
  now: number;
  actor: string;
}

/**
 * Puts one rule of the tenant's own in place of those that it had for an action. What everybody's rule asks for stays
 * asked for: allowed is no more than that rule would allow. Said again it changes nothing. One round trip.
 */
export async function switchAction(
  db: Database,
  tenantId: string,
  { id, action, effect, reason, now, actor }: SwitchAction,
): Promise<Result<"switched" | "not_found">> {
  const at = instant(now);
  const batch = await db.book({ tenantId }, [
    sql`
    WITH tenant AS (SELECT id FROM tenants WHERE id = ${tenantId}::uuid),
    own AS (SELECT id, effect FROM policy_rules WHERE tenant_id = ${tenantId}::uuid AND action = ${action}),
    change AS (
      SELECT tenant.id FROM tenant
      WHERE NOT EXISTS (SELECT FROM own WHERE effect = ${effect}) OR EXISTS (SELECT FROM own WHERE effect <> ${effect})
    ),
    gone AS (
      DELETE FROM policy_rules p USING own, change WHERE p.tenant_id = ${tenantId}::uuid AND p.id = own.id
    ),
    added AS (
      INSERT INTO policy_rules (id, tenant_id, action, effect, conditions, reason, created_at)
      SELECT ${id}::uuid, change.id, ${action}, ${effect}, coalesce((
          SELECT conditions FROM policy_rules WHERE tenant_id IS NULL AND action = ${action} AND effect = 'allow'
            AND ${effect}::text = 'allow' ORDER BY priority DESC, id LIMIT 1), '{}'), ${reason}, ${at}
      FROM change
      RETURNING tenant_id, action, effect
    ),
    changes AS (
      SELECT tenant_id, ${at} AS at, ${actor}::text AS actor, 'message_kind.switched' AS kind, tenant_id AS subject_id,
        jsonb_build_object('action', action, 'on', effect = 'allow') AS data
      FROM added
    ),
    ${journal()}
    SELECT id FROM tenant`,
  ]);
  return batch.ok ? { ok: true, value: batch.value[0]?.[0] ? "switched" : "not_found" } : batch;
}
