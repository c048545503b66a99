import { fullyBooked } from "../../support/scenarios/happenings.ts";
import { looks, says } from "../../support/scenarios/model-says.ts";
import type { Scenario } from "../../support/scenarios/scenario.ts";
import { ANA } from "./openings.ts";

export const days: Scenario[] = [
  {
    title: "more than a month ahead, and means it",
    business: "practice",
    talk: [
      {
        visitor: "a check-up with Tom on {in 40 days} at 10 am",
        model: [looks("Check-up", "{in 40 days} at 10 am", { staff: "Tom" }), says("$time:1 is free.")],
        hears: "10:00 am",
      },
      { visitor: "yes" },
      { visitor: "yes", hears: "I'm keeping" },
      { visitor: ANA, hears: "Shall I book it?" },
      { visitor: "yes", hears: "You're booked" },
    ],
    book: ["confirmed: Check-up with Dr Tom Hale, in 40 days 10:00, Ana Gómez, ana@example.com"],
  },
  {
    title: "more than a month ahead, and did not mean it",
    business: "practice",
    talk: [
      {
        visitor: "a check-up with Tom on {in 40 days} at 10 am",
        model: [looks("Check-up", "{in 40 days} at 10 am", { staff: "Tom" }), says("$time:1 is free.")],
      },
      { visitor: "yes" },
      {
        visitor: "no, this friday",
        model: [looks("Check-up", "this friday at 10 am", { staff: "Tom" }), says("$time:1 is free.")],
      },
      { visitor: "yes" },
      { visitor: ANA, hears: "Check-up with Dr Tom Hale on Friday" },
      { visitor: "yes", hears: "You're booked: Friday" },
    ],
    book: ["confirmed: Check-up with Dr Tom Hale, Friday 10:00, Ana Gómez, ana@example.com"],
  },
  {
    title: "vaguely, and is asked which day",
    talk: [
      {
        visitor: "I need a massage some time soon",
        model: [
          looks("Massage", "some time soon"),
          says("Is there a day that suits you, or shall I show the first free times?"),
        ],
        hears: "Is there a day that suits you, or shall I show the first free times?",
      },
      {
        visitor: "show me the first free times",
        model: [looks("Massage", "first available"), says("There is $time:1, $time:2 or $time:3.")],
        hears: "Wednesday",
      },
      { visitor: "the last one" },
      { visitor: ANA, hears: "Shall I book it?" },
    ],
    book: ["held: Massage with Mara, Wednesday 10:00"],
  },
  {
    title: "that may be two, and is asked which is meant",
    business: "practice",
    talk: [
      {
        visitor: "a check-up on 1/2 with anyone",
        model: [looks("Check-up", "1/2")],
        hears: "Do you mean",
      },
    ],
  },
  {
    title: "that is over",
    talk: [
      {
        visitor: "a massage yesterday at 10 am",
        model: [looks("Massage", "yesterday at 10 am"), says("That time is over. Which day would suit you?")],
      },
      {
        visitor: "tomorrow then",
        model: [looks("Massage", "tomorrow at 10 am"), says("$time:1 is free.")],
        hears: "Thursday",
      },
    ],
  },
  {
    title: "beyond what can be booked",
    talk: [
      {
        visitor: "a massage on {in 40 days}",
        model: [looks("Massage", "{in 40 days}")],
        hears: "I can book up to … The nearest are",
      },
    ],
  },
  {
    title: "when it is closed",
    talk: [
      {
        visitor: "a massage on sunday",
        model: [looks("Massage", "sunday")],
      },
      { visitor: "ok the first of those", hears: "I'm keeping Friday … at 4:00 pm" },
    ],
    book: ["held: Massage with Mara, Friday 16:00"],
  },
  {
    title: "that is full, and takes another",
    given: [fullyBooked("Thursday")],
    talk: [
      {
        visitor: "a massage tomorrow",
        model: [looks("Massage", "tomorrow")],
        hears: "The nearest are",
      },
      { presses: "9:00 am", hears: "I'm keeping Friday" },
      { visitor: ANA },
      { visitor: "yes", hears: "You're booked: Friday" },
    ],
    book: ["confirmed: Massage with Mara, Friday 09:00, Ana Gómez, ana@example.com"],
  },
  {
    title: "sooner than the business takes bookings",
    talk: [
      {
        visitor: "a massage in ten minutes",
        model: [looks("Massage", "in ten minutes"), says("That is too soon. The nearest are $time:1 and $time:2.")],
      },
    ],
  },
];
