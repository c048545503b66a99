import { describe, expect, it } from "vitest";
import type { AppointmentFacts, SubjectFacts } from "../../../db/queries/subject-facts.ts";
import { AUTONOMOUS_ACTIONS, DUTIES, type JobKind } from "../../../db/schema/jobs.ts";
import { ACTED_ON, type ActedOn } from "../../../db/schema/journal.ts";
import { DEFAULT_LIMITS } from "../../../db/schema/tenants.ts";
import { PRIORITIES } from "../../../domain/autonomy/duties.ts";
import { type DomainEvent, readEvent } from "../../../domain/autonomy/events.ts";
import { type Plan, plan } from "../../../domain/autonomy/plan.ts";

const HOUR = 3_600_000;
const NOW = 1_000 * HOUR;
const START = NOW + 100 * HOUR;
const ID = "6f1f2a4e-3f0b-4c39-9a39-0c5d3a6d1f10";

/** An example of each kind, as the database has it. */
const data: Record<ActedOn, Record<string, unknown>> = {
  "appointment.confirmed": { clientId: ID, version: 1 },
  "appointment.moved": {
    version: 2,
    from: { startsAt: "", staffId: ID },
    to: { startsAt: "", staffId: ID },
    overridden: false,
  },
  "appointment.cancelled": { version: 2, startsAt: "", staffId: ID },
  "hold.expired": {},
  "inquiry.created": { kind: "message" },
  "waitlist.matched": { slots: [{ start: "2030-01-07T10:00:00Z", end: "2030-01-07T11:00:00Z", staffId: ID }] },
  "api_key.created": { prefix: "gmo_abc", scopes: [] },
  "calendar.failed": { version: 1, reason: "auth" },
  "calendar.recovered": { version: 1, push: "said" },
  "calendar.exhausted": { version: 1, reason: "auth" },
};

function event(kind: ActedOn, change: Record<string, unknown> = {}, id = 1): DomainEvent {
  const read = readEvent({ id, kind, version: 1, subjectId: ID, at: NOW, data: { ...data[kind], ...change } });
  if (!read) throw new Error(`An example of ${kind} is not readable`);
  return read;
}

function facts({
  appointment = {},
  calendar = "none",
  contact = {},
  rules,
}: {
  appointment?: Partial<AppointmentFacts> | null;
  calendar?: "none" | "builtin";
  contact?: { email?: string };
  rules?: SubjectFacts["rules"];
} = {}): SubjectFacts {
  const booked = { version: 1, status: "confirmed", start: START, end: START + HOUR, channel: "chat", sessionId: ID };
  const allowed = AUTONOMOUS_ACTIONS.map((action) => ({
    ...{ id: action, tenantId: null, action, effect: "allow" as const, conditions: {}, priority: 0, reason: "Fine." },
  }));
  return {
    business: { limits: DEFAULT_LIMITS, calendar: { provider: calendar }, contact } as SubjectFacts["business"],
    appointment: appointment && ({ ...booked, ...appointment } as AppointmentFacts),
    inquiry: null,
    sessionFollowups: 1,
    rules: rules ?? allowed,
  };
}

const jobsOf = ({ jobs }: Plan) => jobs.map(({ kind, variant, runAt }) => `${kind} ${variant} ${(runAt - NOW) / HOUR}`);

