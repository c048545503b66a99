import { describe, expect, it } from "vitest";
import { line, ready, said } from "./support/fake-environment.ts";
import { startConversation, texts } from "./support/start-conversation.ts";

describe("the chat over a WebSocket", () => {
  it("says who it is in the subprotocol and never in the address", () => {
    const { conversation, env, storage } = startConversation();
    expect(env.socket.protocols).toEqual(["gomomo.v1"]);
    env.socket.says(ready([line(1)]));
    env.socket.drops();
    env.pass(1_000);

    expect(env.sockets).toHaveLength(2);
    expect(env.socket.protocols).toEqual(["gomomo.v1", "token-1"]);
    expect(env.socket.url).toBe("wss://host/api/v1/tenants/t1/chat?after=1&timezone=Europe%2FBerlin&locale=en");
    expect(storage.getItem("gomomo:t1")).toBe("token-1");
    expect(conversation.state.connection).toBe("reconnecting");
  });

  it("sends again after a reconnect what was not acknowledged, with the same id, and nothing else", () => {
    const { conversation, env } = startConversation();
    env.socket.says(ready([line(1)]));
    conversation.say("first");
    conversation.say("second");
    env.socket.says({ type: "ack", id: "m1", seq: 2 });
    env.socket.drops();
    conversation.say("third, while away");
    env.pass(1_000);
    env.socket.says(ready([said(2, "first")]));

    expect(env.socket.frames).toEqual([
      { type: "message", id: "m2", text: "second" },
      { type: "message", id: "m3", text: "third, while away" },
    ]);
    expect(conversation.state.pending.map((one) => one.text)).toEqual(["second", "third, while away"]);
  });

  it("shows every entry once and in order, however they arrive", () => {
    const { conversation, env } = startConversation();
    env.socket.says(ready([line(1), line(2)]));
    env.socket.says({ type: "entry", entry: line(2) });
    env.socket.says({ type: "entry", entry: line(4) });
    expect(env.socket.frames).toEqual([{ type: "since", after: 2 }]);
    env.socket.says(ready([line(3), line(4)]));

    expect(texts(conversation)).toEqual(["line 1", "line 2", "line 3", "line 4"]);
  });

  it("fetches a long history page by page", () => {
    const { conversation, env } = startConversation();
    env.socket.says(ready([line(1), line(2)], true));
    expect(conversation.state.loaded).toBe(false);
    expect(env.socket.frames).toEqual([{ type: "since", after: 2 }]);
    env.socket.says(ready([line(3)]));
    expect(conversation.state.loaded).toBe(true);
  });

  it("comes back with full jitter under a growing cap", () => {
    const { env } = startConversation();
    env.socket.says(ready([]));
    const waits: number[] = [];
    for (let attempt = 0; attempt < 8; attempt++) {
      env.chance = attempt % 2 === 0 ? 0.999 : 0.001;
      env.socket.drops();
      const before = env.now();
      const count = env.sockets.length;
      while (env.sockets.length === count) env.pass(1);
      waits.push(env.now() - before);
    }
    const [long, short] = [waits.filter((_, at) => at % 2 === 0), waits.filter((_, at) => at % 2 === 1)];
    expect(Math.max(...short)).toBeLessThanOrEqual(31);
    expect(long).toEqual([...long].sort((a, b) => a - b));
    expect(Math.max(...waits)).toBeLessThanOrEqual(30_000);
  });

  it("notices a dead line by a ping without an answer", () => {
    const { conversation, env } = startConversation();
    env.socket.says(ready([line(1)]));
    env.pass(30_000);
    expect(env.socket.sent).toEqual(["ping"]);
    env.socket.says("pong");
    env.pass(30_000 + 7_999);
    expect(conversation.state.connection).toBe("online");
    env.pass(1);
    expect(conversation.state.connection).toBe("reconnecting");
  });

  it("looks at once whether the line lives when the tab is shown again", () => {
    const { conversation, env } = startConversation();
    env.socket.says(ready([]));
    conversation.wake();
    expect(env.socket.sent).toEqual(["ping"]);
  });

  it("forgets a refused token, begins anew once, and keeps what the visitor wrote", () => {
    const { conversation, env, storage } = startConversation();
    env.socket.says(ready([line(1)], false, "old"));
    conversation.say("still here");
    env.socket.drops(4401);

    expect(storage.getItem("gomomo:t1")).toBeNull();
    expect(env.socket.protocols).toEqual(["gomomo.v1"]);
    expect(env.socket.url).toContain("after=0");
    expect(texts(conversation)).toEqual([]);
    env.socket.says(ready([line(1)], false, "new"));
    expect(env.socket.frames).toEqual([{ type: "message", id: "m1", text: "still here" }]);
  });

  it("gives up when a fresh session is refused too", () => {
    const { conversation, env } = startConversation();
    env.socket.drops(4401);
    env.socket.drops(4401);
    env.pass(600_000);
    expect(conversation.state).toMatchObject({ connection: "refused", refusal: "session" });
    expect(env.sockets).toHaveLength(2);
  });

  it.each([
    [4403, "origin"],
    [4404, "unknown_tenant"],
  ])("takes close code %i as final", (code, refusal) => {
    const { conversation, env } = startConversation();
    env.socket.drops(code);
    conversation.wake();
    env.pass(600_000);
    expect(conversation.state).toMatchObject({ connection: "refused", refusal });
    expect(env.sockets).toHaveLength(1);
  });

  it("slows down when told to, whoever asks to hurry", () => {
    const { conversation, env } = startConversation();
    env.socket.says(ready([]));
    env.socket.drops(4429);
    env.pass(29_000);
    conversation.wake();
    expect(env.sockets).toHaveLength(1);
    env.pass(2_000);
    expect(env.sockets).toHaveLength(2);
  });
});
