import { anyOf, bareWords, without } from "./phrases.ts";

/**
 * What a yes may be made of. A message is a yes only if nothing else is in it, because a false yes books an appointment
 * that nobody wanted: "yes but at 4", "yes?" and "ok, how much is it" are not one.
 */
const YES = anyOf([
  ...["yes", "yess", "yeah", "yea", "yep", "yup", "ya", "yah", "aye", "y", "yes i do", "yes i would"],
  ...["sure", "sure thing", "ok", "okay", "okey", "okie dokie", "k", "kk", "alright", "all right", "alrighty"],
  ...["absolutely", "definitely", "certainly", "of course", "by all means", "indeed", "why not", "deal", "agreed"],
  ...["correct", "confirm", "confirmed", "i confirm", "confirm it", "confirm that", "that is correct"],
  ...["perfect", "great", "lovely", "excellent", "brilliant", "wonderful", "fantastic", "good", "all good", "fine"],
  ...["please", "please do", "do it", "do that", "do so", "go ahead", "go for it", "lets do it", "lets do that"],
  ...["lets go", "lets go for it", "lets book it", "lets book", "make it so", "sign me up", "you can", "you may"],
  ...["book it", "book that", "book me", "book me in", "book it in", "book this", "book", "book the appointment"],
  ...["please book it", "reserve it", "take it", "ill take it", "i will take it", "i want it", "id like that"],
  ...["id love that", "id like to", "id love to", "i would like that", "i would like to", "i do", "i would", "it is"],
  ...["(?:that|this|it|all)(?:s| is)? (?:good|great|fine|perfect|right|correct|ok|okay|lovely|alright|all right|it)"],
  ...["(?:that |this |it |all )?(?:sounds|looks|seems) (?:good|great|fine|perfect|right|correct|ok|okay|lovely)"],
  ...["(?:that |this |it )?(?:works|will do|suits me|works (?:well|great|fine|perfectly))", "all correct", "thatll do"],
  ...["fine (?:by|with) me", "good (?:by|with|for) me", "im happy with (?:that|it)", "happy with (?:that|it)"],
  ...["👍", "👌", "✅", "💯", "🙏"],
]);
const YES_FILLER = anyOf([
  ...["that date", "look again"],
  ...["please", "thanks", "thank you", "thank you very much", "thanks a lot", "many thanks", "thx", "ty", "cheers"],
  ...["so much", "very much", "then", "just", "and", "now", "for me", "to me", "with me", "oh", "well", "lol", "haha"],
  ...["😊", "🙂", "😀", "😁", "😄", "❤"],
]);

const NO = anyOf([
  ...["no", "nope", "nah", "na", "n", "no way", "negative", "never", "never mind", "nevermind", "not really"],
  ...[
    "not (?:now|yet|today|quite|this time|that one|that|this|it)",
    "(?:i would|id)? ?rather not",
    "stop",
    "cancel that",
  ],
  ...[
    "(?:please )?(?:dont|do not)(?: (?:book|confirm|do|reserve|want|make|take|hold))?(?: (?:it|that|this|me))?(?: in)?",
  ],
  ...["i (?:dont|do not)(?: (?:want|think so|like|need)(?: (?:it|that|this|to|one))?)?", "wrong", "incorrect"],
  ...["(?:that|this|it) (?:doesnt|does not|wont|will not|isnt going to) (?:work|do|suit)(?: me)?", "no good"],
  ...["(?:thats|this is|its|it is|that is|that isnt|this isnt|it isnt)(?: not)? (?:wrong|incorrect|no good)"],
  ...["(?:thats not|that is not|that isnt|its not|it is not|it isnt) (?:right|correct|good|ok|okay|it)"],
  ...["forget it", "leave it", "(?:ive |i )?changed my mind", "none", "none of (?:them|those|these)", "neither"],
  ...["👎", "❌"],
]);
const NO_FILLER = anyOf([
  ...["please", "thanks", "thank you", "thank you very much", "thx", "ty", "cheers", "sorry", "actually", "but", "ok"],
  ...["okay", "so much", "oh", "well", "hmm", "um", "for now", "at the moment", "then", "just", "for me", "im good"],
  ...[
    "its (?:ok|okay|fine|alright)",
    "thats (?:ok|okay|fine|all right|all|alright)",
    "im (?:ok|okay|fine)",
    "all good",
  ],
]);

