import { plain } from "./spelling.ts";

/** "words": the message itself says what shall be passed on; "bare": that something shall, and not yet what. */
export type PassOn = "words" | "bare";

const LEAD =
  "(?:(?:hi|hello|hey|ok|okay|yes|well|then|just|also|and|please|pls|could you|can you|would you|will you|can i|could i|i(?:'d| would) like (?:you )?to|i want (?:you )?to)[,.!:]? ){0,4}";
const TEAM =
  "(?:them|everyone|someone|somebody|(?:the|your) (?:team|staff|owner|manager|boss|office|business|people|colleagues?|doctor|dentist|therapist|practice|studio|salon|clinic))";
const CALL = new RegExp(
  `^${LEAD}(?:call|phone|ring) me(?: back)?(?:[.!]*$| (?:please|at|on|when|as|later|today|tomorrow)\\b)`,
);

/**
 * Whether a message wants something passed on to the people of the business.
 *
 * @param names of the staff, who may be spoken of by their first word ("Dr Osei" is not)
 */
export function readPassOn(text: string, names: readonly string[]): PassOn | null {
  const said = plain(text);
  if (CALL.test(said)) return "words";
  const staff = names
    .map((name) => (plain(name).split(" ")[0] ?? "").replace(/[^\p{L}\p{N}-]/gu, ""))
    .filter((name) => name.length > 2);
  const whom = `(?:${[TEAM, ...staff].join("|")})`;
  const told =
    new RegExp(
      `^${LEAD}(?:(?:tell|inform|remind) ${whom}|let ${whom} know|ask ${whom}(?= (?:if|whether|to|about|for|when|why|how|what))|ask ${TEAM})\\b(.*)$`,
    ).exec(said) ??
    new RegExp(
      `^${LEAD}(?:leave|pass on|send|take|give)(?: (?:me|you|${whom}))? (?:an?|this|my|the) message\\b(?: (?:to|for|with) ${whom})?(.*)$`,
    ).exec(said);
  if (!told) return null;
  const words = (told[1] ?? "").match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !EMPTY.has(word)).length > 0 ? "words" : "bare";
}

/** Words that say nothing yet. */
const EMPTY = new Set("please that this something to for a the it me you thanks about from".split(" "));

const DROPS =
  /^(?:(?:no|oh|ok|okay|actually|sorry|please|well)[,.!]? )*(?:never ?mind|forget (?:it|that|about it)|no message|(?:cancel|drop|leave|scrap)(?: (?:it|that|this|the message))?)[,.! ]*(?:thanks|thank you|please|then)?[.! ]*$/;

/** Whether a message that is being taken is not to be passed on after all. */
export function dropsMessage(text: string): boolean {
  return DROPS.test(plain(text));
}

/** Whether the words of a message are to be others. */
export function rewordsMessage(text: string): boolean {
  return /^(?:(?:no|please|let me|i(?:'d| would) like to|can i|actually)[,.]? )*(?:change|reword|edit|rewrite|correct)(?: (?:it|that|this|the (?:message|words|text)))?[.! ]*$/.test(
    plain(text),
  );
}

/** Whether a message adds to the words before: "and that I need parking". */
export function addsToMessage(text: string): boolean {
  return /^(?:and|also|plus|add)\b/i.test(text.trim());
}
