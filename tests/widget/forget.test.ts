import { describe, expect, it } from "vitest";
import { line, ready } from "./support/fake-environment.ts";
import { memoryStorage, startConversation, texts } from "./support/start-conversation.ts";

const KEY = "gomomo:t1";

/** A conversation with a line in it, and a tab that another token of the same session came to. */
function talked() {
  const storage = memoryStorage();
  const started = startConversation(storage);
  started.env.socket.says(ready([line(1)], false, "token-1"));
  return { ...started, storage };
}

describe("a conversation that its visitor has forgotten", () => {
  it("is deleted at the server by its own token, and then nothing of it is left here", async () => {
    const { conversation, env, storage } = talked();
    const forgotten = conversation.forget();
    expect(conversation.state.forgotten).toBe("under_way");
    expect(env.socket.readyState).toBe(3);
    expect(env.request).toMatchObject({ method: "DELETE", authorization: "Bearer token-1" });
    expect(texts(conversation)).toEqual(["line 1"]);
    await env.request.answer(204, null);
    await forgotten;
    expect(conversation.state).toMatchObject({ forgotten: "yes", entries: [], pending: [] });
    expect(storage.getItem(KEY)).toBeNull();
  });

  it("stays forgotten until the visitor begins another, which is a new one", async () => {
    const { conversation, env } = talked();
    const forgotten = conversation.forget();
    await env.request.answer(204, null);
    await forgotten;
    conversation.wake();
    env.pass(300_000);
    expect(env.sockets).toHaveLength(1);
    conversation.begin();
    expect(env.sockets).toHaveLength(2);
    expect(env.socket.protocols).toEqual(["gomomo.v1"]);
    env.socket.says(ready([line(1)], false, "token-2"));
    expect(conversation.state).toMatchObject({ forgotten: "no", connection: "online", loaded: true });
  });

  it("is gone also where another tab got a newer token of it", async () => {
    const { conversation, env, storage } = talked();
    storage.setItem(KEY, "token-1b");
    const forgotten = conversation.forget();
    await env.request.answer(204, null);
    await forgotten;
    expect(storage.getItem(KEY)).toBeNull();
  });

  it("is there as before where that failed, and may be tried again", async () => {
    const { conversation, env, storage } = talked();
    const forgotten = conversation.forget();
    await env.request.answer(503, { code: "database_unavailable" });
    await forgotten;
    expect(conversation.state.forgotten).toBe("failed");
    expect(texts(conversation)).toEqual(["line 1"]);
    expect(storage.getItem(KEY)).toBe("token-1");
    env.socket.says(ready([]));
    expect(conversation.state.connection).toBe("online");
    const again = conversation.forget();
    await env.request.answer(204, null);
    await again;
    expect(conversation.state.forgotten).toBe("yes");
  });

  it("does not come back by a socket that was being tried beside plain requests", async () => {
    const { conversation, env } = startConversation();
    env.socket.isForbidden();
    env.pass(60_000);
    env.socket.isForbidden();
    env.pass(60_000);
    await env.request.answer(200, { ...ready([line(1)]), type: undefined });
    env.pass(120_000);
    const trial = env.socket;
    const forgotten = conversation.forget();
    await env.request.answer(204, null);
    await forgotten;
    trial.says(ready([line(1)]));
    expect(conversation.state).toMatchObject({ forgotten: "yes", entries: [] });
  });
});
