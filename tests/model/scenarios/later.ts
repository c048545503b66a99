import { fullyBooked } from "../../support/scenarios/happenings.ts";
import { looks, says, uses } from "../../support/scenarios/model-says.ts";
import type { Scenario } from "../../support/scenarios/scenario.ts";
import { ANA } from "./openings.ts";

const settings = { contact: { email: "team@bloom.example" } };

export const later: Scenario[] = [
  {
    title: "for a place that comes free on a full day, in words of their own",
    brains: ["model"],
    settings,
    given: [fullyBooked("Thursday")],
    talk: [
      {
        visitor: "a massage tomorrow",
        model: [looks("Massage", "tomorrow")],
        hears: "The nearest are",
      },
      {
        visitor: "if anybody drops out, I would love to have their place",
        model: [uses("create_inquiry", { service: "Massage", when: "tomorrow" })],
        hears: "May I have your name, and an email or phone number?",
      },
      {
        visitor: ANA,
        hears: "I'd put you on the waitlist for massage, Thursday … as Ana Gómez (ana@example.com). … Shall I?",
      },
      { visitor: "yes", hears: "You're on the waitlist for massage, Thursday" },
    ],
    left: ["waitlist, Ana Gómez, ana@example.com"],
  },
  {
    title: "for the waitlist",
    settings,
    given: [fullyBooked("Thursday")],
    talk: [
      { visitor: "put me on the waitlist for a massage tomorrow", hears: "May I have your name" },
      { visitor: ANA, hears: "I'd put you on the waitlist for massage, Thursday … Shall I?" },
      { visitor: "yes", hears: "You're on the waitlist for massage, Thursday" },
    ],
    left: ["waitlist, Ana Gómez, ana@example.com"],
  },
  {
    title: "for the waitlist, and thinks again",
    settings,
    given: [fullyBooked("Thursday")],
    talk: [
      { visitor: "put me on the waitlist for a massage tomorrow", hears: "May I have your name" },
      { visitor: ANA, hears: "Shall I?" },
      { visitor: "no" },
      { visitor: "yes", model: [says("What can I do for you?")], never: ["You're on the waitlist"] },
    ],
  },
  {
    title: "to be written to",
    settings,
    talk: [
      { visitor: "can you write to me later?", hears: "May I have your name" },
      { visitor: ANA, hears: "I'd email our page to ana@example.com" },
      { visitor: "yes", hears: "I've arranged it" },
    ],
    left: ["followup: can you write to me later?, Ana Gómez, ana@example.com"],
  },
  {
    title: "to leave word that they are late",
    settings,
    talk: [
      { visitor: "please tell Mara I'll be ten minutes late", hears: "May I have your name" },
      { visitor: ANA, hears: "please tell Mara I'll be ten minutes late … Shall I pass it on?" },
      { visitor: "yes", hears: "I've passed it on to the team" },
    ],
    left: ["message: please tell Mara I'll be ten minutes late, Ana Gómez, ana@example.com"],
  },
];
