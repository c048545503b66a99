import type { IntentWords } from "../intent.ts";

const BOOKING = "(?:appointment|appt|apointment|booking|reservation|session|visit|slot)";
const OWN = `(?:my|the|our|an?|this|that) (?:\\w{1,20} ){0,2}${BOOKING}`;

export const intents: IntentWords = {
  greeting: /^(?:hi|hiya|hello|hey|heya|howdy|good (?:morning|afternoon|evening|day)|greetings|yo|hallo)\b/,
  thanks: /\b(?:thanks|thank (?:you|u)|thx|ty|cheers|much appreciated|ta)\b/,
  bye: /\b(?:good ?bye|bye(?: ?bye)?|see (?:you|ya)|that'?s (?:all|everything)|that is all|nothing else|have a (?:good|nice|great|lovely) (?:day|one|evening|weekend|night)|take care|cya)\b/,
  book: new RegExp(
    [
      "\\bbook(?! (?:shop|store)|ed\\b|ing\\b)",
      "\\b(?:make|schedule|arrange|set up|get|want|need|reserve|request|like|after|for) (?:me )?(?:an?|another|the next|a new|my next) (?:\\w{1,20} ){0,2}(?:appointment|appt|apointment|booking|reservation|session|slot|massage|facial|consultation|haircut|cut|check ?-?up|cleaning|treatment)\\b",
      "\\b(?:i'?d (?:like|love)|i would (?:like|love)|i (?:want|need)|i'?m looking for|looking for|could i (?:have|get)|can i (?:have|get)|may i have) (?:to (?:have|get|try) )?(?:an?|some|the|my) (?!(?:human|person|refund|question|word|look|address|price|list|copy)\\b)",
      "\\b(?:do you have|have you got|you got|is there|are there|got|any) (?:any|anything|something|space|room|availability|openings?|appointments?|slots?|times?)\\b(?! (?:that|to say))",
      "^anything\\b(?! else)",
      "\\banything (?:free|available|open|on|for|this|next|tomorrow|today)\\b",
      "\\b(?:any|your) (?:availability|openings?(?! (?:hours?|times?)\\b)|free (?:times?|slots?))\\b",
      "\\bwhen (?:are you (?:free|available)|can (?:i|we) come|(?:could|can) you (?:see|fit))",
      "\\b(?:can|could|may) (?:i|we) (?:come|pop|drop) (?:in|by|over)\\b",
      "\\b(?:fit|squeeze|get|slot) (?:me|us) in\\b",
      "^(?:new )?(?:appointment|appt|booking|availability)\\b",
      "\\bcome in (?:on|for|this|next|tomorrow|today)\\b",
    ].join("|"),
  ),
  cancel: new RegExp(
    `\\bcancel(?:l?ing|lation)?\\b(?! (?:policy|fee|polic))|\\b(?:call off|drop|delete) ${OWN}|\\b(?:can'?t|cannot|won'?t be able to|not able to) (?:make (?:it|${OWN})|come (?:to|any ?more)|attend)\\b`,
  ),
  move: new RegExp(
    `\\bre-?schedul\\w{0,3}\\b|\\b(?:move|change|shift|push|switch|postpone|bring forward) (?:${OWN}|it|that|the (?:time|date|day))\\b|\\bpostpone\\b|\\b(?:move|shift|push) (?:my|our) (?!details?|name|e-?mail|phone|number|body|legs?|arms?|neck|back)\\w|\\b(?:move or cancel|cancel or move)\\b`,
  ),
  lookup: new RegExp(
    `\\b(?:when|what time|what day) (?:is|was|are) (?:my|our) |\\b(?:find|look up|check|see|show|confirm|remember) (?:me )?(?:my|our) (?:\\w{1,20} )?${BOOKING}|\\b(?:do|did) i (?:already )?have (?:an?|any) (?:\\w{1,20} )?${BOOKING}|\\bmy (?:booking )?reference\\b|\\bdetails of my\\b`,
  ),
  hours:
    /\b(?:opening|business|office|working|your) (?:hours|times)\b|\bhours\?|^hours\b|\b(?:are|r) (?:you|u|they) (?:guys )?(?:open|closed)\b|\bwhen (?:do|are|r|will) (?:you|u|they) (?:guys )?(?:open|close|closed)\b|\bwhat (?:time|hours|days?) (?:do|are|r) (?:you|u) (?:guys )?(?:open|close|working|work)\b|\bhow late\b|\bopen (?:on )?(?:today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?)\b/,
  address:
    /\b(?:address|directions?|located|location|parking|where (?:are|r) (?:you|u|we)|where (?:is|'s) (?:it|this|the|your)|where'?s the|where do i (?:go|come|park)|how (?:do|can) i (?:get|find) (?:there|to you|you)|find you)\b/,
  prices:
    /\b(?:prices?|pricing|price ?list|how much|costs?|rates?|fees?|charges?|expensive|cheap(?:er|est)?)\b(?! (?:me time))/,
  services:
    /\b(?:what|which|list|all|your|other) (?:\w{1,20} )?(?:services|treatments|massages|therapies|procedures)\b|\bwhat (?:do|can) (?:you|u) (?:guys )?offer\b|\bwhat (?:kinds?|types?|sorts?) of\b|\bdo you (?:do|offer|provide) (?!with\b)|^services\b|\bmenu\b/,
  capabilities:
    /\bwhat (?:all )?(?:can|do|could) (?:you|u) (?:do|help)\b(?! with (?:my|the))|\bhow (?:can|could|do) (?:you|u) help\b|\bwhat (?:is|are) (?:this|you) for\b|\bhow does (?:this|it) work\b|^(?:help|help me|\?+)[.!?]*$|\bwhat are my options\b/,
  who_are_you:
    /\b(?:are|r) (?:you|u) (?:a |an |really |actually |even )*(?:real|human|bot|robot|person|machine|ai|automated|computer|chatbot|chat ?gpt|alive)\b|\b(?:is this|am i (?:talking|speaking|chatting) (?:to|with)) (?:a |an )?(?:real |actual )?(?:bot|robot|human|person|machine|ai|computer|chatbot)\b|\bwho (?:are|r) (?:you|u)\b|\bwhat are you\b|\bwho am i (?:talking|speaking|chatting)\b|\bwhat(?:'s| is) your name\b/,
  person:
    /\b(?:speak|talk|chat|connect|transfer|put me through|get|reach|contact)(?: me)?(?: (?:to|with|through to))? (?:a |an |the |some)?(?:real |actual |live )?(?:human|person|people|someone|somebody|one|staff|manager|owner|agent|operator|receptionist|team|representative)\b|\b(?:i want|i need|i'?d like|give me|can i (?:have|get)|is there) (?:a |an )?(?:real |actual |live )?(?:human|person|agent|operator)\b|^(?:a )?(?:human|agent|operator|representative|real (?:person|human))(?:,? please)?[.!?]*$|\b(?:call|phone|ring) me(?: back)?\b|\bleave (?:a |you a |them a )?message\b|\bnot (?:a |talk to a )(?:bot|robot|machine)\b/,
  start_over:
    /\b(?:start(?:ing)? (?:over|again|afresh|from (?:scratch|the (?:start|beginning)))|from the (?:beginning|start|top)|restart|reset|begin again|scratch (?:that|all)|new conversation|forget (?:it all|all (?:of )?that|everything))\b/,
  another_time:
    /\b(?:another|(?:a )?different|(?:some|any) other|other|else) (?:time|day|date|times|days|dates|slot|slots|one|week)\b|\bsomething else\b|\b(?:earlier|later)(?: (?:time|one|slot|day|please|on|in the|that|if)\b|\?|[.! ]*$)|\b(?:none of (?:them|those|these)|neither|don'?t (?:suit|work)|doesn'?t (?:suit|work)|can'?t (?:do|make) (?:any|those|these|that|them|it(?! to\b)))\b|\b(?:change|pick|choose) (?:the|another|a different) (?:time|day|date)\b|\bany(?:thing)? (?:else|other)\b/,
  more_times:
    /\b(?:more|other|further|additional|all(?: the)?) (?:times?|slots?|options?|choices?|availability|appointments|openings)\b|\b(?:show|see|give|have|got|any)(?: me)? (?:any )?more\b|^more\b|\bwhat else (?:do you have|is (?:there|free|available)|have you got)\b|\banything else (?:that day|available|free|open)\b/,
  privacy:
    /\b(?:privacy|gdpr|ccpa|data protection|personal (?:data|information|info)|(?:my|your) data|(?:delete|erase|forget|remove) (?:me\b|my (?:data|information|info|details|messages|chat|history|conversation))|who (?:sees|reads|can (?:see|read))|are you recording|is this (?:recorded|private|confidential))\b/,
  rude: /\b(?:fuck\w{0,4}|f\*+k?|wtf|stfu|shit\w{0,2}|bullshit|bitch|ass ?hole|bastard|idiot|stupid|moron|dumb|useless|suck(?:s|er)?|shut up|screw you|piss off|crap)\b/,
};
