import type { ContactWords } from "../contact.ts";

export const contact: ContactWords = {
  announced: /(?:^|[\s,.;!])(?:(?:my|the|full|first) name(?: is|['’]s|:)|name ?(?:is|:)) ?(\p{L}.{0,120})/iu,
  introduced: /(?:^|[\s,.;!])(?:[Ii]['’]?m|[Ii] am|[Tt]his is|[Ii]t['’]?s|[Cc]all me) ([\p{Lu}\p{Lo}].{0,120})/u,
  apart:
    "and|e-?mail|phone|tel|mobile|cell|number|my|is|it['’]?s|i['’]?m|this|here|hi|hello|hey|thanks|please|sure|yes|ok|okay",
  ordinary: new Set(
    [
      "yes yeah yep yup no nope nah ok okay sure hi hey hello thanks thank please cancel stop help test sorry maybe never",
      "today tomorrow tonight yesterday monday tuesday wednesday thursday friday saturday sunday morning afternoon evening",
      "noon week weekend next any anyone anybody whoever someone nobody none nothing asap later now here there",
      "massage consultation acupuncture facial appointment booking email mail phone mobile name number text call",
      "what when where who why how which can could do does is are was would i i'm i'd you it that this these those me my",
      "mine your we the a an in on at for from with and or but not no-one looking interested calling texting trying going",
      "free available busy late early new book move change need want like have happy good fine great perfect sick pregnant flexible unsure afraid having wondering",
      "hoping ready back also just so very really still running coming done all first last another different something",
    ].flatMap((line) => line.split(" ")),
  ),
  signs: { "@": "at", ".": "dot|period", "-": "dash|hyphen", _: "underscore", "+": "plus" },
  digits: ["zero|oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
};
