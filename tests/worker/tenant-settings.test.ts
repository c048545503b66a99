import { describe, expect, it } from "vitest";
import { DEFAULT_LIMITS } from "../../db/schema/tenants.ts";
import { crowd, tally } from "../support/crowd.ts";
import { expectProblem } from "../support/http.ts";
import { journal } from "../support/rows.ts";
import { askAt, askNewTenant, done, expectFault, newSettings, newTenant } from "../support/settings.ts";

const nine = [{ start: "09:00", end: "17:00" }];
const window = (start: string, end: string) => ({ start, end });

describe("a new business", () => {
  it("has sane settings where nothing else is said", async () => {
    const settings = newSettings();
    const { status, body } = await askNewTenant(settings);
    expect({ status, body }).toEqual({
      status: 201,
      body: {
        ...settings,
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        weeklyHours: {},
        overrides: [],
        slotStepMinutes: 30,
        minimumNoticeMinutes: 60,
        horizonDays: 60,
        changeNoticeMinutes: 0,
        bookingEnabled: true,
        contact: {},
        facts: {},
        look: { accent: "#0f5c63", privacyUrl: "/privacy" },
        sites: [],
        limits: {
          holdMinutes: 5,
          chatMessagesPerMinute: 20,
          holdsPerAddress: 3,
          upcomingPerClient: 3,
          firstReminderMinutes: 1440,
          secondReminderMinutes: 120,
          textsPerHour: 3,
          modelTokensPerDay: 300_000,
        },
        calendar: { provider: "none" },
        createdAt: expect.stringMatching(/Z$/),
      },
    });
    expect(await done(body as never, "GET", "")).toEqual(body);
  });

  it("keeps all that it is told, each in one form", async () => {
    const settings = {
      weeklyHours: { 1: [window("00:00", "12:00"), window("12:00", "24:00")], 7: [] },
      overrides: [{ date: "2027-12-24", windows: [], note: "Christmas" }],
      slotStepMinutes: 5,
      minimumNoticeMinutes: 0,
      horizonDays: 730,
      changeNoticeMinutes: 43_200,
      bookingEnabled: false,
      facts: { address: "1 Main Street", questions: [{ question: "Dogs?", answer: "Yes." }] },
      limits: { holdMinutes: 15, chatMessagesPerMinute: 10, holdsPerAddress: 1, modelTokensPerDay: 0 },
    };
    const created = await newTenant({
      ...settings,
      country: "de",
      contact: { email: "a@example.com", phone: "030 901820", personalPhone: "+49 171 1234567" },
      look: { accent: "#AABBCC", privacyUrl: "https://example.com/privacy" },
      sites: ["https://Example.com/", "https://example.com:443", "https://bücher.example", "http://localhost:3000"],
    });
    expect(created).toMatchObject({
      ...settings,
      country: "DE",
      contact: { email: "a@example.com", phone: "+4930901820", personalPhone: "+491711234567" },
      look: { accent: "#aabbcc", privacyUrl: "https://example.com/privacy" },
      sites: ["https://example.com", "https://xn--bcher-kva.example", "http://localhost:3000"],
    });
    expect(await done(created, "GET", "")).toEqual(created);
    expect(await journal(created)).toMatchObject([
      { kind: "tenant.created", subjectId: created.id, actor: "platform" },
    ]);
  });

  it("cannot have another's slug, which nobody hears whose it is", async () => {
    const { slug } = await newTenant();
    expectFault(await askNewTenant(newSettings({ slug })), "slug");
    const other = await newTenant();
    expectFault(await askAt(other, "PATCH", "", { slug }), "slug");
    expectFault(await askAt(other, "PUT", "", newSettings({ slug })), "slug");
    expect(await done(other, "PATCH", "", { slug: other.slug })).toMatchObject({ slug: other.slug });
  });
});

