import type { YesNoWords } from "../answers.ts";
import { anyOf } from "../phrases.ts";

export const yesNo: YesNoWords = {
  yes: anyOf([
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
    ...[
      "(?:that |this |it )?(?:works|will do|suits me|works (?:well|great|fine|perfectly))",
      "all correct",
      "thatll do",
    ],
    ...["fine (?:by|with) me", "good (?:by|with|for) me", "im happy with (?:that|it)", "happy with (?:that|it)"],
    ...["👍", "👌", "✅", "💯", "🙏"],
  ]),
  yesFiller: anyOf([
    ...["that date", "look again"],
    ...["please", "thanks", "thank you", "thank you very much", "thanks a lot", "many thanks", "thx", "ty", "cheers"],
    ...[
      "so much",
      "very much",
      "then",
      "just",
      "and",
      "now",
      "for me",
      "to me",
      "with me",
      "oh",
      "well",
      "lol",
      "haha",
    ],
    ...["😊", "🙂", "😀", "😁", "😄", "❤"],
  ]),
  no: anyOf([
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
  ]),
  noFiller: anyOf([
    ...[
      "please",
      "thanks",
      "thank you",
      "thank you very much",
      "thx",
      "ty",
      "cheers",
      "sorry",
      "actually",
      "but",
      "ok",
    ],
    ...["okay", "so much", "oh", "well", "hmm", "um", "for now", "at the moment", "then", "just", "for me", "im good"],
    ...[
      "its (?:ok|okay|fine|alright)",
      "thats (?:ok|okay|fine|all right|all|alright)",
      "im (?:ok|okay|fine)",
      "all good",
    ],
  ]),
  yesTo: {
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
  },
  noTo: anyOf([
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
  ]),
};
