import type { TextsWords } from "../texts-wish.ts";

const SMALL = "(?:yes|yeah|yep|sure|ok|okay|please|and|you can|you may|also|then|thanks|thank you|send me|at|on)";
const AGREES = new RegExp(
  `^(?:${SMALL} )*(?:text me|send me texts?|texts? (?:is|are) (?:fine|ok|okay|good)|(?:send me )?(?:a )?(?:text|sms) reminders?)(?: (?:reminders?|a reminder|about (?:it|this|the appointment)|${SMALL}))*$`,
);
const DECLINES = /\b(?:don'?t|do not|never|no|not|without|stop) (?:\w{1,10} )?(?:texts?|texting|sms)\b/;

export const texts: TextsWords = { agrees: AGREES, declines: DECLINES };
