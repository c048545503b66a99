import type { PolicyRule } from "../../db/queries/policy-rules.ts";
import type { AutonomousAction } from "../../db/schema/jobs.ts";

/** What is known at the moment of the decision. */
export type PolicyFacts = Readonly<Record<string, string | number | boolean>>;

export interface Decision {
  action: AutonomousAction;
  allowed: boolean;
  /** The rule that decided; null where none spoke of it. */
  ruleId: string | null;
  reason: string;
}

/**
 * Whether an action may happen: by the rules whose conditions hold, a tenant's own before everybody's, then by priority,
 * then the one that denies. Without such a rule it may not.
 */
export function evaluate(rules: readonly PolicyRule[], action: AutonomousAction, facts: PolicyFacts): Decision {
  const [first] = rules.filter((rule) => rule.action === action && speaks(rule, facts)).sort(byWeight);
  if (!first) return { action, allowed: false, ruleId: null, reason: "no_rule" };
  return { action, allowed: first.effect === "allow", ruleId: first.id, reason: first.reason };
}

function byWeight(a: PolicyRule, b: PolicyRule): number {
  return (
    Number(b.tenantId !== null) - Number(a.tenantId !== null) ||
    b.priority - a.priority ||
    Number(b.effect === "deny") - Number(a.effect === "deny") ||
    // So that the log names the same one each time.
    (a.id < b.id ? -1 : 1)
  );
}

/** What stands where conditions should be is nobody's permission: in doubt nothing happens. */
function speaks({ conditions, effect }: PolicyRule, facts: PolicyFacts): boolean {
  const isReadable = typeof conditions === "object" && conditions !== null && !Array.isArray(conditions);
  return isReadable ? holds(conditions, facts) : effect === "deny";
}

function holds(conditions: PolicyRule["conditions"], facts: PolicyFacts): boolean {
  return Object.entries(conditions).every(([name, wanted]) => {
    const [, bound, bounded] = /^(min|max)_(.+)$/.exec(name) ?? [];
    if (!bounded) return facts[name] === wanted;
    const fact = facts[bounded];
    // A bound on what is unknown, or no number, holds of nothing.
    if (typeof fact !== "number" || typeof wanted !== "number") return false;
    return bound === "min" ? fact >= wanted : fact <= wanted;
  });
}
