import type { Lexicon } from "../lexicon.ts";
import { yesNo } from "./answers.ts";
import { change } from "./change.ts";
import { contact } from "./contact.ts";
import { intents } from "./intents.ts";
import { languages } from "./languages.ts";
import { later } from "./later.ts";
import { outside } from "./outside.ts";
import { own } from "./own.ts";
import { passOn } from "./pass-on.ts";
import { picks } from "./picks.ts";
import { references } from "./references.ts";
import { staff } from "./staff.ts";
import { texts } from "./texts.ts";
import { topics } from "./topics.ts";
import { when } from "./when.ts";
import { zones } from "./zones.ts";

export const es: Lexicon = {
  change,
  contact,
  intents,
  languages,
  later,
  outside,
  own,
  passOn,
  picks,
  references,
  staff,
  texts,
  topics,
  yesNo,
  zones,

  when,
};