describe("changing a business", () => {
  it("by PATCH merges: what is left out stays, null takes away, lists are replaced", async () => {
    const tenant = await newTenant({
      weeklyHours: { 1: nine, 2: nine },
      contact: { email: "a@example.com", billingEmail: "b@example.com" },
      facts: { about: "Small", parking: "None", questions: [{ question: "Dogs?", answer: "Yes" }] },
      look: { accent: "#112233", privacyUrl: "https://example.com/p" },
      sites: ["https://a.example", "https://b.example"],
      limits: { holdMinutes: 10, upcomingPerClient: 9 },
    });
    const changed = await done(tenant, "PATCH", "", {
      horizonDays: 14,
      weeklyHours: { 2: null, 3: [window("10:00", "11:00")] },
      contact: { billingEmail: null, phone: "030 901820" },
      facts: { parking: null, questions: [{ question: "Cats?", answer: "No" }] },
      look: { accent: "#445566" },
      sites: ["https://c.example"],
      limits: { holdMinutes: null },
    });
    expect(changed).toEqual({
      ...tenant,
      horizonDays: 14,
      weeklyHours: { 1: nine, 3: [window("10:00", "11:00")] },
      contact: { email: "a@example.com", phone: "+4930901820" },
      facts: { about: "Small", questions: [{ question: "Cats?", answer: "No" }] },
      look: { accent: "#445566", privacyUrl: "https://example.com/p" },
      sites: ["https://c.example"],
      limits: { ...DEFAULT_LIMITS, upcomingPerClient: 9 },
      affected: [],
      affectedMore: false,
      affectedHolds: [],
    });
  });

  it("merges its calendar, and takes the fault away with the provider that it is for", async () => {
    const tenant = await newTenant();
    const change = async (calendar: unknown) => {
      const changed = await done<{ calendar: unknown }>(tenant, "PATCH", "", { calendar });
      return changed.calendar;
    };
    expect(await change({ provider: "builtin" })).toEqual({ provider: "builtin" });
    expect(await change({ provider: "builtin", fault: "auth" })).toEqual({ provider: "builtin", fault: "auth" });
    expect(await change({})).toEqual({ provider: "builtin", fault: "auth" });
    expect(await change({ fault: null })).toEqual({ provider: "builtin" });
    expect(await change({ provider: "builtin", fault: "all" })).toEqual({ provider: "builtin", fault: "all" });
    expect(await change({ provider: "none" })).toEqual({ provider: "none" });
    expect(await change({ provider: "builtin" })).toEqual({ provider: "builtin" });
  });

  it("by PUT replaces: what is left out is as for a new business", async () => {
    const tenant = await newTenant({ weeklyHours: { 1: nine }, facts: { about: "Small" }, horizonDays: 7 });
    const settings = newSettings({ timezone: "Asia/Tokyo", contact: { email: "new@example.com" } });
    const fresh = await newTenant({ ...settings, slug: `${settings.slug}x` });
    const replaced = await done(tenant, "PUT", "", settings);
    expect(replaced).toEqual({
      ...fresh,
      ...{ id: tenant.id, slug: settings.slug, createdAt: tenant.createdAt },
      ...{ affected: [], affectedMore: false, affectedHolds: [] },
    });
  });

  it("writes down which fields have changed, and never what they say", async () => {
    const tenant = await newTenant({ name: "Before", horizonDays: 7 });
    await done(tenant, "PATCH", "", { name: "After", horizonDays: 7, contact: { email: "secret@example.com" } });
    await done(tenant, "PATCH", "", { name: "After" });
    await done(tenant, "PATCH", "", {});
    const changes = (await journal(tenant, { withData: true })).slice(1);
    expect(changes).toMatchObject([
      { kind: "tenant.changed", subjectId: tenant.id, actor: "platform", data: { fields: ["name", "contact"] } },
    ]);
  });

  it("at once by many loses nothing of what any of them said", async () => {
    const tenant = await newTenant();
    const changes: Record<string, unknown>[] = [
      { name: "Together" },
      { horizonDays: 9 },
      { contact: { email: "a@example.com" } },
      { contact: { phone: "+4930901820" } },
      { facts: { about: "Small" } },
      { facts: { parking: "None" } },
      { weeklyHours: { 1: nine } },
      { weeklyHours: { 2: nine } },
    ];
    const answers = await crowd(changes.length, (i) => askAt(tenant, "PATCH", "", changes[i]), 4);
    expect(tally(answers.map(({ status }) => status))).toEqual({ 200: changes.length });
    expect(await done(tenant, "GET", "")).toMatchObject({
      ...{ name: "Together", horizonDays: 9 },
      contact: { email: "a@example.com", phone: "+4930901820" },
      facts: { about: "Small", parking: "None" },
      weeklyHours: { 1: nine, 2: nine },
    });
  });

  it("of which there is none is not found", async () => {
    const nowhere = { id: crypto.randomUUID() };
    expectProblem(await askAt(nowhere, "GET", ""), 404, "not_found");
    expectProblem(await askAt(nowhere, "PATCH", "", { name: "x" }), 404, "not_found");
    expectProblem(await askAt(nowhere, "PATCH", "", {}), 404, "not_found");
    expectProblem(await askAt(nowhere, "PUT", "", newSettings()), 404, "not_found");
  });
});
