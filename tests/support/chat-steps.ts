import { type Chat, offerAt } from "./chat.ts";

export const ana = { name: "Ana Gómez", email: "ana@example.com" };

/** Steps of one and the same booking, each from where the one before ends. */
export const steps = {
  ask: (chat: Chat) => chat.say("a massage tomorrow, please"),
  pick: (chat: Chat, place = 0) => chat.choose(offerAt(chat.entries, place).id),
  introduce: (chat: Chat) => chat.fill(ana),
  agree: (chat: Chat) => chat.say("yes"),
};

/** Walks up to a step, that one included. */
export async function walk<Visitor extends Chat>(chat: Visitor, to: keyof typeof steps): Promise<Visitor> {
  for (const [name, step] of Object.entries(steps)) {
    await step(chat);
    if (name === to) break;
  }
  return chat;
}
