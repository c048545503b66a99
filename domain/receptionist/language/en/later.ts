import type { LaterWords } from "../later-wish.ts";

const FREE = "(?:opens?(?: up)?|(?:becomes?|comes?|gets?) (?:free|available)|frees? up|is (?:free|available)|cancels?)";
const TELL =
  "(?:let me know|tell me|notify me|alert me|ping me|e-?mail me|text me|write to me|message me|keep me posted)";

export const later: LaterWords = {
  waitlist: new RegExp(
    [
      "\\b(?:wait(?:ing)?[- ]?list|standby list|cancellation list)\\b",
      `\\b${TELL} (?:if|when|once|should|as soon as) (?:\\w{1,12} ){0,6}${FREE}\\b`,
      `\\b${TELL} (?:if|when) (?:there(?:'s| is| are)|you (?:have|get)) (?:an? |any )?(?:\\w{1,12} )?(?:cancellations?|openings?|free times?|free slots?)\\b`,
      `\\bif (?:something|anything|a (?:slot|time|space|place|spot)) ${FREE}\\b`,
    ].join("|"),
  ),
  followup: new RegExp(
    [
      "\\b(?:write(?: to)?|e-?mail|mail|text|message) me (?:later|back|about|the|your|a (?:link|note|reminder)|some|more|afterwards|when you can)\\b",
      "\\b(?:can|could|would|will) (?:you|someone|somebody) (?:please )?(?:write(?: to)?|e-?mail|mail|text|message) me\\b",
      "\\b(?:send|drop) me (?:an? )?(?:e-?mail|mail|text|sms|note)\\b(?! reminders?)",
      "\\bfollow up with me\\b|\\bget back to me (?:by|via|in an?|over) (?:e-?mail|mail|text|sms)\\b",
    ].join("|"),
  ),
  byEmail: /\be-?mail\b|\bmail\b/,
  byText: /\b(?:text|sms)\b/,
};
