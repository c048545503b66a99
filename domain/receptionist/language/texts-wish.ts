import { plain } from "./spelling.ts";

const SMALL = "(?:yes|yeah|yep|sure|ok|okay|please|and|you can|you may|also|then|thanks|thank you|send me|at|on)";
const AGREES = new RegExp(
  `^(?:${SMALL} )*(?:text me|send me texts?|texts? (?:is|are) (?:fine|ok|okay|good)|(?:send me )?(?:a )?(?:text|sms) reminders?)(?: (?:reminders?|a reminder|about (?:it|this|the appointment)|${SMALL}))*$`,
);
const DECLINES = /\b(?:don'?t|do not|never|no|not|without|stop) (?:\w{1,10} )?(?:texts?|texting|sms)\b/;

/**
 * Whether a visitor agrees to texts or wants none; null where nothing is said of it for certain. Nothing with a question
 * or a condition in it agrees. Addresses and numbers beside it are passed over.
 */
export function readTextsWish(text: string): boolean | null {
  const said = plain(text);
  if (DECLINES.test(said)) return false;
  if (said.includes("?")) return null;
  const words = said.replace(/\S+@\S+/g, " ").replace(/[^\p{L}']+/gu, " ");
  return AGREES.test(words.trim()) ? true : null;
}
