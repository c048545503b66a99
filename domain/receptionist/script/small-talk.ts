import type { TenantConfig } from "../../../db/queries/tenant-config.ts";
import { type Language, wordsOf } from "../../../words/languages.ts";
import { DomainError } from "../../errors.ts";
import { sameQuestion } from "../language/facts.ts";
import { sayDuration, sayHours, sayList, sayMoney, sayPhone } from "../language/say.ts";
import { abilities } from "../tools/registry.ts";
import type { Draft, Turn } from "../turn.ts";
import { askAgain } from "./ask-again.ts";
import type { Heard } from "./hear.ts";
import { canTake, offerMessage } from "./message-phrases.ts";
import { inSentence, sentences, serviceOf, wordsFor } from "./phrases.ts";
import { teamText } from "./team.ts";

/** The first line of a conversation. It says once that it is automated. */
export function greeting(config: TenantConfig, language: Language): Draft {
  const { talk, replies } = wordsOf(language).receptionist;
  const prices = config.services.some(({ price }) => price) ? [replies.prices] : [];
  return {
    kind: "receptionist",
    text: sentences(talk.greeting(config.name), whatICan({ config, language }), talk.whatCanIDo),
    replies: [replies.book, replies.moveOrCancel, replies.hours, ...prices],
  };
}

/** What the tools can, and the facts that the business has told. */
function whatICan({ config, language }: Pick<Turn, "config" | "language">): string {
  const { talk } = wordsOf(language).receptionist;
  const { hours, services, address } = talk.facts;
  const facts = [hours, services, ...(config.facts.address ? [address] : [])];
  return talk.iCan(sayList(abilities(language), "or", language), sayList(facts, "and", language));
}

/** An answer to a question of fact or to small talk. */
export interface Told {
  text: string;
  /** The business has not told what was asked for. */
  isMissing: boolean;
  /** A person was asked for. */
  isPerson: boolean;
}

type Fact = Pick<Told, "text" | "isMissing">;

/** The answer to a question of fact or to small talk; null where the message is neither. */
export function answer(turn: Turn, heard: Heard): Told | null {
  const { facts, weeklyHours } = turn.config;
  const { talk } = wordsFor(turn);
  const { intents, topics } = heard;
  const answers: Fact[] = [];
  if (intents.has("hours")) answers.push(told(talk.openHours(sayHours(weeklyHours, turn.language))));
  if (topics.includes("parking")) answers.push(facts.parking ? told(facts.parking) : missing(turn, talk.noFact));
  else if (intents.has("address")) answers.push(addressText(turn));
  if (intents.has("prices")) answers.push(pricesText(turn, heard));
  if (intents.has("services") && !intents.has("prices")) answers.push(servicesText(turn));
  if (topics.includes("duration")) answers.push(durationText(turn, heard));
  if (answers.length === 0) {
    const known = facts.questions?.find(({ question }) => sameQuestion(question, heard.text));
    if (known) answers.push(told(known.answer));
    else if (topics.includes("policies") && facts.policies) answers.push(told(facts.policies));
    else if (topics.includes("phone") && facts.phone) answers.push(told(talk.ourPhone(sayPhone(facts.phone))));
  }
  if (intents.has("who_are_you")) answers.push(told(talk.automated));
  if (intents.has("capabilities")) answers.push(told(whatICan(turn)));
  if (intents.has("person")) answers.push(told(personText(turn)));
  if (intents.has("privacy")) answers.push(told(talk.privacy));
  if (answers.length === 0) return null;
  const isMissing = answers.some((fact) => fact.isMissing);
  return { text: sentences(...answers.map(({ text }) => text)), isMissing, isPerson: intents.has("person") };
}

function told(text: string): Fact {
  return { text, isMissing: false };
}

/** Says that the business has not told something, and how to reach the team; that can be asked from here, too. */
function missing(turn: Turn, text: string): Fact {
  return { text: canTake(turn) ? text : sentences(text, teamText(turn)), isMissing: true };
}

function personText(turn: Turn): string {
  const { talk, message } = wordsFor(turn);
  const text = sentences(talk.noPerson, teamText(turn));
  if (canTake(turn)) return sentences(text, message.canPassOn);
  return turn.config.takesMessages ? sentences(message.tooMany, teamText(turn)) : text;
}

function addressText(turn: Turn): Fact {
  const { address, directions = "" } = turn.config.facts;
  const { talk } = wordsFor(turn);
  return address ? told(sentences(talk.ourAddress(address), directions)) : missing(turn, talk.noAddress);
}

function pricesText(turn: Turn, heard: Heard): Fact {
  const { language } = turn;
  const { talk } = wordsFor(turn);
  const asked = heard.service.kind === "one" ? heard.service.id : turn.memory.serviceId;
  const one = serviceOf(turn, asked);
  if (one?.price) {
    return told(talk.priceOf(one.name, sayMoney(one.price, language), sayDuration(one.durationMinutes, language)));
  }
  const prices = (one ? [one] : turn.config.services).flatMap(({ name, price }) =>
    price ? talk.price(inSentence(turn, name), sayMoney(price, language)) : [],
  );
  return prices.length > 0 ? told(talk.prices(sayList(prices, "and", language))) : missing(turn, talk.noPrice);
}

function durationText(turn: Turn, heard: Heard): Fact {
  const one = serviceOf(turn, heard.service.kind === "one" ? heard.service.id : turn.memory.serviceId);
  if (!one) return servicesText(turn);
  return told(wordsFor(turn).talk.takes(one.name, sayDuration(one.durationMinutes, turn.language)));
}

function servicesText(turn: Turn): Fact {
  const { talk } = wordsFor(turn);
  const { language } = turn;
  const services = turn.config.services.map(({ name, durationMinutes }) =>
    talk.service(inSentence(turn, name), sayDuration(durationMinutes, language)),
  );
  return told(talk.services(sayList(services, "and", language)));
}

/** What is said to a message that nothing was made of; after the second miss with a way to the team. */
export function notUnderstood(turn: Turn, heard: Heard): Draft {
  const { memory } = turn;
  const { talk } = wordsFor(turn);
  memory.misses += 1;
  if (heard.text.trim().endsWith("?")) {
    if (canTake(turn)) return offerMessage(turn, talk.noAnswer, heard.text);
    return askAgain(turn, sentences(talk.noAnswer, teamText(turn)));
  }
  if (memory.misses === 1) return askAgain(turn, talk.notUnderstood);
  if (memory.misses === 2) return askAgain(turn, sentences(talk.notSure, whatICan(turn)));
  if (canTake(turn)) return offerMessage(turn, talk.stillNot, null);
  return askAgain(turn, sentences(talk.stillNot, teamText(turn)));
}

/** What is said when a turn failed on our side. What was written is not known then, so nothing is claimed. */
export function trouble(turn: Turn, error: unknown): Draft[] {
  const { talk } = wordsFor(turn);
  const isBook = error instanceof DomainError && (error.code === "database_unavailable" || error.code === "busy");
  const what = isBook ? talk.bookAway : talk.wentWrong;
  return [
    { kind: "toast", toast: "system_issue", text: what },
    { kind: "receptionist", text: sentences(what, talk.tryShortly) },
  ];
}
