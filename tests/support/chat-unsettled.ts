import { abortAllDurableObjects } from "cloudflare:test";
import { SocketChat } from "./chat.ts";
import { CONFIRM_STATEMENT } from "./chat-records.ts";
import { RestChat } from "./chat-rest.ts";
import { steps, walk } from "./chat-steps.ts";
import { park, withoutDatabase } from "./gateway.ts";
import { createTenant } from "./tenant.ts";

/** How a visitor's yes is left without an answer, with the booking written or not. */
export type Loss = (chat: RestChat, written: boolean) => Promise<void>;

export const losses: Record<string, Loss> = {
  "whose answer was lost": async (chat, written) => {
    if (!written) return void (await withoutDatabase(chat.tenantId, () => steps.agree(chat)));
    const confirm = await park("after", chat.tenantId, CONFIRM_STATEMENT);
    const answered = steps.agree(chat);
    await confirm.arrived();
    await withoutDatabase(chat.tenantId, async () => {
      await confirm.release("drop");
      await answered;
    });
  },
  "whose turn died every time": async (chat, written) => {
    const { tenantId, token } = chat;
    for (const times of [1, 2, 3]) {
      const confirm = await park(written ? "after" : "before", tenantId, CONFIRM_STATEMENT);
      if (times === 1) void steps.agree(chat).catch(() => undefined);
      else void SocketChat.open(tenantId, { token }).catch(() => undefined);
      await confirm.arrived();
      await abortAllDurableObjects();
      await confirm.release("drop");
    }
    await chat.poll();
  },
};

/** A visitor who said yes to the read-back and was not told what became of it. */
export async function unsettled(lose: Loss, written: boolean): Promise<RestChat> {
  const { id } = await createTenant();
  const chat = await walk(await RestChat.open(id), "introduce");
  await lose(chat, written);
  return chat;
}
