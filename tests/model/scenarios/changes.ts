import {
  ANA,
  booked,
  cancelledByTheBusiness,
  changesNeed,
  movedByTheBusiness,
} from "../../support/scenarios/happenings.ts";
import { cancels, looks, looksUp, movesTo, says } from "../../support/scenarios/model-says.ts";
import type { Scenario, Step } from "../../support/scenarios/scenario.ts";
import { untilBooked } from "./openings.ts";

const given = [booked("Massage", "Thursday 14:00", { client: ANA })];
const stands = "confirmed: Massage with Mara, Thursday 14:00, Ana Gómez, ana@example.com";

const readBackOfCancel: Step = {
  visitor: "cancel my appointment {reference}, ana@example.com",
  model: [looksUp("{reference}", { email: "ana@example.com" }), cancels("{reference}")],
  hears: "That is your massage with Mara on Thursday … at 2:00 pm. Shall I cancel it?",
};
const readBackOfMove: Step = {
  visitor: "move my appointment {reference} to friday at 3 pm, ana@example.com",
  model: [
    looksUp("{reference}", { email: "ana@example.com" }),
    looks("Massage", "friday at 3 pm", { moving: "{reference}" }),
    movesTo(1),
  ],
  hears: "Your massage with Mara on Thursday … at 2:00 pm would move to Friday … at 3:00 pm. Shall I move it?",
};

export const changes: Scenario[] = [
  {
    title: "looked up, bit by bit",
    given,
    talk: [
      {
        visitor: "when is my appointment?",
        model: [says("What is the reference of your booking?")],
        hears: "What is the reference of your booking?",
      },
      { visitor: "{reference}", model: [says("Which email or phone number was it booked with?")] },
      {
        visitor: "ana@example.com",
        model: [looksUp("{reference}", { email: "ana@example.com" }), says("It is with Mara on Thursday at 2:00 pm.")],
        hears: "with Mara … Thursday … at 2:00 pm",
      },
    ],
    book: [stands],
  },
  {
    title: "cancelled after a yes",
    given,
    talk: [
      readBackOfCancel,
      { visitor: "yes, cancel it", hears: "It's cancelled: your massage with Mara on Thursday" },
    ],
    book: ["cancelled: Massage with Mara, Thursday 14:00, Ana Gómez, ana@example.com"],
  },
  {
    title: "not cancelled after all",
    given,
    talk: [readBackOfCancel, { visitor: "no, keep it", hears: "All right, it stays as it is." }],
    book: [stands],
  },
  {
    title: "moved after a yes",
    given,
    talk: [
      readBackOfMove,
      { visitor: "yes", hears: "It's moved: Friday … 3:00 pm, massage with Mara. Your reference is still" },
    ],
    book: ["confirmed: Massage with Mara, Friday 15:00, Ana Gómez, ana@example.com"],
  },
  {
    title: "moved by pressing one of the times",
    given,
    talk: [
      {
        visitor: "I need to move my appointment {reference}, ana@example.com",
        model: [looksUp("{reference}", { email: "ana@example.com" }), says("Which day would suit you?")],
      },
      {
        visitor: "friday",
        model: [looks("Massage", "friday", { moving: "{reference}" }), says("There is $time:1 or $time:2.")],
        hears: "Friday",
      },
      { presses: "10:00 am", hears: "Shall I move it?" },
      { visitor: "Yes, move it", hears: "It's moved" },
    ],
    book: ["confirmed: Massage with Mara, Friday 10:00, Ana Gómez, ana@example.com"],
  },
  {
    title: "moved right after it was booked",
    talk: [
      ...untilBooked,
      {
        visitor: "oh, can you make it tomorrow at 3 pm instead?",
        model: [looks("Massage", "tomorrow at 3 pm", { moving: "{reference}" }), movesTo(1)],
        hears: "would move to Thursday … at 3:00 pm. Shall I move it?",
      },
      { visitor: "yes", hears: "It's moved" },
    ],
    book: ["confirmed: Massage with Mara, Thursday 15:00, Ana Gómez, ana@example.com"],
  },
  {
    title: "without its reference",
    given,
    talk: [
      {
        visitor: "cancel my appointment",
        model: [says("What is the reference of your booking?")],
      },
      {
        visitor: "I lost the reference",
        model: [says("I'm sorry to hear that.")],
        hears: { rules: "Without its reference I can't look a booking up", model: "I'm sorry to hear that." },
      },
    ],
    book: [stands],
  },
  {
    title: "with another's email",
    given,
    talk: [
      {
        visitor: "cancel my appointment {reference}, bo@example.com",
        model: [
          looksUp("{reference}", { email: "bo@example.com" }),
          says("I can't find it. Please look at both once more."),
        ],
        hears: "find",
        never: ["2:00 pm", "Mara"],
      },
      {
        visitor: "sorry, {reference} and ana@example.com",
        model: [looksUp("{reference}", { email: "ana@example.com" }), cancels("{reference}")],
        hears: "Shall I cancel it?",
      },
      { visitor: "yes", hears: "It's cancelled" },
    ],
    book: ["cancelled: Massage with Mara, Thursday 14:00, Ana Gómez, ana@example.com"],
  },
  {
    title: "too late for a change",
    given: [...given, changesNeed(48)],
    talk: [
      {
        visitor: "cancel my appointment {reference}, ana@example.com",
        model: [looksUp("{reference}", { email: "ana@example.com" }), cancels("{reference}")],
        hears:
          "Your massage … stands; moving or cancelling needs 48 hours' notice, so I can't change it from here. Please call",
      },
    ],
    book: [stands],
  },
  {
    title: "moved by the business between the read-back and the yes",
    given,
    talk: [
      readBackOfCancel,
      { meanwhile: movedByTheBusiness("Thursday 16:00") },
      { visitor: "yes", hears: "It was changed meanwhile. That is your massage … at 4:00 pm. Shall I cancel it?" },
      { visitor: "no", hears: "it stays as it is" },
    ],
    book: ["confirmed: Massage with Mara, Thursday 16:00, Ana Gómez, ana@example.com"],
  },
  {
    title: "cancelled by the business while another time is looked for",
    given,
    talk: [readBackOfMove, { meanwhile: cancelledByTheBusiness }, { visitor: "yes", hears: "is cancelled already" }],
    book: ["cancelled: Massage with Mara, Thursday 14:00, Ana Gómez, ana@example.com"],
  },
  {
    title: "whose new time was taken meanwhile",
    given,
    talk: [
      readBackOfMove,
      { meanwhile: booked("Massage", "Friday 15:00") },
      { visitor: "yes", hears: "That time has just gone; your massage … at 2:00 pm still stands." },
      { visitor: "never mind then", hears: "No problem." },
    ],
    book: [stands, "confirmed: Massage with Mara, Friday 15:00, Bo, bo@example.com"],
  },
];
