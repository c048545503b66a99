import { afterEach, expect } from "vitest";
import { type Entry, type Offer, PAGE_SIZE } from "../../domain/receptionist/protocol.ts";
import { heard, offerAt, offered, toasts, transcript } from "./chat.ts";
import type { Business } from "./chat-business.ts";
import { expectHonest, freeTimes } from "./chat-honesty.ts";
import { RestChat } from "./chat-rest.ts";
import { roundTrips } from "./gateway.ts";

/** What followed a visitor's line. */
export interface Answer {
  text: string;
  offers: Offer[];
  toasts: string[];
  entries: Entry[];
}

/** What a visitor's browser tells. */
interface BrowserFacts {
  timezone?: string;
  locale?: string;
}

/** Most database round trips of a turn of the scripted receptionist (design.md). */
const MOST_TRIPS = 2;

/** One visitor's conversation, by REST, with everything that must be true of it noted on the way. */
export class Talk {
  readonly chat: RestChat;
  readonly business: Business;
  /** The starts that were free before anything was said, by the minutes that a service takes. */
  readonly free: Map<number, Set<number>>;
  /** Where turns may cost more than `MOST_TRIPS`: the time had just gone, and others were looked for. */
  mayCost = MOST_TRIPS;
  /** Whether appointments are changed in it, or also by others meanwhile. */
  changes: "here" | "elsewhere" | null = null;

  constructor(chat: RestChat, business: Business, free: Map<number, Set<number>>) {
    this.chat = chat;
    this.business = business;
    this.free = free;
  }

  static async start(business: Business, facts: BrowserFacts = {}): Promise<Talk> {
    const free = await freeTimes(business);
    return new Talk(await RestChat.open(business.id, facts), business, free);
  }

  /** Says one line after the other and gives what followed the last. */
  async say(...lines: string[]): Promise<Answer> {
    let answer = answerOf([]);
    for (const line of lines) answer = await this.step(() => this.chat.say(line));
    return answer;
  }

  /** Presses a time of the newest offers. */
  choose(place: number): Promise<Answer> {
    const { id } = offerAt(this.chat.entries, place);
    return this.step(() => this.chat.choose(id));
  }

  press(offer: Offer): Promise<Answer> {
    return this.step(() => this.chat.choose(offer.id));
  }

  fill(values: Record<string, string>): Promise<Answer> {
    return this.step(() => this.chat.fill(values));
  }

  private async step(act: () => Promise<Entry[]>): Promise<Answer> {
    let entries: Entry[] = [];
    const trips = await roundTrips(this.business.id, async () => {
      entries = await act();
    });
    expect(entries.length, "a turn fits one page").toBeLessThanOrEqual(PAGE_SIZE);
    expect(trips, `round trips of\n${transcript(entries)}`).toBeLessThanOrEqual(this.mayCost);
    return answerOf(entries);
  }
}

/** Starts conversations that are looked at once more when their test is over: see `expectHonest`. */
export function conversations(): (business: Business, facts?: BrowserFacts) => Promise<Talk> {
  const talks: Talk[] = [];
  afterEach(async () => {
    for (const talk of talks.splice(0)) await expectHonest(talk);
  });
  return async (business, facts) => {
    const talk = await Talk.start(business, facts);
    talks.push(talk);
    return talk;
  };
}

function answerOf(entries: Entry[]): Answer {
  return { text: heard(entries), offers: offered(entries), toasts: toasts(entries), entries };
}
