import { booked } from "../../support/scenarios/happenings.ts";
import { atOnce, keeps, looks, passesOn, says } from "../../support/scenarios/model-says.ts";
import type { Scenario } from "../../support/scenarios/scenario.ts";
import { ANA } from "./openings.ts";

export const booking: Scenario[] = [
  {
    title: "with the day and the time in the first line",
    talk: [
      {
        visitor: "hi, I'd like a massage tomorrow at 10 am",
        model: [looks("Massage", "tomorrow at 10 am"), says("$time:1 is free for your massage.")],
        hears: "Thursday … at 10:00 am is free for your massage. Shall I keep it for you?",
      },
      { visitor: "yes please", hears: "I'm keeping Thursday … at 10:00 am … May I have your name" },
      { visitor: ANA, hears: "Massage with Mara on Thursday … for Ana Gómez (ana@example.com). Shall I book it?" },
      { visitor: "yes", hears: "You're booked: Thursday … 10:00 am, massage with Mara. Your reference is" },
    ],
    book: ["confirmed: Massage with Mara, Thursday 10:00, Ana Gómez, ana@example.com"],
  },
  {
    title: "piece by piece",
    talk: [
      {
        visitor: "hello, I would like to book something",
        model: [says("Gladly. Which service would you like?")],
        hears: "Which service would you like",
      },
      {
        visitor: "acupuncture",
        model: [looks("Acupuncture", "first available"), says("Is there a day that suits you?")],
        hears: "Is there a day that suits you",
      },
      {
        visitor: "friday",
        model: [looks("Acupuncture", "friday"), says("There is $time:1 or $time:2.")],
        hears: "Does one of those suit you, or another day?",
      },
      { visitor: "the first one", hears: "I'm keeping Friday … May I have your name" },
      { visitor: "Ana Gómez", hears: "Which email or phone number may I use?" },
      { visitor: "ana@example.com", hears: "Shall I book it?" },
      { visitor: "yes", hears: "You're booked: Friday" },
    ],
    book: ["confirmed: Acupuncture with Mara, Friday 10:00, Ana Gómez, ana@example.com"],
  },
  {
    title: "by pressing, and by the card",
    talk: [
      {
        visitor: "a massage on friday",
        model: [looks("Massage", "friday"), says("There is $time:1, $time:2 or $time:3.")],
        hears: "Does one of those suit you, or another day?",
      },
      { presses: "12:30 pm", hears: "I'm keeping Friday" },
      { fills: { name: "Ana Gómez", email: "ana@example.com", phone: "(212) 555-0147" }, hears: "Shall I book it?" },
      { visitor: "Yes, book it", hears: "You're booked" },
    ],
    book: ["confirmed: Massage with Mara, Friday 12:30, Ana Gómez, ana@example.com, +12125550147"],
  },
  {
    title: "with typing errors",
    talk: [
      {
        visitor: "helo i wnat a masage tomorow afternon pls",
        model: [looks("Massage", "tomorrow afternoon"), says("For your massage I have $time:1 or $time:2.")],
        hears: "For your massage I have Thursday",
      },
      { visitor: "the first one pls", hears: "I'm keeping Thursday" },
      { visitor: "im Ana Gómez, ana@exmaple.com", hears: "(ana@exmaple.com). Shall I book it?" },
      {
        visitor: "ups its ana@example.com",
        model: [passesOn({ email: "ana@example.com" })],
        hears: "(ana@example.com). Shall I book it?",
      },
      { visitor: "yes pls", hears: "You're booked" },
    ],
    book: ["confirmed: Massage with Mara, Thursday 12:30, Ana Gómez, ana@example.com"],
  },
  {
    title: "with everything in one sentence",
    brains: ["model"],
    talk: [
      {
        visitor: "please book Ana Gómez, ana@example.com, for a massage tomorrow at 10 am",
        model: [looks("Massage", "tomorrow at 10 am"), keeps(1)],
      },
      { visitor: "yes", model: [passesOn({ name: "Ana Gómez", email: "ana@example.com" })], hears: "Shall I book it?" },
      { visitor: "yes", hears: "You're booked" },
    ],
    book: ["confirmed: Massage with Mara, Thursday 10:00, Ana Gómez, ana@example.com"],
  },
  {
    title: "asking two things in one sentence",
    brains: ["model"],
    talk: [
      {
        visitor: "how much is a massage, and do you have one tomorrow at 10 am?",
        model: [
          atOnce(says("A massage is $95 for 1 hour. "), looks("Massage", "tomorrow at 10 am")),
          says("$time:1 is free."),
        ],
        hears: "$95 … Thursday … at 10:00 am is free",
      },
      { visitor: "ok", hears: "May I have your name" },
      { visitor: ANA, hears: "Shall I book it?" },
      { visitor: "sure", hears: "You're booked" },
    ],
    book: ["confirmed: Massage with Mara, Thursday 10:00, Ana Gómez, ana@example.com"],
  },
  {
    title: "with the person they like, among several",
    business: "practice",
    talk: [
      {
        visitor: "a check-up with Tom on friday at 11",
        model: [looks("Check-up", "friday at 11", { staff: "Tom" }), says("$time:1 is free with Dr Tom Hale.")],
        hears: "Friday … at 11:00 am is free",
      },
      { visitor: "yes", hears: "I'm keeping" },
      { visitor: ANA, hears: "Check-up with Dr Tom Hale" },
      { visitor: "yes", hears: "You're booked" },
    ],
    book: ["confirmed: Check-up with Dr Tom Hale, Friday 11:00, Ana Gómez, ana@example.com"],
  },
  {
    title: "from another time zone",
    visitor: { timezone: "America/Los_Angeles" },
    talk: [
      {
        visitor: "a massage tomorrow at 10 am",
        model: [looks("Massage", "tomorrow at 10 am"), says("$time:1 is free.")],
      },
      { visitor: "yes" },
      { visitor: ANA, hears: "Shall I book it?" },
      { visitor: "yes", hears: "You're booked" },
    ],
    book: ["confirmed: Massage with Mara, Thursday 10:00, Ana Gómez, ana@example.com"],
  },
  {
    title: "without an email address",
    talk: [
      {
        visitor: "acupuncture on friday at 3 pm",
        model: [looks("Acupuncture", "friday at 3 pm"), says("$time:1 is free.")],
      },
      { visitor: "yes" },
      { visitor: "Ana Gómez" },
      { visitor: "I have no email, is a phone ok?", model: [says("A phone number is fine.")] },
      { visitor: "212 555 0147", hears: "+1 212 555 0147). Shall I book it?" },
      { visitor: "yes", hears: "You're booked" },
    ],
    book: ["confirmed: Acupuncture with Mara, Friday 15:00, Ana Gómez, +12125550147"],
  },
  {
    title: "a time that somebody else has, and takes the nearest",
    given: [booked("Massage", "Thursday 10:00")],
    talk: [
      {
        visitor: "a massage tomorrow at 10 am",
        model: [looks("Massage", "tomorrow at 10 am")],
      },
      { visitor: "11 is fine", model: [keeps(2)] },
      { visitor: ANA },
      { visitor: "yes", hears: "You're booked" },
    ],
    book: [
      "confirmed: Massage with Mara, Thursday 10:00, Bo, bo@example.com",
      "confirmed: Massage with Mara, Thursday 11:00, Ana Gómez, ana@example.com",
    ],
  },
];