const ORDINALS = ["1st|first", "2nd|second", "3rd|third", "4th|fourth", "5th|fifth", "6th|sixth"];
const NUMBERS = ["one", "two", "three", "four", "five", "six"];
const NUMBERED = /^(?:option|number|no|nr|choice|slot|#) ?#?(\d{1,2}|one|two|three|four|five|six)$/;
/** What may stand around "the first one". Anything else ("first thing", "the second of May") is about something else. */
const PICK_FILLER = anyOf([
  ...[
    "(?:id|i would|ill|i will|i|lets|can i|could i|give me|we)? ?(?:like|prefer|go for|go with|take|have|want|choose|pick|do|get)",
  ],
  ...["yes", "yeah", "yep", "ok", "okay", "sure", "great", "perfect", "please", "thanks", "thank you", "then", "maybe"],
  ...["how about", "what about", "book", "book me in for", "make it", "give me", "that", "the", "very", "one", "time"],
  ...["offer", "appointment", "you (?:offered|said|gave me)", "of (?:them|those|these)", "on the list", "for me"],
  ...[
    "works",
    "works for me",
    "sounds (?:good|great|fine)",
    "(?:is|would be) (?:good|great|fine|perfect|best|ok|okay)",
  ],
]);
const PICK_NOUN = anyOf(["option", "slot", "choice"]);

/** What else is a yes where a move, a cancellation or a message was read back. */
const YES_TO = {
  move: anyOf([
    "(?:please )?(?:move|change|reschedule|switch|shift) (?:it|that|me|my appointment|the appointment)",
    "move",
    "make the change",
  ]),
  cancel: anyOf([
    "(?:please )?cancel(?: (?:it|that|this|my appointment|the appointment|the booking))?",
    "i want it cancelled",
  ]),
  message: anyOf([
    "(?:please )?(?:pass|send|leave)(?: (?:it|that|this|the message))?(?: on)?(?: to (?:them|the team))?",
    "(?:please )?(?:ask|tell) (?:them|the team)",
  ]),
};
/** And what else is a no. */
const NO_TO = anyOf([
  ...[
    "(?:please )?(?:dont|do not) (?:move|cancel|change|reschedule)(?: (?:it|that|this|my appointment))?",
    "keep it(?: as it is)?",
  ],
  ...[
    "(?:i will |ill |lets )?keep (?:it|that|my appointment|the old (?:one|time)|the appointment)(?: as it is)?",
    "leave it as it is",
  ],
  ...["let it stand", "keep", "no message"],
  "(?:please )?(?:dont|do not) (?:pass|send|leave|ask|tell)(?: (?:it|that|this|them|the message|the team))?(?: on)?",
]);

/** Longer than any plain answer. */
const LONGEST = 100;

/**
 * Whether a message, as the answer to a question, is a plain yes or a plain no. Anything with a condition, a question
 * or another wish in it is neither, and is to be read for what else it says.
 *
 * @param to what was asked about, whose own words are an answer too: "cancel it" is a yes to cancelling
 */
export function readYesNo(text: string, to?: "move" | "cancel" | "message"): "yes" | "no" | null {
  const words = bareWords(text);
  if (text.includes("?") || words.length > LONGEST) return null;
  if (to) {
    const kept = without(words, NO_TO);
    if (kept !== words && (kept === "" || isMadeOf(kept, NO, NO_FILLER) || without(kept, NO_FILLER) === ""))
      return "no";
    const changed = without(words, YES_TO[to]);
    if (changed !== words && (without(changed, YES_FILLER) === "" || isMadeOf(changed, YES, YES_FILLER))) return "yes";
  }
  if (isMadeOf(words, NO, NO_FILLER)) return "no";
  return isMadeOf(words, YES, YES_FILLER) ? "yes" : null;
}

/**
 * Which of `count` offers a message picks by its place in the list, counted from 0; null where it picks none. A bare
 * number picks none: among times "2" may as well be two o'clock.
 */
export function readPick(text: string, count: number): number | null {
  const words = bareWords(text);
  if (words.length > LONGEST) return null;
  const picked = without(words, PICK_FILLER);
  const [, number] = NUMBERED.exec(picked) ?? NUMBERED.exec(words) ?? [];
  if (number) return within(NUMBERS.includes(number) ? NUMBERS.indexOf(number) : Number(number) - 1, count);
  const place = without(picked, PICK_NOUN);
  if (/^(?:last|latest|final)$/.test(place)) return within(count - 1, count);
  if (place === "earliest") return within(0, count);
  if (place === "middle") return count % 2 === 1 ? (count - 1) / 2 : null;
  return within(
    ORDINALS.findIndex((names) => names.split("|").includes(place)),
    count,
  );
}

// At least one core phrase, and nothing left once filler is gone too.
function isMadeOf(words: string, core: RegExp, filler: RegExp): boolean {
  const rest = without(words, core);
  return rest !== words && without(rest, filler) === "";
}

function within(index: number, count: number): number | null {
  return index >= 0 && index < count ? index : null;
}
