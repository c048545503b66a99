import { describe, expect, it } from "vitest";
import type { PolicyRule } from "../../../db/queries/policy-rules.ts";
import { AUTONOMOUS_ACTIONS } from "../../../db/schema/jobs.ts";
import { DEFAULT_LIMITS } from "../../../db/schema/tenants.ts";
import { promises } from "../../../domain/autonomy/promises.ts";
import type { Context } from "../../../domain/context.ts";

const allowed: PolicyRule[] = AUTONOMOUS_ACTIONS.map((action) => ({
  ...{ id: action, tenantId: null, action, effect: "allow", conditions: {}, priority: 0, reason: "Fine." },
}));
const deny = (action: PolicyRule["action"], conditions: PolicyRule["conditions"] = {}): PolicyRule => ({
  ...{ id: "denied", tenantId: "t", action, effect: "deny", conditions, priority: 0, reason: "Not here." },
});
const texts = {} as Context["sms"];
const told = (change: Partial<Pick<Context, "isAutonomous" | "sms">> = {}, ...rules: PolicyRule[]) =>
  promises({ isAutonomous: true, sms: texts, ...change }, { rules: [...allowed, ...rules], limits: DEFAULT_LIMITS });

describe("what a visitor may be told that they will get", () => {
  it("is what switch and rules let through", () => {
    expect(told()).toEqual({
      ...{ confirmation: true, textReminders: true, waitlist: [] },
      followup: { ways: ["email", "text"], most: 2 },
    });
  });

  it("is nothing with the switch off", () => {
    const nothing = { confirmation: false, textReminders: false, waitlist: [], followup: { ways: [], most: 0 } };
    expect(told({ isAutonomous: false })).toEqual(nothing);
  });

  it("is no text where none can be sent", () => {
    expect(told({ sms: null })).toMatchObject({ textReminders: false, followup: { ways: ["email"] } });
  });

  it("is as often as the rules allow", () => {
    expect(told({}, deny("send_contact_followup")).followup).toEqual({ ways: [], most: 0 });
    const second = deny("send_contact_followup", { min_session_followups: 2 });
    expect(told({}, second).followup).toEqual({ ways: ["email", "text"], most: 1 });
    // What is said of appointments alone says nothing of this.
    expect(told({}, deny("send_contact_followup", { status: "confirmed" })).followup.most).toBe(2);
  });
});
