import { blocked, booked, ANA as CLIENT, minutesPass } from "../../support/scenarios/happenings.ts";
import { keeps, looks, says } from "../../support/scenarios/model-says.ts";
import type { Scenario } from "../../support/scenarios/scenario.ts";
import { ANA, BO_HAS_IT, BOOKED, HELD, untilKept, untilOffered, untilReadBack } from "./openings.ts";

const team = { contact: { email: "team@bloom.example" } };

export const trouble: Scenario[] = [
  {
    title: "the time kept runs out, and is looked for again",
    talk: [
      ...untilKept,
      { meanwhile: minutesPass(6), hears: "they have run out, so it isn't booked" },
      { visitor: "yes", hears: "10:00 am" },
      { presses: "10:00 am", hears: "I'm keeping" },
      { visitor: ANA, hears: "Shall I book it?" },
      { visitor: "yes", hears: "You're booked" },
    ],
    book: [BOOKED],
  },
  {
    title: "the time kept runs out at the read-back, and somebody else has it",
    talk: [
      ...untilReadBack,
      { meanwhile: minutesPass(6), hears: "they have run out" },
      { meanwhile: booked("Massage", "Thursday 10:00") },
      { visitor: "yes", hears: "11:00 am" },
      { visitor: "11 am", model: [keeps(1)], hears: "at 11:00 am, for Ana Gómez (ana@example.com). Shall I book it?" },
      { visitor: "yes", hears: "You're booked" },
    ],
    book: [BO_HAS_IT, "confirmed: Massage with Mara, Thursday 11:00, Ana Gómez, ana@example.com"],
  },
  {
    title: "somebody is quicker",
    talk: [
      ...untilOffered,
      { meanwhile: booked("Massage", "Thursday 10:00") },
      { visitor: "yes", hears: "That time has just gone. The nearest are" },
      { presses: "11:00 am", hears: "I'm keeping Thursday" },
      { visitor: ANA },
      { visitor: "yes", hears: "You're booked" },
    ],
    book: [BO_HAS_IT, "confirmed: Massage with Mara, Thursday 11:00, Ana Gómez, ana@example.com"],
  },
  {
    title: "who has as many appointments as can be had",
    settings: { limits: { upcomingPerClient: 1 } },
    given: [booked("Massage", "Friday 10:00", { client: CLIENT })],
    talk: [
      ...untilReadBack,
      { visitor: "yes", hears: "as many appointments ahead as I can book, so nothing is booked" },
    ],
    book: ["confirmed: Massage with Mara, Friday 10:00, Ana Gómez, ana@example.com"],
  },
  {
    title: "who is blocked",
    given: [blocked(CLIENT)],
    talk: [
      ...untilReadBack,
      { visitor: "yes", hears: "I can't book for this email or phone number, so nothing is booked." },
    ],
    book: [],
  },
  {
    title: "while bookings are switched off",
    settings: { bookingEnabled: false },
    talk: [
      {
        visitor: "a massage tomorrow at 10 am",
        model: [looks("Massage", "tomorrow at 10 am")],
        hears: "Bookings are switched off at the moment",
      },
    ],
  },
  {
    title: "who is rude",
    talk: [
      {
        visitor: "you are a useless piece of crap",
        model: [says("I'm sorry that this is frustrating. What can I do for you?")],
      },
      {
        visitor: "book me a fucking massage tomorrow at 10 am",
        model: [looks("Massage", "tomorrow at 10 am"), says("$time:1 is free.")],
      },
      { visitor: "yes", hears: "I'm keeping" },
    ],
    book: [HELD],
  },
  {
    title: "who talks of something else",
    talk: [
      {
        visitor: "who won the world cup in 1998?",
        model: [says("I don't have that. I can help with appointments here.")],
      },
      {
        visitor: "write me a poem about the sea",
        model: [says("I can't write poems, but I can look for an appointment.")],
      },
    ],
  },
  {
    title: "who asks about price, hours and parking in between",
    talk: [
      ...untilKept,
      {
        visitor: "what does it cost?",
        model: [says("A massage is $95 for 1 hour.")],
        hears: "$95 … May I have your name",
      },
      {
        visitor: "where can I park?",
        model: [says("There is metered parking on Linden Street.")],
        hears: "There is metered parking on Linden Street.",
      },
      {
        visitor: "and when are you open?",
        model: [says("We are open Monday to Friday 9:00 am to 5:00 pm.")],
        hears: "9:00 am",
      },
      { visitor: ANA, hears: "Shall I book it?" },
      { visitor: "yes", hears: "You're booked" },
    ],
    book: [BOOKED],
  },
  {
    title: "who asks about price at the read-back",
    talk: [
      ...untilReadBack,
      {
        visitor: "how much was it again?",
        model: [says("A massage is $95 for 1 hour.")],
        hears: "$95 … Shall I book it?",
      },
      { visitor: "ok book it", hears: "You're booked" },
    ],
    book: [BOOKED],
  },
  {
    title: "who wants a person, and leaves a message",
    settings: team,
    talk: [
      {
        visitor: "can I talk to a human?",
        hears: "put you through to a person from here. … What should the message say?",
      },
      { visitor: "Is there a lift? I can't climb stairs.", hears: "May I have your name" },
      { visitor: ANA, hears: "Shall I pass it on?" },
      { visitor: "yes", hears: "I've passed it on to the team, who get it by mail." },
    ],
    left: ["message: Is there a lift? I can't climb stairs., Ana Gómez, ana@example.com"],
  },
  {
    title: "who wants a person where nobody takes messages",
    talk: [
      {
        visitor: "let me speak to a real person please",
        hears: "put you through to a person from here. You can reach the team at +1 212 555 0142",
      },
    ],
  },
  {
    title: "who wants what is not done here",
    talk: [
      {
        visitor: "can I pay by card now?",
        model: [says("I can't take payments in this chat.")],
        hears: "can't take payments",
      },
      {
        visitor: "a massage every tuesday at 3 pm",
        model: [says("I can't set up a series, but I can book one appointment.")],
        hears: "I can't set up a series",
      },
      { visitor: "is there a yoga class?", model: [says("I can't book classes here.")] },
    ],
  },
  {
    title: "who wants two services at once",
    talk: [
      {
        visitor: "a massage and acupuncture tomorrow morning",
        model: [says("I book one service at a time. Which one first?")],
        hears: "I book one service at a time",
      },
      {
        visitor: "the massage first",
        model: [looks("Massage", "tomorrow morning"), says("There is $time:1 or $time:2.")],
        hears: "Thursday",
      },
    ],
  },
];
