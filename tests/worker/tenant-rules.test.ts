import { beforeAll, describe, expect, it } from "vitest";
import { expectProblem } from "../support/http.ts";
import { askAt, askNewTenant, done, expectFault, newSettings, newTenant } from "../support/settings.ts";

const nine = [{ start: "09:00", end: "17:00" }];
const long = (length: number) => "x".repeat(length);
const window = (start: string, end: string) => ({ start, end });

describe("a setting that is not valid", () => {
  let tenant: Awaited<ReturnType<typeof newTenant>>;
  beforeAll(async () => {
    tenant = await newTenant();
  });

  it.each<[string, Record<string, unknown>]>([
    ["slug", { slug: "" }],
    ["slug", { slug: "Bloom" }],
    ["slug", { slug: "-bloom" }],
    ["slug", { slug: long(64) }],
    ["name", { name: "  " }],
    ["name", { name: long(101) }],
    ["name", { name: "Bloom\nStudio" }],
    ["timezone", { timezone: "Mars/Olympus" }],
    ["timezone", { timezone: "+02:00" }],
    ["timezone", { timezone: "PST" }],
    ["timezone", { timezone: "CET" }],
    ["timezone", { timezone: "CTT" }],
    ["timezone", { timezone: "US/Pacific-New" }],
    ["timezone", { timezone: "" }],
    ["country", { country: "XX" }],
    ["country", { country: "DEU" }],
    ["weeklyHours.1.0.end", { weeklyHours: { 1: [window("17:00", "09:00")] } }],
    ["weeklyHours.1.0.end", { weeklyHours: { 1: [window("09:00", "09:00")] } }],
    ["weeklyHours.1.0.end", { weeklyHours: { 1: [window("09:00", "24:01")] } }],
    ["weeklyHours.2.0.start", { weeklyHours: { 2: [window("24:00", "24:00")] } }],
    ["weeklyHours.2.0.start", { weeklyHours: { 2: [window("9:00", "10:00")] } }],
    ["weeklyHours.3.1.start", { weeklyHours: { 3: [window("09:00", "12:00"), window("11:59", "13:00")] } }],
    ["weeklyHours.3.1.start", { weeklyHours: { 3: [window("13:00", "14:00"), window("09:00", "10:00")] } }],
    ["weeklyHours.4", { weeklyHours: { 4: Array.from({ length: 9 }, (_, i) => window(`0${i}:00`, `0${i}:30`)) } }],
    ["weeklyHours", { weeklyHours: { 8: nine } }],
    ["weeklyHours.5.0", { weeklyHours: { 5: [{ ...nine[0], staff: 1 }] } }],
    ["overrides.0.date", { overrides: [{ date: "2027-02-29", windows: [] }] }],
    ["overrides.0.windows.0.end", { overrides: [{ date: "2027-01-01", windows: [window("10:00", "09:00")] }] }],
    ["overrides.0.windows", { overrides: [{ date: "2027-01-01" }] }],
    ["overrides.0.note", { overrides: [{ date: "2027-01-01", windows: [], note: long(201) }] }],
    [
      "overrides.2.date",
      { overrides: ["2027-01-01", "2027-01-02", "2027-01-01"].map((date) => ({ date, windows: [] })) },
    ],
    ["slotStepMinutes", { slotStepMinutes: 4 }],
    ["slotStepMinutes", { slotStepMinutes: 721 }],
    ["minimumNoticeMinutes", { minimumNoticeMinutes: -1 }],
    ["minimumNoticeMinutes", { minimumNoticeMinutes: 525_601 }],
    ["horizonDays", { horizonDays: 0 }],
    ["horizonDays", { horizonDays: 731 }],
    ["horizonDays", { horizonDays: 1.5 }],
    ["changeNoticeMinutes", { changeNoticeMinutes: 43_201 }],
    ["bookingEnabled", { bookingEnabled: "yes" }],
    ["contact.email", { contact: { email: "a@" } }],
    ["contact.billingEmail", { contact: { billingEmail: `${long(250)}@example.com` } }],
    ["contact.phone", { contact: { phone: "12" } }],
    ["contact.personalPhone", { contact: { personalPhone: "+1 555" } }],
    ["facts.phone", { facts: { phone: "call us" } }],
    ["facts.address", { facts: { address: long(301) } }],
    ["facts.policies", { facts: { policies: long(2001) } }],
    ["facts.questions.0.answer", { facts: { questions: [{ question: "Dogs?", answer: " " }] } }],
    ["facts.questions.0.question", { facts: { questions: [{ question: long(301), answer: "Yes" }] } }],
    ["facts.questions", { facts: { questions: Array(31).fill({ question: "Dogs?", answer: "Yes" }) } }],
    ["look.accent", { look: { accent: "green" } }],
    ["look.accent", { look: { accent: "#fff" } }],
    ["look.privacyUrl", { look: { privacyUrl: "javascript:alert(1)" } }],
    ["look.privacyUrl", { look: { privacyUrl: "//evil.example" } }],
    ["look.privacyUrl", { look: { privacyUrl: "/\\evil.example" } }],
    ["sites.0", { sites: ["https://example.com/shop"] }],
    ["sites.0", { sites: ["http://example.com"] }],
    ["sites.1", { sites: ["https://example.com", "example.com"] }],
    ["sites.0", { sites: ["https://*.example.com"] }],
    ["sites.0", { sites: ["https://user@example.com"] }],
    ["sites.0", { sites: ["https://example.com?x=1"] }],
    ["sites", { sites: Array.from({ length: 21 }, (_, i) => `https://${i}.example.com`) }],
    ["limits.holdMinutes", { limits: { holdMinutes: 0 } }],
    ["limits.holdMinutes", { limits: { holdMinutes: 61 } }],
    ["limits.upcomingPerClient", { limits: { upcomingPerClient: 1001 } }],
    ["limits.modelTokensPerDay", { limits: { modelTokensPerDay: -1 } }],
    ["calendar.provider", { calendar: { provider: "outlook" } }],
    ["calendar.fault", { calendar: { provider: "builtin", fault: "fire" } }],
    ["calendar.fault", { calendar: { provider: "none", fault: "auth" } }],
  ])("names %s (%j), however it is said", async (path, change) => {
    expectFault(await askNewTenant(newSettings(change)), path);
    expectFault(await askAt(tenant, "PATCH", "", change), path);
    expectFault(await askAt(tenant, "PUT", "", newSettings(change)), path);
    expect(await done(tenant, "GET", "")).toEqual(tenant);
  });

  it.each(["slug", "name", "timezone", "country"])("names %s where it is missing", async (field) => {
    const settings = newSettings({ [field]: undefined });
    expectFault(await askNewTenant(settings), field);
    expectFault(await askAt(tenant, "PUT", "", settings), field);
  });

  it("names a field that the contract does not know", async () => {
    for (const change of [{ vip: true }, { configVersion: 7 }, { facts: { wifi: "1234" } }]) {
      const { errors } = expectProblem(await askAt(tenant, "PATCH", "", change), 400, "invalid_request");
      expect(JSON.stringify(errors)).toMatch(/vip|configVersion|wifi/);
    }
  });
});
