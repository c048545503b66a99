import { describe, expect, it } from "vitest";
import { catchUp, line, ready, said } from "./support/fake-environment.ts";
import { startConversation, texts } from "./support/start-conversation.ts";

/** A conversation whose two WebSocket attempts failed. */
function withoutSockets() {
  const started = startConversation();
  started.env.socket.drops();
  started.env.pass(5_000);
  started.env.socket.drops();
  started.env.pass(5_000);
  return started;
}

describe("the chat where WebSockets are blocked", () => {
  it("uses requests after two attempts that were never answered", async () => {
    const { conversation, env } = withoutSockets();
    expect(env.sockets).toHaveLength(2);
    expect(env.request.body).toEqual({ after: 0, timezone: "Europe/Berlin", locale: "en" });
    await env.request.answer(200, catchUp([line(1)]));
    expect(conversation.state.connection).toBe("online");

    conversation.say("hello");
    env.pass(0);
    expect(env.request.body).toMatchObject({ id: "m1", text: "hello", after: 1 });
    expect(env.request.authorization).toBe("Bearer token-1");
    await env.request.answer(200, catchUp([said(2, "hello"), line(3)]));
    expect(texts(conversation)).toEqual(["line 1", "hello", "line 3"]);
    expect(conversation.state.pending).toEqual([]);
  });

  it("falls back as well where the constructor throws", () => {
    const { env } = startConversation();
    env.socketsThrow = true;
    env.socket.drops();
    env.pass(10_000);
    expect(env.requests).toHaveLength(1);
  });

  it("falls back as well where the page's policy forbids the connection", () => {
    const { env } = startConversation();
    env.socket.isForbidden();
    env.pass(2_000);
    env.socket.isForbidden();
    env.pass(4_000);
    expect(env.requests).toHaveLength(1);
  });

  it("stays with WebSockets that have worked before", () => {
    const { env } = startConversation();
    env.socket.says(ready([]));
    for (let attempt = 0; attempt < 4; attempt++) {
      env.socket.drops();
      env.pass(30_000);
    }
    expect(env.requests).toHaveLength(0);
  });

  it("polls every ten seconds, and rarely when nothing happens", async () => {
    const { env } = withoutSockets();
    await env.request.answer(200, catchUp([line(1)]));
    env.pass(9_999);
    expect(env.requests).toHaveLength(1);
    env.pass(1);
    expect(env.requests).toHaveLength(2);
    env.pass(130_000);
    await env.request.answer(200, catchUp([]));
    env.pass(29_999);
    expect(env.requests).toHaveLength(2);
    env.pass(1);
    expect(env.requests).toHaveLength(3);
  });

  it("repeats a message whose answer was lost, with the same id", async () => {
    const { conversation, env } = withoutSockets();
    await env.request.answer(200, catchUp([]));
    conversation.say("hello");
    env.pass(0);
    await env.request.answer(503, { code: "busy" });
    expect(conversation.state.connection).toBe("reconnecting");
    env.pass(5_000);
    await env.request.answer(200, catchUp([]));
    env.pass(0);
    expect(env.request.body).toMatchObject({ id: "m1", text: "hello" });
  });

  it("shows a refusal at the message and goes on", async () => {
    const { conversation, env } = withoutSockets();
    await env.request.answer(200, catchUp([]));
    conversation.say("hello");
    env.pass(0);
    await env.request.answer(422, { code: "invalid_request" });
    expect(conversation.state.pending).toMatchObject([{ text: "hello", failed: "invalid_request" }]);
    expect(conversation.state.connection).toBe("online");
    conversation.retry("m1");
    env.pass(0);
    expect(env.request.body).toMatchObject({ id: "m1", text: "hello" });
  });

  it("returns to a WebSocket as soon as one is answered, without a gap", async () => {
    const { conversation, env } = withoutSockets();
    await env.request.answer(200, catchUp([line(1)]));
    env.pass(120_000);
    expect(env.sockets).toHaveLength(3);
    expect(conversation.state.connection).toBe("online");
    env.socket.says(ready([line(2)]));
    const before = env.requests.length;
    conversation.say("over the socket");
    env.pass(4_000);
    expect(env.socket.frames).toEqual([{ type: "message", id: "m1", text: "over the socket" }]);
    expect(env.requests).toHaveLength(before);
    expect(texts(conversation)).toEqual(["line 1", "line 2"]);
  });

  it("begins anew on a refused token", async () => {
    const { env, storage } = withoutSockets();
    await env.request.answer(200, catchUp([line(1)]));
    env.pass(10_000);
    await env.request.answer(401, { code: "unauthenticated" });
    env.pass(0);
    expect(env.request.authorization).toBeUndefined();
    expect(env.request.body).toMatchObject({ after: 0 });
    expect(storage.getItem("gomomo:t1")).toBeNull();
  });
});
