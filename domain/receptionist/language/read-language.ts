import { LANGUAGES, type Language } from "../../../words/languages.ts";
import { isCommon } from "./common.ts";
import { lexiconOf } from "./lexicon.ts";
import { folded } from "./spelling.ts";

/** How one language speaks of others, in folded text. */
export interface LanguageNames {
  /** The names of languages, several as regex source, and which of ours it is; null for those that gomomo does not speak. */
  names: Record<string, Language | null>;
  /** A message that asks to speak it and nothing more: "in English please", "do you speak Spanish?". */
  asks(name: string): RegExp;
}

/** Said in many languages, and in names: tells nothing. */
const NEUTRAL = new Set(
  "a de la del las los le les el e y en con o i me no ok si son van von der den da do dos di du al es un".split(" "),
);
/** Everyday words of languages that gomomo does not speak, and of none that it does. */
const FOREIGN = new Set(
  [
    "je j'ai vous nous sont pour avec dans une des et bonjour bonsoir voudrais veux peux pouvez merci demain quand combien oui s'il plait rendez-vous prendre aujourd'hui", // French
    "ich und nicht ein eine einen der das mochte hatte termin bitte guten haben hast konnen kann sie fur mit morgen heute uhr ist sind danke gerne wann wie viel", // German
    "vorrei un'ora appuntamento per domani grazie buongiorno sono di posso avere quando quanto oggi vorremmo prenotare", // Italian
    "eu voce nao uma gostaria obrigado obrigada ola amanha hoje marcar queria tem horario bom dia voces posso quanto fazer", // Portuguese
    "ik een het niet wil graag afspraak maken voor morgen kunt dag hoeveel vandaag zijn", // Dutch
    "chcialbym chcialabym sie nie jest prosze dziekuje dzien dobry jutro umowic wizyte czy na", // Polish
    "merhaba bir icin yarin randevu istiyorum almak tesekkurler bu var", // Turkish
  ]
    .flatMap((line) => line.split(" "))
    .filter((word) => LANGUAGES.every((language) => !isCommon(word, language))),
);
/** Fewer words may as well be a name. */
const FEW = 2;

/**
 * Which of our languages a message is clearly written in, or asks to speak; "other" where it is clearly none of them.
 * Null where that is open, as in "ok", a name, a number or a single word.
 */
export function readLanguage(text: string): Language | "other" | null {
  const said = folded(text);
  const asked = askedFor(said);
  if (asked) return asked;
  if (isOtherScript(text)) return "other";
  const words = [...new Set(said.match(/[\p{L}'-]+/gu) ?? [])].filter((word) => !NEUTRAL.has(word));
  const counts = LANGUAGES.map((language) => ({
    language,
    count: words.filter((word) => isOwn(word, language)).length,
  }));
  const foreign = words.filter((word) => FOREIGN.has(word)).length;
  const [first, second] = counts.sort((a, b) => b.count - a.count);
  if (foreign >= FEW && foreign > (first?.count ?? 0)) return "other";
  const isClear = first && first.count >= FEW && first.count > (second?.count ?? 0) * 2 && first.count > foreign;
  return isClear ? first.language : null;
}

/** The language that a message asks to speak, where it asks nothing more: "do you speak Spanish?". */
export function readAskedLanguage(text: string): Language | "other" | null {
  return askedFor(folded(text));
}

function askedFor(said: string): Language | "other" | null {
  for (const language of LANGUAGES) {
    const { names, asks } = lexiconOf(language).languages;
    for (const [name, meant] of Object.entries(names)) if (asks(`(?:${name})`).test(said)) return meant ?? "other";
  }
  return null;
}

/** Whether a word is an everyday word of this one of our languages alone. */
function isOwn(word: string, language: Language): boolean {
  return isCommon(word, language) && LANGUAGES.every((other) => other === language || !isCommon(word, other));
}

/** A sentence in letters that none of our languages has; a name may be in any. */
function isOtherScript(text: string): boolean {
  const letters = [...text].filter((char) => /\p{L}/u.test(char));
  const others = letters.filter((char) => !/\p{Script=Latin}/u.test(char));
  if (others.length <= letters.length / 2) return false;
  // Chinese, Japanese and Thai put no spaces between words; names there are of two to four signs.
  const isDense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(text);
  const isQuestion = /[?？؟;]\s*$/u.test(text);
  return isQuestion || (isDense ? others.length > 6 : text.trim().split(/\s+/).length > 3);
}
