import type { PassOnWords } from "../pass-on.ts";

const LEAD =
  "(?:(?:hi|hello|hey|ok|okay|yes|well|then|just|also|and|please|pls|could you|can you|would you|will you|can i|could i|i(?:'d| would) like (?:you )?to|i want (?:you )?to)[,.!:]? ){0,4}";
const TEAM =
  "(?:them|everyone|someone|somebody|(?:the|your) (?:team|staff|owner|manager|boss|office|business|people|colleagues?|doctor|dentist|therapist|practice|studio|salon|clinic))";
const CALL = new RegExp(
  `^${LEAD}(?:call|phone|ring) me(?: back)?(?:[.!]*$| (?:please|at|on|when|as|later|today|tomorrow)\\b)`,
);

export const passOn: PassOnWords = {
  team: TEAM,
  call: CALL,
  tells: (whom) =>
    new RegExp(
      `^${LEAD}(?:(?:tell|inform|remind) ${whom}|let ${whom} know|ask ${whom}(?= (?:if|whether|to|about|for|when|why|how|what))|ask ${TEAM})\\b(.*)$`,
    ),
  leaves: (whom) =>
    new RegExp(
      `^${LEAD}(?:leave|pass on|send|take|give)(?: (?:me|you|${whom}))? (?:an?|this|my|the) message\\b(?: (?:to|for|with) ${whom})?(.*)$`,
    ),
  empty: new Set("please that this something to for a the it me you thanks about from".split(" ")),
  drops:
    /^(?:(?:no|oh|ok|okay|actually|sorry|please|well)[,.!]? )*(?:never ?mind|forget (?:it|that|about it)|no message|(?:cancel|drop|leave|scrap)(?: (?:it|that|this|the message))?)[,.! ]*(?:thanks|thank you|please|then)?[.! ]*$/,
  rewords:
    /^(?:(?:no|please|let me|i(?:'d| would) like to|can i|actually)[,.]? )*(?:change|reword|edit|rewrite|correct)(?: (?:it|that|this|the (?:message|words|text)))?[.! ]*$/,
  adds: /^(?:and|also|plus|add)\b/,
  tellsOfSelf: /^(?:i'?m|i am|i'?ll|my|we|it)\b/,
};
