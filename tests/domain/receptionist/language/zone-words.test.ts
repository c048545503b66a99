import { describe, expect, it } from "vitest";
import { readZone, readZoneName, sayZone } from "../../../../domain/receptionist/language/zone-words.ts";

const context = { business: "America/New_York", visitor: "Europe/London" };
const zoneOf = (text: string, change = {}) => {
  const zone = readZone(text, { ...context, ...change }, "en");
  return zone?.kind === "known" ? zone.timezone : zone && `? ${zone.words}`;
};

describe("a zone that is named beside a time", () => {
  it.each([
    ["3pm EST", "America/New_York"],
    ["3 pm est please", "America/New_York"],
    ["tuesday 3:30pm (PST)", "America/Los_Angeles"],
    ["3pm pacific time", "America/Los_Angeles"],
    ["at 3 PT", "America/Los_Angeles"],
    ["noon eastern", "America/New_York"],
    ["3pm my time", "Europe/London"],
    ["3pm in my time zone", "Europe/London"],
    ["friday 3pm for me", "Europe/London"],
    ["3pm your time", "America/New_York"],
    ["3pm local time", "America/New_York"],
    ["3pm London time", "Europe/London"],
    ["3pm new york time", "America/New_York"],
    ["tomorrow at 3pm UK time", "Europe/London"],
    ["15:00 GMT", "UTC"],
    ["15:00 UTC+2", "Etc/GMT-2"],
    ["3pm gmt-5", "Etc/GMT+5"],
    ["9am Tokyo time", "Asia/Tokyo"],
    ["2pm CST", "America/Chicago"],
    ["9am AEST", "Australia/Sydney"],
  ])("%s", (text, timezone) => {
    expect(zoneOf(text, text.includes("CST") ? { visitor: null } : {})).toBe(timezone);
  });

  it.each([
    ["3pm IST", "? IST"],
    ["3pm Mordor time", "? mordor"],
    ["15:00 UTC+5:45", "? utc+5:45"],
  ])("%s is asked back", (text, words) => {
    expect(zoneOf(text)).toBe(words);
  });

  it("is asked back where the visitor's own is not known", () => {
    expect(zoneOf("3pm my time", { visitor: null })).toBe("? ");
    expect(zoneOf("3pm CST", { business: "Europe/London", visitor: null })).toBe("? CST");
    expect(zoneOf("3pm IST", { visitor: "Asia/Kolkata" })).toBe("Asia/Kolkata");
  });

  it.each([
    "tomorrow at 3pm",
    "any time",
    "at 3pm at christmas time",
    "3pm next time",
    "what time is it?",
    "the first time I come",
    "is it a good time",
    "3pm at lunch time",
    "my appointment",
    "3pm at the latest",
    "3pm is best for my wife",
  ])("is not heard in: %s", (text) => {
    expect(zoneOf(text)).toBeNull();
  });
});

it.each([
  ["London", "Europe/London"],
  ["I'm in New York", "America/New_York"],
  ["India", "Asia/Kolkata"],
  ["europe/berlin", "Europe/Berlin"],
  ["pacific time", "America/Los_Angeles"],
  ["UTC-3", "Etc/GMT+3"],
  ["Narnia", null],
])("the answer to which zone: %s", (text, timezone) => {
  expect(readZoneName(text, context, "en")).toBe(timezone);
});

it.each([
  ["America/New_York", "New York time"],
  ["America/Argentina/Buenos_Aires", "Buenos Aires time"],
  ["UTC", "UTC"],
  ["Etc/GMT-2", "UTC+2"],
])("%s is said as %s", (timezone, words) => {
  expect(sayZone(timezone, "en")).toBe(words);
});

it.each([
  ["America/New_York", "hora de Nueva York"],
  ["Africa/Cairo", "hora del Cairo"],
  ["America/Caracas", "hora de Caracas"],
  ["UTC", "UTC"],
])("%s is said in Spanish as %s", (timezone, words) => {
  expect(sayZone(timezone, "es")).toBe(words);
});
