import type { PickWords } from "../answers.ts";
import { anyOf } from "../phrases.ts";

export const picks: PickWords = {
  places: [
    /^(?:1st|first)$/,
    /^(?:2nd|second)$/,
    /^(?:3rd|third)$/,
    /^(?:4th|fourth)$/,
    /^(?:5th|fifth)$/,
    /^(?:6th|sixth)$/,
  ],
  numbers: ["one", "two", "three", "four", "five", "six"],
  numbered: /^(?:option|number|no|nr|choice|slot|#) ?#?(\d{1,2}|one|two|three|four|five|six)$/,
  filler: anyOf([
    ...[
      "(?:id|i would|ill|i will|i|lets|can i|could i|give me|we)? ?(?:like|prefer|go for|go with|take|have|want|choose|pick|do|get)",
    ],
    ...[
      "yes",
      "yeah",
      "yep",
      "ok",
      "okay",
      "sure",
      "great",
      "perfect",
      "please",
      "thanks",
      "thank you",
      "then",
      "maybe",
    ],
    ...[
      "how about",
      "what about",
      "book",
      "book me in for",
      "make it",
      "give me",
      "that",
      "the",
      "very",
      "one",
      "time",
    ],
    ...["offer", "appointment", "you (?:offered|said|gave me)", "of (?:them|those|these)", "on the list", "for me"],
    ...[
      "works",
      "works for me",
      "sounds (?:good|great|fine)",
      "(?:is|would be) (?:good|great|fine|perfect|best|ok|okay)",
    ],
  ]),
  noun: anyOf(["option", "slot", "choice"]),
  earliest: /^earliest$/,
  middle: /^middle$/,
  last: /^(?:last|latest|final)$/,
};
