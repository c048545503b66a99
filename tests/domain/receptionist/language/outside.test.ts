import { describe, expect, it } from "vitest";
import { readOutside } from "../../../../domain/receptionist/language/outside.ts";

const services = ["Massage", "Consultation", "Acupuncture", "Hot Stone Massage"];

describe("what is not done here", () => {
  it.each([
    ["can I pay now?", "payment"],
    ["do I have to leave a deposit?", "payment"],
    ["can I pay by card", "payment"],
    ["I want a refund", "payment"],
    ["do you sell gift cards?", "payment"],
    ["can I join a yoga class?", "class"],
    ["are there seats left in the workshop?", "class"],
    ["is there a group session", "class"],
    ["a massage every Tuesday at 3", "series"],
    ["every other week please", "series"],
    ["a weekly appointment", "series"],
    ["I need a recurring booking", "series"],
    ["six sessions", "series"],
    ["a course of treatments", "series"],
    ["a massage and a consultation", "several_services"],
    ["massage plus acupuncture tomorrow", "several_services"],
    ["a couples massage", "several_people"],
    ["for me and my wife", "several_people"],
    ["my husband and I would like a massage", "several_people"],
    ["a massage for two people", "several_people"],
    ["for the two of us", "several_people"],
    ["which location is closest?", "location"],
    ["do you have another branch?", "location"],
    ["at your downtown studio", "location"],
    ["can you double book me?", "overlap"],
    ["book it even if it's taken", "overlap"],
    ["squeeze me in anyway", "overlap"],
    ["can you add it to my Outlook?", "calendar"],
    ["sync it with my calendar", "calendar"],
    ["send me a calendar invite", "calendar"],
    ["is this call recorded?", "recording"],
    ["do you record calls?", "recording"],
    ["can I have the recording of our call", "recording"],
  ])("%s", (text, topic) => {
    expect(readOutside(text, services, "en")).toContain(topic);
  });

  it.each([
    "a massage tomorrow",
    "a hot stone massage",
    "massage or acupuncture",
    "a massage for my wife",
    "for two on friday",
    "are you open every day?",
    "I come every now and then",
    "my name is Ana Pay-Smith",
    "I had two sessions ago a problem",
    "pay attention please",
    "friday and saturday",
    "a first class massage",
    "Tuesday at 2",
    "what do you charge?",
    "where are you located?",
    "my calendar is full on monday",
  ])("is not heard in: %s", (text) => {
    expect(readOutside(text, services, "en")).toEqual([]);
  });
});
