import { expect, it } from "vitest";
import { offerAt, SocketChat, transcript } from "../support/chat.ts";
import { RestChat } from "../support/chat-rest.ts";
import { createPractice, createStudio } from "../support/chat-business.ts";

const studioTalks = [
  ["hi, I'd like a massage next Tuesday afternoon","more times","actually Wednesday","no, another time","Thursday at 2","yes","Ana Gómez, ana@example.com","yes but at 4","yes please","yes please","thanks","bye"],
  ["hi","what can you do?","are you a robot?","Book an appointment","massage","First free times","the second one","ana@gmial.com","start over"],
  ["I want to book","a consultation","in the morning","tomorrow","next friday","1","the first","Ana","(212) 555-0142","no","my details","Bob Ray bob@example.com","yes"],
  ["asdf","qwer","zxcv","asdf asdf", "massage on 5/6","massage yesterday","massage on sunday","massage in 3 weeks","massage in march"],
  ["what are your hours?","where are you?","how much is a massage?","do you have parking?","do you take walk-ins?","do you sell gift cards?","I need to cancel my appointment","can I reschedule?","can I speak to a person?","what's my appointment?","privacy?","what do you offer?"],
  ["<b>hello</b>","massage <script>alert(1)</script> monday", "x".repeat(2000), "😀😀😀"],
  ["massage","acupuncture","tuesday or thursday afternoon","none of these","something later","earlier","first available","yes"],
];
it("plays", async () => {
  for (const talk of studioTalks) {
    const b = await createStudio();
    const chat = await RestChat.open(b.id);
    for (const text of talk) await chat.say(text);
    console.log(transcript(chat.entries));
  }
}, 60000);
const practiceTalks = [
  ["I need a check-up next week","anyone","more times","the first","Ana Gómez","ana@example.com","yes"],
  ["checkup with Dr Hale on Monday","actually with Nadia","what about Priya","a cleaning","Anyone","tomorrow","saturday"],
  ["filling","Tom","in 40 days","the first","Yes, that date","07700 900123","Ana Gómez","yes, book it"],
  ["whitening in two months","the first","Another day","next month","the first","no","first free times","2","ana","ana@example.com","hm","ok"],
  ["root canal asap"," whichever is earliest","the earliest","my name is Ana","my email is ana@example.com","ok book it"],
];
it("plays practice", async () => {
  for (const talk of practiceTalks) {
    const b = await createPractice();
    const chat = await RestChat.open(b.id);
    for (const text of talk) await chat.say(text);
    console.log(transcript(chat.entries));
  }
}, 60000);
it("socket", async () => {
    const b = await createStudio();
    const chat = await SocketChat.open(b.id);
    await chat.say("massage next tuesday");
    await chat.choose(offerAt(chat.entries, 0).id);
    await chat.fill({name: "Ana", email: "foo"});
    await chat.fill({name: "Ana", email: "ana@example.com"});
    await chat.say("yes");
    chat.send("ping");
    expect(await chat.nextText()).toBe("pong");
    console.log(transcript(chat.entries));
});
