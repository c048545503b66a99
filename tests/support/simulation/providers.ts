import type { Letter } from "../../../domain/messages/letter.ts";
import type { EmailPort, Sent, SmsPort } from "../../../domain/messages/ports.ts";
import type { Random } from "../random.ts";

/**
 * How a provider is: `down` takes nothing and says so, `slow` takes everything and does not answer, `garbage` answers
 * what says nothing and has taken it or not, `refusing` will never take it.
 */
export const MOODS = ["well", "down", "slow", "garbage", "refusing"] as const;
export type Mood = (typeof MOODS)[number];

/** A message that really went out, as its provider has it, with what was so at that moment. */
export interface WentOut<Truth> {
  id: string;
  tenantId: string;
  channel: "email" | "text";
  to: string;
  body: string;
  letter: Letter | null;
  /** Whether it offers to send no more of these. */
  hasWayOut: boolean;
  at: number;
  truth: Truth;
}

/** Providers of mails and texts that keep a record of their own, which gomomo never sees. */
export class Providers<Truth> {
  readonly wentOut: WentOut<Truth>[] = [];
  /** Calls that ended in anything but a plain yes, by message. */
  readonly troubled = new Set<string>();
  mood: Record<"email" | "text", Mood> = { email: "well", text: "well" };
  /** Numbers whose owners told their carrier that they want no more. */
  readonly stopped = new Set<string>();

  private readonly now: () => number;
  private readonly random: Random;
  private readonly truthOf: (messageId: string) => Promise<Truth>;

  constructor(now: () => number, random: Random, truthOf: (messageId: string) => Promise<Truth>) {
    this.now = now;
    this.random = random;
    this.truthOf = truthOf;
  }

  readonly email: EmailPort = {
    send: ({ id, tenantId, to, letter, unsubscribeUrl }) =>
      this.take({
        id,
        tenantId,
        channel: "email",
        to,
        body: letter.subject,
        letter,
        hasWayOut: unsubscribeUrl !== null,
      }),
  };

  readonly sms: SmsPort = {
    send: async ({ id, tenantId, to, body }) => {
      if (this.stopped.has(`${tenantId} ${to}`) && this.mood.text !== "down") {
        this.troubled.add(id);
        return { outcome: "refused", reason: "carrier_stop", final: true, optedOut: true };
      }
      return this.take({ id, tenantId, channel: "text", to, body, letter: null, hasWayOut: false });
    },
    find: async ({ to, toKey, bodyKey, since }) => {
      if (this.mood.text === "down" || this.mood.text === "garbage") return "unknown";
      for (const text of this.wentOut) {
        if (text.channel !== "text" || text.to !== to || text.at < since) continue;
        if ((await digest(text.to)) === toKey && (await digest(text.body)) === bodyKey)
          return { providerId: `p-${text.id}` };
      }
      return null;
    },
    segments: (body) => Math.ceil(body.length / 160),
  };

  private async take(message: Omit<WentOut<Truth>, "at" | "truth">): Promise<Sent> {
    const mood = this.mood[message.channel];
    if (mood !== "well") this.troubled.add(message.id);
    if (mood === "down") return { outcome: "refused", reason: "provider_down", final: false };
    if (mood === "refusing") return { outcome: "refused", reason: "bad_address", final: true };
    if (mood !== "garbage" || this.random.oneIn(2)) {
      const truth = await this.truthOf(message.id);
      this.wentOut.push({ ...message, at: this.now(), truth });
    }
    if (mood === "well") return { outcome: "sent", providerId: `p-${message.id}` };
    return { outcome: "unknown", reason: mood === "slow" ? "no_answer" : "bad_answer" };
  }
}

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
