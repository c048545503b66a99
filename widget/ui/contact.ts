import type { WidgetWords } from "../../words/types/widget.ts";
import type { CardField } from "../wire.ts";

/** What a visitor filled in, by field name. */
export type ContactValues = Readonly<Record<string, string | undefined>>;

/** What is wrong with a filled-in contact card, by field name. Kind rules: the receptionist has the last word. */
export function contactProblems(
  fields: readonly CardField[],
  values: ContactValues,
  words: WidgetWords,
): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const field of fields) {
    const value = values[field.name] ?? "";
    if (!value && field.required) problems[field.name] = words.required(field.label);
    else if (value && field.type === "email" && !/^\S+@\S+\.\S+$/.test(value)) problems[field.name] = words.badEmail;
    else if (value && field.type === "tel" && value.replace(/\D/g, "").length < 6)
      problems[field.name] = words.badPhone;
  }
  const ways = waysOf(fields);
  const phone = fields.find(({ type }) => type === "tel");
  const wantsTexts = fields.some(({ name, type }) => type === "checkbox" && values[name] === TICKED);
  if (wantsTexts && phone && !values[phone.name]) problems[phone.name] = words.phoneForTexts;
  const first = ways[0];
  if (first && !wantsTexts && ways.every((field) => !values[field.name])) problems[first.name] ??= words.emailOrPhone;
  return problems;
}

/** The fields by which the visitor can be reached. */
function waysOf(fields: readonly CardField[]): CardField[] {
  return fields.filter((field) => field.type === "email" || field.type === "tel");
}

/** What a box that is ticked is sent as. */
export const TICKED = "yes";

/** Whether the visitor may choose among several ways, none of them required. */
export function isOneEnough(fields: readonly CardField[]): boolean {
  const ways = waysOf(fields);
  return ways.length > 1 && ways.every((field) => !field.required);
}
