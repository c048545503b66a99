import { describe, expect, it } from "vitest";
import type { PolicyRule } from "../../../db/queries/policy-rules.ts";
import { evaluate, type PolicyFacts } from "../../../domain/autonomy/policy.ts";

const facts: PolicyFacts = { variant: "first", channel: "chat", session_followups: 2, is_new: true };

/** A rule of everybody's that allows reminders, or what is different about it. */
function rule(change: Partial<PolicyRule> = {}): PolicyRule {
  const everybody = { id: "r", tenantId: null, action: "send_reminder", effect: "allow" } as const;
  return { ...everybody, conditions: {}, priority: 0, reason: "Because.", ...change };
}
const malformed = (conditions: unknown) => conditions as PolicyRule["conditions"];

describe("a rule speaks where all its conditions hold", () => {
  const cases: [string, unknown, boolean][] = [
    ["none", {}, true],
    ["an equal text", { variant: "first" }, true],
    ["another text", { variant: "second" }, false],
    ["an equal number", { session_followups: 2 }, true],
    ["a number as text", { session_followups: "2" }, false],
    ["an equal truth", { is_new: true }, true],
    ["a truth as a number", { is_new: 1 }, false],
    ["a fact that nobody knows", { weather: "fair" }, false],
    ["a fact that every object has", { toString: "x" }, false],
    ["one that holds and one that does not", { variant: "first", channel: "api" }, false],
    ["two that hold", { variant: "first", channel: "chat" }, true],
    ["min_ below", { min_session_followups: 1 }, true],
    ["min_ at the fact itself", { min_session_followups: 2 }, true],
    ["min_ above", { min_session_followups: 3 }, false],
    ["max_ above", { max_session_followups: 3 }, true],
    ["max_ at the fact itself", { max_session_followups: 2 }, true],
    ["max_ below", { max_session_followups: 1 }, false],
    ["a range around it", { min_session_followups: 1, max_session_followups: 3 }, true],
    ["a range beside it", { min_session_followups: 3, max_session_followups: 4 }, false],
    ["a bound on what is unknown", { max_weather: 3 }, false],
    ["a bound on a text", { min_variant: 0 }, false],
    ["a bound that is a text", { max_session_followups: "3" }, false],
    ["a bound of nothing", { min_: 1 }, false],
    ["null", { variant: null }, false],
    ["a list for a value", { variant: ["first"] }, false],
  ];
  it.each(cases)("%s: %j", (_, conditions, holds) => {
    expect(evaluate([rule({ conditions: malformed(conditions) })], "send_reminder", facts).allowed).toBe(holds);
  });
});

describe("what stands where conditions should be permits nothing, and forbids", () => {
  it.each([[null], [[]], [["variant"]], ["variant"], [5], [true]])("%j", (conditions) => {
    const odd = { conditions: malformed(conditions) };
    expect(evaluate([rule(odd)], "send_reminder", facts)).toMatchObject({ allowed: false, reason: "no_rule" });
    const both = [rule(), rule({ ...odd, id: "odd", effect: "deny" })];
    expect(evaluate(both, "send_reminder", facts)).toMatchObject({ allowed: false, ruleId: "odd" });
  });
});

describe("of several rules one decides", () => {
  const own = { tenantId: "t" };
  const deny = { effect: "deny" } as const;
  const cases: [string, Partial<PolicyRule>[], string | null, boolean][] = [
    ["no rule at all", [], null, false],
    ["a rule about something else", [{ action: "send_confirmation" }], null, false],
    ["a rule that does not speak of this", [{ conditions: { variant: "second" } }], null, false],
    ["allow", [{ id: "a" }], "a", true],
    ["deny", [{ id: "a", ...deny }], "a", false],
    ["deny before allow", [{ id: "a" }, { id: "b", ...deny }], "b", false],
    [
      "the higher priority before deny",
      [
        { id: "a", priority: 1 },
        { id: "b", ...deny },
      ],
      "a",
      true,
    ],
    [
      "a priority below nothing",
      [
        { id: "a", priority: -1 },
        { id: "b", ...deny },
      ],
      "b",
      false,
    ],
    [
      "the business's own before any priority",
      [
        { id: "a", ...own },
        { id: "b", ...deny, priority: 9 },
      ],
      "a",
      true,
    ],
    [
      "the business's own that forbids",
      [
        { id: "a", priority: 9 },
        { id: "b", ...own, ...deny },
      ],
      "b",
      false,
    ],
    [
      "own priorities among themselves",
      [
        { id: "a", ...own, priority: 2 },
        { id: "b", ...own, ...deny, priority: 1 },
      ],
      "a",
      true,
    ],
    [
      "own deny before own allow",
      [
        { id: "a", ...own },
        { id: "b", ...own, ...deny },
      ],
      "b",
      false,
    ],
    [
      "everybody's where the own one does not speak",
      [{ id: "a" }, { id: "b", ...own, ...deny, conditions: { channel: "api" } }],
      "a",
      true,
    ],
    ["the same one of two equals", [{ id: "b" }, { id: "a" }], "a", true],
  ];
  it.each(cases)("%s", (_, rules, ruleId, allowed) => {
    const all = rules.map(rule);
    const expected = { action: "send_reminder", allowed, ruleId, reason: ruleId === null ? "no_rule" : "Because." };
    expect(evaluate(all, "send_reminder", facts)).toEqual(expected);
    // In whatever order the database gives them.
    expect(evaluate(all.toReversed(), "send_reminder", facts)).toEqual(expected);
  });
});
