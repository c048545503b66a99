import type { OutsideWords } from "../outside.ts";

const WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)days?";
const KIN =
  "(?:wife|husband|partner|boyfriend|girlfriend|friends?|kids?|children|son|daughter|mum|mom|mother|dad|father|sister|brother|family|colleagues?)";
const SEVERAL = "(?:2|3|4|5|6|7|8|9|10|two|three|four|five|six|several|a few|a couple of|a group of)";

export const outside: OutsideWords = {
  said: {
    payment:
      /\b(?:pay(?: now| online| here| upfront| up front| in advance| by| with| via| for)?\b(?! attention|-)|pay(?:ing|ments?|pal)\b|prepay\w{0,4}|deposits?|credit cards?|debit cards?|apple pay|google pay|venmo|vouchers?|gift ?cards?|invoices?|refunds?|charge my card|card (?:details|number))\b/,
    class:
      /\b(?:group (?:class|classes|session|sessions|lesson|lessons|course)|(?:yoga|pilates|fitness|dance|spin|meditation) class(?:es)?|(?:a|the|any|your|for|join|book) (?:(?!first|world|high|second)\w{1,15} )?class(?:es)?|workshops?|(?:a|some|the|any|free|two|three|\d) (?:seats?|spots? (?:in|on|at) (?:the|a|your))|seats (?:left|free|available))\b/,
    series: new RegExp(
      `\\b(?:recurring|repeating|standing (?:appointment|booking|slot)|(?:weekly|biweekly|bi-weekly|fortnightly|monthly) (?:appointments?|bookings?|sessions?|massages?|visits?|slots?|basis)|every (?:other |second |single |2 |3 |4 |two |three |four )?(?:weeks?|months?|fortnight|${WEEKDAY})|each (?:week|month|${WEEKDAY})|(?:once|twice) a (?:week|month)|(?:a |the )?(?:whole )?series of|(?:a )?(?:block|package|course) of (?:\\w{1,12} )?(?:sessions?|appointments?|treatments?|massages?|visits?)|${SEVERAL} (?:sessions|appointments|visits)(?! (?:ago|left)))\\b`,
    ),
    several_people: new RegExp(
      `\\b(?:couples?'? (?:massage|session|treatment|appointment)|(?:for|of) (?:the )?(?:both|two|three|four) of us|for (?:us both|both of us)|(?:both|two|three|four) of us\\b(?! (?:know|think))|(?:for |with )?me and my ${KIN}|my ${KIN} and (?:me|i|myself)|for ${SEVERAL} (?:people|persons|adults|guests|kids|children|friends|ladies|women|men)|${SEVERAL} people|side by side|bring (?:a|my) ${KIN} (?:too|along|as well)|party of \\d{1,2})\\b`,
    ),
    location:
      /\b(?:(?:which|what|other|another|different|nearest|closest|your (?:other|second|downtown|uptown|new)) (?:location|branch|store|shop|office|studio|clinic|site|practice)(?:es|s)?|(?:locations|branches|offices|clinics|studios)\b|(?:do you have|is there|have you got) (?:a|an|any|another) (?:location|branch|office|clinic|studio))\b/,
    overlap:
      /\b(?:double[- ]?book\w{0,3}|overbook\w{0,3}|overlap\w{0,4}|at the same time as|even (?:if|though) (?:it'?s|that'?s|you'?re|it is|that is|you are) (?:taken|full|booked|busy)|squeeze me in (?:anyway|between|on top)|on top of (?:another|someone)|kick (?:someone|somebody) out|bump (?:someone|somebody)|give me (?:someone|somebody)(?: else)?'?s (?:slot|time|appointment))\b/,
    calendar:
      /\b(?:outlook|icloud|apple calendar|ical|i-cal|office ?365|exchange calendar|calendly|yahoo calendar|(?:sync|connect|link|add|put|send)(?:ed|ing)? (?:it |this |that )?(?:to |with |in |into |on )?(?:my|the|a|your) (?:\w{1,12} )?(?:calendar|diary)|calendar (?:invite|invitation|sync))\b/,
    recording:
      /\b(?:(?:record(?:ed|ing|s)?|tape|taping) (?:of )?(?:the|my|this|our|these|all|your)? ?(?:phone )?(?:calls?|conversations?)|(?:calls?|conversations?) (?:is |are |be |being |get |gets )?(?:recorded|taped)|call recordings?)\b/,
  },
  joined: /\band\b|\bplus\b|\bboth\b|\bas well as\b|\bfollowed by\b|&|\+/,
};
