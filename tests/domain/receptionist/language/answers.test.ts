import { describe, expect, it } from "vitest";
import { readPick, readYesNo } from "../../../../domain/receptionist/language/answers.ts";

describe("readYesNo", () => {
  it.each([
    ...["yes", "Yes", "YES!!", "yes please", "yes, please", "yep", "yup", "yeah", "yeahhh", "yesss", "ya", "y", "sure"],
    ...["sure thing", "ok", "OK.", "okay", "okkk", "k", "alright", "all right then", "absolutely", "definitely"],
    ...["of course", "sounds good", "Sounds great to me", "that sounds good", "looks good", "looks right", "please do"],
    ...[
      "that works",
      "that works for me",
      "works for me",
      "that's fine",
      "thats perfect",
      "that's right",
      "it's correct",
    ],
    ...["go ahead", "go for it", "book it", "yes, book it", "yes book it please", "yes, go ahead", "let's do it"],
    ...[
      "please book it",
      "perfect, thanks",
      "perfect!",
      "great, thank you so much",
      "correct",
      "confirm",
      "yes confirm",
    ],
    ...[
      "I'd love that",
      "why not",
      "by all means",
      "yes I do",
      "ok great",
      "ok, do it",
      "yes that's right",
      "👍",
      "yes 😊",
    ],
    ...["yes, that’s correct", "Yes — please do", "ok book me in", "sure, that is great"],
  ])("%j is a yes", (text) => {
    expect(readYesNo(text, undefined, "en")).toBe("yes");
  });

  it.each([
    ...[
      "no",
      "No.",
      "nope",
      "nah",
      "noooo",
      "no thanks",
      "no, thank you",
      "not really",
      "don't book it",
      "please don't",
    ],
    ...["do not book that", "dont", "no don't", "not now", "not yet", "no way", "I don't think so", "never mind"],
    ...["that doesn't work", "that won't work for me", "that's not right", "that's wrong", "forget it", "rather not"],
    ...[
      "I'd rather not",
      "changed my mind",
      "I changed my mind",
      "no sorry",
      "actually no",
      "none of those",
      "no, it's ok",
    ],
  ])("%j is a no", (text) => {
    expect(readYesNo(text, undefined, "en")).toBe("no");
  });

  it.each([
    ...[
      "",
      "?",
      "hello",
      "yes but at 4",
      "yes, but not with Mara",
      "yes?",
      "ok, how much is it",
      "is that ok?",
      "yes no",
    ],
    ...[
      "no, yes",
      "yes on tuesday",
      "ok what about wednesday",
      "sure, if it is after 3",
      "maybe",
      "I guess",
      "not sure",
    ],
    ...["I'm not sure", "wait", "hold on", "yesterday", "yes and my number is 212 555 0123", "book it for 4", "thanks"],
    ...["thank you", "please cancel", "ok cancel", "does that work", "yes to the massage but not the time", "okra"],
    ...[
      "no, book the other one",
      "book it or not",
      "can you book it",
      "what if I say yes",
      "not yes",
      "yes unless it rains",
    ],
    ...[
      "I would like that if it was on monday",
      "fine, but earlier",
      "right now",
      "good morning",
      "great haircut",
      "yes x".repeat(100),
    ],
    ...["no problem, book it", "not bad", "don't cancel it", "yes don't"],
  ])("%j is neither", (text) => {
    expect(readYesNo(text, undefined, "en")).toBeNull();
  });
});

describe("readPick", () => {
  it.each<[string, number, number]>([
    ["the first one", 3, 0],
    ["first", 3, 0],
    ["First one please", 3, 0],
    ["1st", 3, 0],
    ["I'll take the first", 3, 0],
    ["let's do the second one", 3, 1],
    ["second", 3, 1],
    ["2nd", 3, 1],
    ["the 2nd option", 3, 1],
    ["option 2", 3, 1],
    ["option two please", 3, 1],
    ["number 3", 3, 2],
    ["#3", 3, 2],
    ["the third works", 3, 2],
    ["the third one works for me", 3, 2],
    ["the last one", 3, 2],
    ["last", 2, 1],
    ["the latest", 3, 2],
    ["the earliest one", 3, 0],
    ["the middle one", 3, 1],
    ["yes, the second one please", 3, 1],
    ["can I have the first slot", 3, 0],
    ["the first of those", 3, 0],
  ])("%j of %i is %i", (text, count, index) => {
    expect(readPick(text, count, "en")).toBe(index);
  });

  it.each<[string, number]>([
    ["2", 3],
    ["", 3],
    ["the fourth one", 3],
    ["option 9", 3],
    ["option 0", 3],
    ["the first one", 0],
    ["the last one", 0],
    ["the middle one", 4],
    ["first thing in the morning", 3],
    ["first available", 3],
    ["the second of may", 3],
    ["the second tuesday", 3],
    ["not the first one", 3],
    ["last week", 3],
    ["the first one or the second", 3],
    ["at 2", 3],
    ["one", 3],
    ["seconds", 3],
    ["this is my first visit", 3],
  ])("%j of %i is none", (text, count) => {
    expect(readPick(text, count, "en")).toBeNull();
  });
});
