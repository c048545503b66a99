import { ABBREVIATIONS } from "../zone-names.ts";
import type { ZoneWords } from "../zone-words.ts";

const CLOCK = "(?:\\d{1,2}(?::\\d\\d)? ?(?:[ap]\\.?m\\.?)?|noon|midday|midnight|o'?clock|morning|afternoon|evening)";
const NAMES = Object.keys(ABBREVIATIONS).join("|");

export const zones: ZoneWords = {
  own: new RegExp(
    `\\b(?:(?:in|on|by) )?(?:my|our) (?:own )?(?:local )?time(?: ?zone)?\\b(?! (?:off|is|was|back))|(?<=${CLOCK} )(?:for me|here|where i am|over here)\\b`,
  ),
  theirs:
    /\b(?:(?:in|on|by) )?your (?:own )?(?:local )?time(?: ?zone)?\b|\b(?:local|studio|clinic|shop) time\b|(?<=\d ?[ap]m )there\b/,
  abbreviated: new RegExp(
    `(?<=${CLOCK} ?\\(?)\\b(${NAMES})\\b\\)?(?: (?:standard |daylight |summer )?time)?|\\b(${NAMES}) (?:standard |daylight |summer )?time\\b`,
  ),
  ofPlace: /\b(?:in |on |by )?([\p{L}]{2,20}(?: [\p{L}]{2,20}){0,2}) time(?: ?zone)?\b/u,
  ofPlaceWords: (place) => `${place} time`,
  afterClock: new RegExp(
    `(?<=${CLOCK} )(?!same|any|next|this|that|the|a|your|my|lunch|some|spare|break|day|night)([\\p{L}]{3,20}) time\\b`,
    "u",
  ),
  before: /^(?:i'?m |i am |we'?re |it'?s |i mean |that'?s |my time ?zone is )?(?:in |on |from )?(?:the )?/,
  after: / (?:standard |daylight |summer )?time(?: ?zone)?$/,
  places: {},
};
