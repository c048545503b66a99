import { keeps, looks, passesOn, says } from "../../support/scenarios/model-says.ts";
import type { Scenario } from "../../support/scenarios/scenario.ts";
import { ANA, BOOKED, untilBooked, untilKept, untilReadBack } from "./openings.ts";

export const minds: Scenario[] = [
  {
    title: "of the time, at the read-back",
    talk: [
      ...untilReadBack,
      {
        visitor: "actually, friday at 3 pm would be better",
        model: [looks("Massage", "friday at 3 pm"), says("$time:1 is free.")],
        hears: "Friday … at 3:00 pm is free",
      },
      {
        visitor: "yes",
        hears: "Massage with Mara on Friday … at 3:00 pm, for Ana Gómez (ana@example.com). Shall I book it?",
      },
      { visitor: "yes", hears: "You're booked: Friday" },
    ],
    book: ["confirmed: Massage with Mara, Friday 15:00, Ana Gómez, ana@example.com"],
  },
  {
    title: "of the service, while a time is kept",
    talk: [
      ...untilKept,
      {
        visitor: "no wait, acupuncture instead, same time",
        hears: "10:00 am",
      },
      { visitor: "yes", hears: "I'm keeping" },
      { visitor: ANA, hears: "Acupuncture with Mara on Thursday … Shall I book it?" },
      { visitor: "yes", hears: "You're booked" },
    ],
    book: ["confirmed: Acupuncture with Mara, Thursday 10:00, Ana Gómez, ana@example.com"],
  },
  {
    title: "of the person",
    business: "practice",
    talk: [
      {
        visitor: "a check-up on friday at 11 with Tom",
        model: [looks("Check-up", "friday at 11", { staff: "Tom" }), says("$time:1 is free with Dr Tom Hale.")],
      },
      { visitor: "yes" },
      {
        visitor: "sorry, with Nadia instead",
        model: [looks("Check-up", "friday at 11", { staff: "Nadia" }), says("$time:1 is free with Dr Nadia Osei.")],
      },
      { visitor: "yes" },
      { visitor: ANA, hears: "Check-up with Dr Nadia Osei" },
      { visitor: "yes", hears: "You're booked" },
    ],
    book: ["confirmed: Check-up with Dr Nadia Osei, Friday 11:00, Ana Gómez, ana@example.com"],
  },
  {
    title: "of the name, at the read-back",
    talk: [
      ...untilReadBack,
      { visitor: "my name is Anna Gomes", model: [passesOn({ name: "Anna Gomes" })], hears: "for Anna Gomes" },
      { visitor: "yes", hears: "You're booked" },
    ],
    book: ["confirmed: Massage with Mara, Thursday 10:00, Anna Gomes, ana@example.com"],
  },
  {
    title: "of the email, at the read-back",
    talk: [
      ...untilReadBack,
      {
        visitor: "no, the email is ana.gomez@example.com",
        model: [passesOn({ email: "ana.gomez@example.com" })],
        hears: "(ana.gomez@example.com). Shall I book it?",
      },
      { visitor: "yes", hears: "You're booked" },
    ],
    book: ["confirmed: Massage with Mara, Thursday 10:00, Ana Gómez, ana.gomez@example.com"],
  },
  {
    title: "back and forth",
    talk: [
      ...untilReadBack,
      {
        visitor: "hmm, what about friday at 10 am?",
        model: [looks("Massage", "friday at 10 am"), says("$time:1 is free.")],
        hears: "Friday",
      },
      {
        visitor: "no, thursday at 10 am was better",
        model: [looks("Massage", "thursday at 10 am"), keeps(1)],
        hears: "Massage with Mara on Thursday … Shall I book it?",
      },
      { visitor: "yes", hears: "You're booked: Thursday" },
    ],
    book: [BOOKED],
  },
  {
    title: "of all of it, at the read-back",
    talk: [
      ...untilReadBack,
      { visitor: "no", hears: "isn't booked" },
      { visitor: "forget it, I don't want anything", hears: "I've let that time go" },
    ],
    book: [],
  },
  {
    title: "and begins again",
    talk: [
      ...untilKept,
      { visitor: "start over", hears: "let's start again" },
      {
        visitor: "a consultation on monday at 9 am",
        model: [looks("Consultation", "monday at 9 am"), says("$time:1 is free.")],
      },
      { visitor: "yes" },
      { visitor: ANA },
      { visitor: "yes", hears: "You're booked: Monday" },
    ],
    book: ["confirmed: Consultation with Mara, Monday 09:00, Ana Gómez, ana@example.com"],
  },
  {
    title: "and books for a second person",
    talk: [
      ...untilBooked,
      {
        visitor: "and a massage for my husband on friday at 10 am",
        model: [looks("Massage", "friday at 10 am"), says("$time:1 is free.")],
      },
      { visitor: "yes", hears: "Shall I book it?" },
      {
        visitor: "the name is Luis Gómez",
        model: [passesOn({ name: "Luis Gómez" })],
        hears: "for Luis Gómez (ana@example.com). Shall I book it?",
      },
      { visitor: "yes", hears: "You're booked: Friday" },
    ],
    book: [BOOKED, "confirmed: Massage with Mara, Friday 10:00, Luis Gómez, ana@example.com"],
  },
];
