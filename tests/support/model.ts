import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, inject, onTestFinished } from "vitest";
import type { Chat } from "./chat.ts";
import { type Business, createStudio } from "./chat-business.ts";
import { objectOf } from "./chat-object.ts";
import type { ChatMessage, ChatRequest, ScriptedReply, SeenRequest } from "./model-script.ts";

/**
 * A business of a test's own like the demo's "Bloom Wellness Studio", for the project `model`: by its name, which is no
 * other's, the stand-in for the model knows whose turn it is.
 */
export function createTalkingStudio(change: Parameters<typeof createStudio>[0] = {}): Promise<Business> {
  return createStudio({ name: ownName(), ...change });
}

/** A name of letters alone, so that it is no figure in a sentence. */
export function ownName(): string {
  const letters = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => String.fromCharCode(97 + (byte % 26)));
  return `Studio ${letters.join("")}`;
}

export interface Model {
  /**
   * What the model replies to the next requests of this business, in order; whatever was still to come is forgotten. A
   * request for which there is nothing fails the test at its end.
   *
   * @example await model.will(
   *   { calls: [{ name: "check_availability", args: { service: "Massage", when: "tomorrow", staff: null, moving: null } }] },
   *   { text: "There is $time:1 or $time:2." },
   * );
   */
  will(...replies: ScriptedReply[]): Promise<void>;
  /** The requests so far. */
  requests(): Promise<SeenRequest[]>;
  /** The body of the newest request. */
  lastRequest(): Promise<ChatRequest>;
  /** What tools answered in the newest request's turn, oldest first. */
  toldByTools(): Promise<Record<string, unknown>[]>;
  /** Replies that nobody asked for yet. */
  left(): Promise<ScriptedReply[]>;
  /** Resolves when the reply under way halts at a stop by `wait`. */
  halted(): Promise<void>;
  /** Lets the reply that halts go on. */
  goOn(): Promise<void>;
}

const checked = new Set<string>();

/** The model of a business, as the stand-in plays it. */
export function modelOf({ tenant: { name: business } }: Pick<Business, "tenant">): Model {
  const state = (path: string) => ask(`${path}?business=${encodeURIComponent(business)}`);
  const requests = async () => (await state("/requests")).seen;
  const lastRequest = async () => {
    const last = (await requests()).at(-1);
    if (!last) throw new Error("The model was not asked");
    return last.body;
  };
  if (!checked.has(business)) {
    checked.add(business);
    onTestFinished(async () => {
      const unscripted = (await requests()).filter(({ outcome }) => outcome === "unscripted");
      expect(
        unscripted.map(({ body }) => body.messages.at(-1)),
        "requests without a reply",
      ).toEqual([]);
    });
  }
  return {
    requests,
    lastRequest,
    async will(...replies) {
      await ask("/will", { business, replies });
    },
    async toldByTools() {
      const { messages } = await lastRequest();
      return messages.filter(({ role }) => role === "tool").map(({ content }) => JSON.parse(content));
    },
    left: async () => (await state("/requests")).left,
    async halted() {
      await state("/halted");
    },
    async goOn() {
      await ask("/go-on", { business });
    },
  };
}

/** Gives one conversation's object other settings than the rest of the runtime, for what takes long otherwise. */
export async function withSettings(chat: Pick<Chat, "tenantId" | "token">, settings: Record<string, string>) {
  await runInDurableObject(objectOf(chat), (instance) => {
    (instance as unknown as { env: object }).env = { ...env, ...settings };
  });
}

/** The system prompt of a request. */
export function promptOf({ messages }: ChatRequest): string {
  return messages[0]?.content ?? "";
}

/** What was said so far, as the model was told it. */
export function spokenIn({ messages }: ChatRequest): Pick<ChatMessage, "role" | "content">[] {
  return messages.slice(1).map(({ role, content }) => ({ role, content }));
}

async function ask(path: string, body?: object): Promise<{ seen: SeenRequest[]; left: ScriptedReply[] }> {
  const init = body && { method: "POST", body: JSON.stringify(body) };
  const response = await fetch(`${inject("modelUrl")}${path}`, init);
  return response.json();
}
