import type { Detail } from "../language/change.ts";
import { checkEmail, checkName, checkPhone, sayProblem } from "../language/contact.ts";
import type { Contact } from "../memory.ts";
import type { Draft, Turn } from "../turn.ts";
import { contactCard, nextDetail, TICKED } from "./booking-phrases.ts";
import type { Heard } from "./hear.ts";
import { say, sentences, wordsFor } from "./phrases.ts";

/** Takes a name, an email or a number from a message. */
export function takeContact(turn: Turn, heard: Heard): Draft[] | null {
  const { name, email, phone, problems } = heard.contact;
  const [problem] = problems;
  if (problem) return [say(turn, "contact", askOnceMore(turn, problem))];
  if (!name && !email && !phone) return null;
  giveContact(turn, { ...(name && { name }), ...(email && { email }), ...(phone && { phone }) });
  if (heard.texts !== null) agreeToTexts(turn, heard.texts);
  return nextDetail(turn);
}

/** Says what is wrong with what was given, and asks for it again. */
export function askOnceMore(turn: Turn, { problem }: Heard["contact"]["problems"][number]): string {
  return sentences(sayProblem(problem, turn.language), wordsFor(turn).contact.onceMore);
}

/** Takes a word on texts by itself; null where it is about nothing that there is. */
export function takeTexts(turn: Turn, { texts }: Heard): Draft[] | null {
  if (texts === null || !turn.promises.textReminders) return null;
  agreeToTexts(turn, texts);
  if (texts && !turn.memory.contact.phone) return [say(turn, "contact", wordsFor(turn).contact.whichToText)];
  return nextDetail(turn);
}

function agreeToTexts({ memory, promises }: Turn, agreed: boolean): void {
  const { textsAgreed: _, ...contact } = memory.contact;
  memory.contact = { ...contact, ...(agreed && promises.textReminders && { textsAgreed: true }) };
  memory.readBack = null;
  memory.agreedHoldId = null;
}

/** The visitor says that a detail is wrong: asks for that one again. */
export function forgetDetail(turn: Turn, detail: Detail): Draft[] {
  turn.memory.contact = withoutDetail(turn.memory.contact, detail);
  return nextDetail(turn, wordsFor(turn).contact.letsCorrect);
}

/** What is known of a person without the detail that is wrong. */
export function withoutDetail({ name, ...reach }: Contact, detail: Detail): Contact {
  return { name: reach, reach: name ? { name } : {}, all: {} }[detail];
}

/** Takes the contact card as it was filled in. */
export function takeCard(turn: Turn, values: Record<string, string>): Draft[] {
  const { contact, given, problems } = readCard(turn, values);
  const agrees = given.textsAgreed === TICKED;
  if (agrees && !given.phone) problems.push(wordsFor(turn).contact.phoneNeededForTexts);
  if (problems.length > 0) return [say(turn, "contact", sentences(...problems)), contactCard(turn, given)];
  turn.memory.contact = {};
  giveContact(turn, contact);
  agreeToTexts(turn, agrees);
  return nextDetail(turn);
}

/** Reads a contact card: what is fit to be kept, what was given, and what is wrong with it, in sentences. */
export function readCard(
  turn: Turn,
  values: Record<string, string>,
): { contact: Contact; given: Record<string, string>; problems: string[] } {
  const given = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value.trim()]));
  const contact: Contact = {};
  const problems: string[] = [];
  for (const [field, check] of Object.entries(checks)) {
    const value = given[field];
    if (!value) continue;
    const checked = check(value, turn);
    if (checked.ok) contact[field as keyof typeof checks] = checked.value;
    else problems.push(sayProblem(checked.problem, turn.language));
  }
  const words = wordsFor(turn).contact;
  if (!given.name) problems.push(words.problems.name_missing);
  if (!given.email && !given.phone) problems.push(words.reachNeeded);
  return { contact, given, problems };
}

const checks = {
  name: (value: string, { language }: Turn) => checkName(value, language),
  email: (value: string) => checkEmail(value),
  phone: (value: string, { config }: Turn) => checkPhone(value, config.country),
};

/** Takes over what was given. Whoever agreed to texts agreed for one number. */
export function giveContact({ memory }: Turn, given: Contact): void {
  const { textsAgreed, ...before } = memory.contact;
  const isOther = given.phone !== undefined && before.phone !== undefined && given.phone !== before.phone;
  memory.contact = { ...before, ...(textsAgreed && !isOther && { textsAgreed }), ...given };
  memory.readBack = null;
  memory.agreedHoldId = null;
}
