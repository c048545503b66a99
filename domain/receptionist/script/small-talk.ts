import type { TenantConfig } from "../../../db/queries/tenant-config.ts";
import { DomainError } from "../../errors.ts";
import { sameQuestion } from "../language/facts.ts";
import { sayDuration, sayHours, sayList, sayMoney, sayPhone } from "../language/say.ts";
import { abilities } from "../tools/registry.ts";
import type { Draft, Turn } from "../turn.ts";
import { askAgain } from "./ask-again.ts";
import type { Heard } from "./hear.ts";
import { inSentence, serviceOf } from "./phrases.ts";
import { teamText } from "./team.ts";

/** The first line of a conversation. It says once that it is automated. */
export function greeting(config: TenantConfig): Draft {
  const text = `Hi, this is ${config.name}'s automated assistant. I can ${whatICan(config)}. What can I do for you?`;
  return { kind: "receptionist", text, replies: openers(config) };
}

function openers(config: TenantConfig): string[] {
  return [
    "Book an appointment",
    "Move or cancel",
    "Opening hours",
    ...(config.services.some(({ price }) => price) ? ["Prices"] : []),
  ];
}

/** What the tools can, and the facts that the business has told. */
function whatICan(config: TenantConfig): string {
  const facts = ["hours", "services", ...(config.facts.address ? ["address"] : [])];
  return `${sayList(abilities(), "or")} an appointment, and tell you our ${sayList(facts)}`;
}

/** The answer to a question of fact or to small talk; null where the message is neither. */
export function answer(turn: Turn, heard: Heard): string | null {
  const { config } = turn;
  const { facts } = config;
  const answers: string[] = [];
  const { intents, topics } = heard;
  if (intents.has("hours")) answers.push(`We're open ${sayHours(config.weeklyHours)}.`);
  if (topics.includes("parking")) answers.push(facts.parking ?? `I don't have that.${teamText(turn)}`);
  else if (intents.has("address")) answers.push(addressText(turn));
  if (intents.has("prices")) answers.push(pricesText(turn, heard));
  if (intents.has("services") && !intents.has("prices")) answers.push(servicesText(turn));
  if (topics.includes("duration")) answers.push(durationText(turn, heard));
  if (answers.length === 0) {
    const known = facts.questions?.find(({ question }) => sameQuestion(question, heard.text));
    if (known) answers.push(known.answer);
    else if (topics.includes("policies") && facts.policies) answers.push(facts.policies);
    else if (topics.includes("phone") && facts.phone) {
      answers.push(`Our number is ${sayPhone(facts.phone)}.`);
    }
  }
  if (intents.has("who_are_you")) answers.push("I'm an automated assistant, so there is no person typing here.");
  if (intents.has("capabilities")) answers.push(`I can ${whatICan(turn.config)}.`);
  if (intents.has("person")) answers.push(`I can't put you through to a person from here.${teamText(turn)}`);
  if (intents.has("privacy")) answers.push("The privacy notice is linked below this chat.");
  return answers.length > 0 ? answers.join(" ") : null;
}

function addressText(turn: Turn): string {
  const { address, directions } = turn.config.facts;
  if (!address) return `I don't have the address.${teamText(turn)}`;
  return `We're at ${address}.${directions ? ` ${directions}` : ""}`;
}

function pricesText(turn: Turn, heard: Heard): string {
  const asked = heard.service.kind === "one" ? heard.service.id : turn.memory.serviceId;
  const one = serviceOf(turn, asked);
  const services = one ? [one] : turn.config.services;
  if (one?.price) return `${one.name} is ${sayMoney(one.price)} for ${sayDuration(one.durationMinutes)}.`;
  const told = services.flatMap(({ name, price }) => (price ? `${inSentence(name)} ${sayMoney(price)}` : []));
  return told.length > 0 ? `Our prices: ${sayList(told)}.` : `I don't have a price for that.${teamText(turn)}`;
}

function durationText(turn: Turn, heard: Heard): string {
  const one = serviceOf(turn, heard.service.kind === "one" ? heard.service.id : turn.memory.serviceId);
  return one ? `${one.name} takes ${sayDuration(one.durationMinutes)}.` : servicesText(turn);
}

function servicesText({ config }: Turn): string {
  const told = config.services.map(
    ({ name, durationMinutes }) => `${inSentence(name)} (${sayDuration(durationMinutes)})`,
  );
  return `We offer ${sayList(told)}.`;
}

/** What is said to a message that nothing was made of; after the second miss with a way to the team. */
export function notUnderstood(turn: Turn, heard: Heard): Draft {
  const { memory } = turn;
  memory.misses += 1;
  if (heard.text.trim().endsWith("?")) return askAgain(turn, `I don't have an answer to that.${teamText(turn)}`);
  if (memory.misses === 1) return askAgain(turn, "Sorry, I didn't get that.");
  if (memory.misses === 2) return askAgain(turn, `I'm not sure what you mean. I can ${whatICan(turn.config)}.`);
  return askAgain(turn, `I still don't follow.${teamText(turn)}`);
}

/** What is said when a turn failed on our side. What was written is not known then, so nothing is claimed. */
export function trouble(error: unknown): Draft[] {
  const isBook = error instanceof DomainError && (error.code === "database_unavailable" || error.code === "busy");
  const what = isBook ? "I can't reach the appointment book at the moment" : "Something went wrong on my side";
  return [
    { kind: "toast", toast: "system_issue", text: `${what}.` },
    { kind: "receptionist", text: `${what}. Please try that again shortly.` },
  ];
}
