import { type SQL, sql } from "drizzle-orm";
import type { Database, Result } from "../client.ts";
import type { AutonomousAction } from "../schema/jobs.ts";

/** Whether an autonomous action may happen; without a tenant it is everybody's rule. */
export interface PolicyRule {
  id: string;
  tenantId: string | null;
  action: AutonomousAction;
  effect: "allow" | "deny";
  /** Facts that must hold, all of them: equality, or `min_` and `max_` (both included) in front of a fact's name. */
  conditions: Record<string, string | number | boolean>;
  priority: number;
  reason: string;
}

/** The statement alone, for batches that need the rules beside something else. */
export function policyRulesStatement(tenantId: string): SQL {
  return sql`
    SELECT id, tenant_id AS "tenantId", action, effect, conditions, priority, reason FROM policy_rules
    WHERE tenant_id = ${tenantId}::uuid OR tenant_id IS NULL`;
}

/**
 * The rules that hold for a tenant: its own and everybody's. One round trip.
 *
 * @returns null where there is no such business
 */
export async function readPolicyRules(db: Database, tenantId: string): Promise<Result<PolicyRule[] | null>> {
  const batch = await db.read({ tenantId }, [
    sql`SELECT FROM tenants WHERE id = ${tenantId}::uuid`,
    policyRulesStatement(tenantId),
  ]);
  if (!batch.ok) return batch;
  const [tenants = [], rules = []] = batch.value;
  return { ok: true, value: tenants.length > 0 ? (rules as unknown as PolicyRule[]) : null };
}
