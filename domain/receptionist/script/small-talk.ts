import type { TenantConfig } from "../../../db/queries/tenant-config.ts";
import { DomainError } from "../../errors.ts";
import { sameQuestion } from "../language/facts.ts";
import { sayDuration, sayHours, sayList, sayMoney, sayPhone } from "../language/say.ts";
import { abilities } from "../tools/registry.ts";
import type { Draft, Turn } from "../turn.ts";
import { askAgain } from "./ask-again.ts";
import type { Heard } from "./hear.ts";
import { canTake, offerMessage, TOO_MANY_MESSAGES } from "./message-phrases.ts";
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

/** An answer to a question of fact or to small talk. */
export interface Told {
  text: string;
  /** The business has not told what was asked for. */
  isMissing: boolean;
  /** A person was asked for. */
  isPerson: boolean;
}

/** The answer to a question of fact or to small talk; null where the message is neither. */
export function answer(turn: Turn, heard: Heard): Told | null {
  const { config } = turn;
  const { facts } = config;
  const answers: string[] = [];
  const { intents, topics } = heard;
  if (intents.has("hours")) answers.push(`We're open ${sayHours(config.weeklyHours)}.`);
  if (topics.includes("parking")) answers.push(facts.parking ?? missing(turn, "I don't have that."));
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
  if (intents.has("person")) answers.push(personText(turn));
  if (intents.has("privacy")) answers.push("The privacy notice is linked below this chat.");
  if (answers.length === 0) return null;
  const isMissing = answers.some((text) => MISSING.some((none) => text.startsWith(none)));
  return { text: answers.join(" "), isMissing, isPerson: intents.has("person") };
}

const MISSING = ["I don't have that.", "I don't have the address.", "I don't have a price for that."] as const;

/** Says that the business has not told something, and how to reach the team; that can be asked from here, too. */
function missing(turn: Turn, text: (typeof MISSING)[number]): string {
  return canTake(turn) ? text : `${text}${teamText(turn)}`;
}

function personText(turn: Turn): string {
  const text = `I can't put you through to a person from here.${teamText(turn)}`;
  if (canTake(turn)) return `${text} I can pass a message on to the team, who get it by mail.`;
  return turn.config.takesMessages ? `${TOO_MANY_MESSAGES}${teamText(turn)}` : text;
}

function addressText(turn: Turn): string {
  const { address, directions } = turn.config.facts;
  if (!address) return missing(turn, "I don't have the address.");
  return `We're at ${address}.${directions ? ` ${directions}` : ""}`;
}

function pricesText(turn: Turn, heard: Heard): string {
  const asked = heard.service.kind === "one" ? heard.service.id : turn.memory.serviceId;
  const one = serviceOf(turn, asked);
  const services = one ? [one] : turn.config.services;
  if (one?.price) return `${one.name} is ${sayMoney(one.price)} for ${sayDuration(one.durationMinutes)}.`;
  const told = services.flatMap(({ name, price }) => (price ? `${inSentence(name)} ${sayMoney(price)}` : []));
  return told.length > 0 ? `Our prices: ${sayList(told)}.` : missing(turn, "I don't have a price for that.");
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
  if (heard.text.trim().endsWith("?")) {
    const none = "I don't have an answer to that.";
    return canTake(turn) ? offerMessage(turn, none, heard.text) : askAgain(turn, `${none}${teamText(turn)}`);
  }
  if (memory.misses === 1) return askAgain(turn, "Sorry, I didn't get that.");
  if (memory.misses === 2) return askAgain(turn, `I'm not sure what you mean. I can ${whatICan(turn.config)}.`);
  if (canTake(turn)) return offerMessage(turn, "I still don't follow.", null);
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