describe("what follows from what happened", () => {
  const cases: [string, ActedOn, Record<string, unknown>, Parameters<typeof facts>[0], string[]][] = [
    [
      "booked",
      "appointment.confirmed",
      {},
      {},
      ["send_confirmation  0", "send_reminder first 76", "send_reminder second 98"],
    ],
    [
      "booked with a calendar",
      "appointment.confirmed",
      {},
      { calendar: "builtin" },
      ["send_confirmation  0", "send_reminder first 76", "send_reminder second 98", "write_calendar  0"],
    ],
    [
      "booked a day ahead",
      "appointment.confirmed",
      {},
      { appointment: { start: NOW + 24.9 * HOUR } },
      ["send_confirmation  0", "send_reminder second 22.9"],
    ],
    [
      "booked with an hour until its first reminder",
      "appointment.confirmed",
      {},
      { appointment: { start: NOW + 25 * HOUR } },
      ["send_confirmation  0", "send_reminder first 1", "send_reminder second 23"],
    ],
    [
      "booked for soon",
      "appointment.confirmed",
      {},
      { appointment: { start: NOW + 2 * HOUR } },
      ["send_confirmation  0"],
    ],
    ["booked, and moved since", "appointment.confirmed", {}, { appointment: { version: 2 } }, ["send_confirmation  0"]],
    [
      "booked, and cancelled since",
      "appointment.confirmed",
      {},
      { appointment: { version: 2, status: "cancelled" } },
      ["send_confirmation  0"],
    ],
    ["booked, and nothing is left of it", "appointment.confirmed", {}, { appointment: null }, ["send_confirmation  0"]],
    [
      "moved",
      "appointment.moved",
      {},
      { appointment: { version: 2 } },
      ["send_confirmation moved 0", "send_reminder first 76", "send_reminder second 98"],
    ],
    [
      "moved, and once more since",
      "appointment.moved",
      {},
      { appointment: { version: 3 } },
      ["send_confirmation moved 0"],
    ],
    [
      "cancelled",
      "appointment.cancelled",
      {},
      { appointment: { version: 2, status: "cancelled" } },
      ["send_cancellation  0"],
    ],
    [
      "cancelled with a calendar",
      "appointment.cancelled",
      {},
      { calendar: "builtin" },
      ["send_cancellation  0", "write_calendar  0"],
    ],
    ["a conversation's hold ended", "hold.expired", {}, {}, ["send_hold_followup  0"]],
    ["a form's hold ended", "hold.expired", {}, { appointment: { sessionId: null } }, []],
    ["a hold ended that is gone", "hold.expired", {}, { appointment: null }, []],
    ["a message for the business", "inquiry.created", { kind: "message" }, {}, ["send_business_message  0"]],
    ["a follow-up", "inquiry.created", { kind: "followup" }, {}, ["send_contact_followup  0"]],
    ["a place on the waitlist", "inquiry.created", { kind: "waitlist" }, {}, []],
    [
      "a place on the waitlist of a business that has mail",
      ...(["inquiry.created", { kind: "waitlist" }, { contact: { email: "team@example.com" } }] as const),
      ["send_business_message  0"],
    ],
    ["a time has come free", "waitlist.matched", {}, {}, ["send_waitlist_notification  0"]],
    ["a key was made", "api_key.created", {}, {}, ["send_account_mail api_key_created 0"]],
    ["the calendar failed", "calendar.failed", {}, {}, [`retry_calendar_sync  ${30_000 / HOUR}`]],
    ["the calendar is back", "calendar.recovered", {}, {}, []],
    [
      "the calendar is given up",
      "calendar.exhausted",
      {},
      {},
      ["escalate_calendar_failure client 0", "escalate_calendar_failure business 0", "alert_operator  0"],
    ],
  ];
  it.each(cases)("%s", (_, kind, change, known, jobs) => {
    expect(jobsOf(plan([event(kind, change)], facts(known), NOW, true))).toEqual(jobs);
  });

  it("each kind of event has its cases here", () => {
    expect([...new Set(cases.map(([, kind]) => kind))].sort()).toEqual([...ACTED_ON].sort());
  });
});

it("waiting messages of an appointment lose their cause when it is moved or cancelled, and by nothing else", () => {
  const reasons = ACTED_ON.map((kind) => [kind, plan([event(kind)], facts(), NOW, true).cancel]);
  const ofATime = ["send_confirmation", "send_reminder", "retry_calendar_sync", "escalate_calendar_failure"];
  expect(reasons.filter(([, cancel]) => cancel !== null)).toEqual([
    ["appointment.moved", { kinds: ofATime, reason: "moved" }],
    ["appointment.cancelled", { kinds: ofATime, reason: "cancelled" }],
  ]);
});

it("a reminder whose time passed before anyone looked is none any more", () => {
  const { jobs } = plan([event("appointment.confirmed")], facts(), START - 10 * HOUR, true);
  expect(jobs.map(({ kind, variant }) => `${kind} ${variant}`)).toEqual(["send_confirmation ", "send_reminder second"]);
});

