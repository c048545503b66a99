import { anyOf } from "../phrases.ts";
import type { StaffWords } from "../staff-wish.ts";

export const staff: StaffWords = {
  small: new Set(
    "a an and any at by for from i in is it me my of on or our please some that the this to us we with you your dr mr mrs ms".split(
      " ",
    ),
  ),
  anyone: anyOf([
    ...[
      "anyone",
      "anybody",
      "any one",
      "any of (?:them|you|the (?:team|staff))",
      "whoever",
      "whomever",
      "no preference",
    ],
    ...[
      "(?:i )?(?:dont|do not) (?:mind|care)(?: who)?",
      "i dont have a preference",
      "doesnt matter",
      "does not matter",
    ],
    ...["(?:it )?(?:doesnt|does not) matter who", "either", "either of them", "either one", "whichever", "not fussed"],
    ...[
      "(?:any|whichever|whatever) (?:therapist|dentist|stylist|person|staff|doctor|hygienist|member of staff|team member)",
    ],
    ...["you (?:choose|pick|decide)", "up to you", "first available", "whoever is (?:free|available)", "all the same"],
  ]),
  not: /\b(?:(?:any ?one|any ?body|every ?one|whoever|somebody|someone) (?:but|except|other than|besides)|not|except|other than|instead of|without|rather than|(?:don'?t|do not) (?:want|like)) (?:with |to see |to have |see |for |by )?((?:(?:dr|mr|mrs|ms)\.? )?[\p{L}'-]{2,30})/gu,
  same: /\b(?:the |that )?same (?:person|one|therapist|dentist|stylist|lady|guy|man|woman|doctor|hygienist|practitioner|(?:member of )?staff)\b|\bwith (?:her|him|them) again\b/,
  saysAnyone:
    /\b(?:with |by |see )?(?:any ?one|any ?body|whoever|any (?:therapist|dentist|stylist|hygienist|doctor|of them|of the team))(?:(?: at all| else)?(?: (?:is|would be|will be|'?s))? (?:fine|ok|okay|good|great|free|available|do|does)\b|(?: (?:will|would) do)\b|[.,! ]*$|(?='s (?:fine|ok|good)))|\bwith (?:any ?one|any ?body|whoever)\b|\bno preference (?:on|about|as to|for) (?:who|whom|the (?:person|therapist|dentist))\b/,
  beside: /\b(?:with|see)\b/,
};
