import { matchNamed, type Named } from "./choose.ts";
import { plain } from "./spelling.ts";

/** Whom a visitor does not want, and the message without those words. */
export interface NotStaff {
  ids: string[];
  rest: string;
}

const NOT =
  /\b(?:(?:any ?one|any ?body|every ?one|whoever|somebody|someone) (?:but|except|other than|besides)|not|except|other than|instead of|without|rather than|(?:don'?t|do not) (?:want|like)) (?:with |to see |to have |see |for |by )?((?:(?:dr|mr|mrs|ms)\.? )?[\p{L}'-]{2,30})/gu;

/** Reads "not Tom", "anyone but Tom", "with Priya rather than Tom". */
export function readNotStaff(text: string, staff: Named[]): NotStaff {
  const ids: string[] = [];
  const rest = plain(text).replace(NOT, (clause, name: string) => {
    const match = matchNamed(name, staff);
    if (match.kind !== "one") return clause;
    ids.push(match.id);
    return " ; ";
  });
  return { ids, rest: ids.length > 0 ? rest : text };
}

/** Whether a visitor wants who they have, or had, once more: "the same person". */
export function readSamePerson(text: string): boolean {
  return /\b(?:the |that )?same (?:person|one|therapist|dentist|stylist|lady|guy|man|woman|doctor|hygienist|practitioner|(?:member of )?staff)\b|\bwith (?:her|him|them) again\b/.test(
    plain(text),
  );
}

/** Whether it is said in so many words that anyone will do, whatever was asked. */
export function readSaysAnyone(text: string): boolean {
  return /\b(?:with |by |see )?(?:any ?one|any ?body|whoever|any (?:therapist|dentist|stylist|hygienist|doctor|of them|of the team))(?:(?: at all| else)?(?: (?:is|would be|will be|'?s))? (?:fine|ok|okay|good|great|free|available|do|does)\b|(?: (?:will|would) do)\b|[.,! ]*$|(?='s (?:fine|ok|good)))|\bwith (?:any ?one|any ?body|whoever)\b|\bno preference (?:on|about|as to|for) (?:who|whom|the (?:person|therapist|dentist))\b/.test(
    plain(text),
  );
}
