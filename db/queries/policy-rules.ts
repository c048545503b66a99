import { sql } from "drizzle-orm";
import type { Database, Result } from "../client.ts";
import type { PolicyRule } from "./subject-facts.ts";

/**
 * The rules that hold for a tenant: its own and everybody's. One round trip.
 *
 * @returns null where there is no such business
 */
export async function readPolicyRules(db: Database, tenantId: string): Promise<Result<PolicyRule[] | null>> {
  const batch = await db.read({ tenantId }, [
    sql`SELECT FROM tenants WHERE id = ${tenantId}::uuid`,
    sql`
    SELECT id, tenant_id AS "tenantId", action, effect, conditions, priority, reason FROM policy_rules
    WHERE tenant_id = ${tenantId}::uuid OR tenant_id IS NULL`,
  ]);
  if (!batch.ok) return batch;
  const [tenants = [], rules = []] = batch.value;
  return { ok: true, value: tenants.length > 0 ? (rules as unknown as PolicyRule[]) : null };
}
