import type { Detail } from "../language/change.ts";
import { checkEmail, checkName, checkPhone } from "../language/contact.ts";
import type { Contact } from "../memory.ts";
import type { Draft, Turn } from "../turn.ts";
import { contactCard, nextDetail } from "./booking-phrases.ts";
import type { Heard } from "./hear.ts";
import { say } from "./phrases.ts";

/** Takes a name, an email or a number from a message. */
export function takeContact(turn: Turn, heard: Heard): Draft[] | null {
  const { name, email, phone, problems } = heard.contact;
  const [problem] = problems;
  if (problem) return [say(turn, "contact", `${problem.message} Could you give it once more?`)];
  if (!name && !email && !phone) return null;
  giveContact(turn, { ...(name && { name }), ...(email && { email }), ...(phone && { phone }) });
  return nextDetail(turn);
}

/** The visitor says that a detail is wrong: asks for that one again. */
export function forgetDetail(turn: Turn, detail: Detail): Draft[] {
  const { name, email, phone } = turn.memory.contact;
  const reach = { ...(email && { email }), ...(phone && { phone }) };
  const kept = { name: reach, reach: name ? { name } : {}, all: {} };
  turn.memory.contact = kept[detail];
  return nextDetail(turn, "Let's put that right.");
}

/** Takes the contact card as it was filled in. */
export function takeCard(turn: Turn, values: Record<string, string>): Draft[] {
  const given = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value.trim()]));
  const contact: Contact = {};
  const problems: string[] = [];
  for (const [field, check] of Object.entries(checks)) {
    const value = given[field];
    if (!value) continue;
    const checked = check(value, turn.config.country);
    if (checked.ok) contact[field as keyof Contact] = checked.value;
    else problems.push(checked.message);
  }
  if (!given.name) problems.push("A name is needed.");
  if (!given.email && !given.phone) problems.push("An email or a phone number is needed.");
  if (problems.length > 0) return [say(turn, "contact", problems.join(" ")), contactCard(turn, given)];
  turn.memory.contact = {};
  giveContact(turn, contact);
  return nextDetail(turn);
}

const checks = {
  name: (value: string) => checkName(value),
  email: (value: string) => checkEmail(value),
  phone: (value: string, country: string) => checkPhone(value, country),
};

function giveContact({ memory }: Turn, given: Contact): void {
  memory.contact = { ...memory.contact, ...given };
  memory.readBack = null;
  memory.agreedHoldId = null;
}