it("of an appointment that was booked, moved and cancelled before anyone looked, no reminder is planned", () => {
  const events = (["appointment.confirmed", "appointment.moved", "appointment.cancelled"] as const).map((kind, n) =>
    event(kind, { version: n + 1 }, n),
  );
  const { jobs, cancel } = plan(events, facts({ appointment: { version: 3, status: "cancelled" } }), NOW, true);
  expect(jobs.map(({ kind }) => kind)).toEqual(["send_confirmation", "send_confirmation", "send_cancellation"]);
  expect(cancel?.reason).toBe("cancelled");
});

describe("switch and policy", () => {
  const everything = ACTED_ON.map((kind, n) => event(kind, {}, n));
  const known = facts({ calendar: "builtin" });
  const kinds = (result: Plan) => [...new Set(result.jobs.map(({ kind }) => kind))].sort();
  const owed: JobKind[] = [
    "alert_operator",
    "retry_calendar_sync",
    "send_account_mail",
    "send_business_message",
    "write_calendar",
  ];

  it("with the switch on all of it is done", () => {
    const all = plan(everything, known, NOW, true);
    expect(all.decisions.every((decision) => decision.data.allowed)).toBe(true);
    expect(kinds(all)).toEqual(
      [
        ...owed,
        "escalate_calendar_failure",
        "send_cancellation",
        "send_confirmation",
        "send_hold_followup",
        "send_reminder",
        "send_waitlist_notification",
      ].sort(),
    );
  });

  it("with the switch off what is owed is still done, and decided on is the same", () => {
    const off = plan(everything, known, NOW, false);
    expect(kinds(off)).toEqual(owed);
    const decided = ({ decisions }: Plan) =>
      decisions.map(({ eventId, data: { action, variant } }) => [eventId, action, variant]);
    expect(decided(off)).toEqual(decided(plan(everything, known, NOW, true)));
    expect(off.decisions.filter(({ data: { action } }) => action !== "retry_calendar_sync")).toSatisfy(
      (rest: Plan["decisions"]) =>
        rest.every(({ data: { allowed, reason } }) => allowed === false && reason === "switched_off"),
    );
  });

  it("without a rule only what nobody decides on is done, and the reason is kept", () => {
    const none = plan(everything, { ...known, rules: [] }, NOW, true);
    expect(kinds(none)).toEqual(owed.filter((kind) => (DUTIES as readonly string[]).includes(kind)));
    expect(new Set(none.decisions.map(({ data: { reason } }) => reason))).toEqual(new Set(["no_rule"]));
  });

  it("a rule about one reminder leaves the other", () => {
    const rules = facts().rules.concat({
      id: "own",
      tenantId: "t",
      action: "send_reminder",
      effect: "deny",
      conditions: { variant: "first" },
      priority: 0,
      reason: "Once is enough.",
    });
    const { jobs, decisions } = plan([event("appointment.confirmed")], facts({ rules }), NOW, true);
    expect(jobs.map(({ kind, variant }) => [kind, variant])).toEqual([
      ["send_confirmation", ""],
      ["send_reminder", "second"],
    ]);
    expect(
      decisions.map(({ data: { variant, allowed, ruleId, reason } }) => [variant, allowed, ruleId, reason]),
    ).toContainEqual(["first", false, "own", "Once is enough."]);
  });
});

it("each kind of job knows how urgent it is, and what is owed to somebody who waits goes first", () => {
  expect(Object.keys(PRIORITIES).sort()).toEqual([...AUTONOMOUS_ACTIONS, ...DUTIES].sort());
  const order = Object.entries(PRIORITIES)
    .sort(([, a], [, b]) => b - a)
    .map(([kind]) => kind);
  expect(order[0]).toBe("send_business_message");
  expect(order.at(-1)).toBe("send_hold_followup");
});

describe("an event that nobody here can read", () => {
  const good = {
    id: 1,
    kind: "appointment.confirmed",
    version: 1,
    subjectId: ID,
    at: NOW,
    data: data["appointment.confirmed"],
  };
  it.each([
    ["a newer version", { version: 2 }],
    ["a kind that nobody acts on", { kind: "hold.placed" }],
    ["a kind that every object has", { kind: "constructor" }],
    ["data of another shape", { data: { version: "1" } }],
    ["no data", { data: null }],
  ])("%s is not taken for another", (_, change) => {
    expect(readEvent(good)).not.toBeNull();
    expect(readEvent({ ...good, ...change })).toBeNull();
  });
});
