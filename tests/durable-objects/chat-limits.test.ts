import { describe, expect, it } from "vitest";
import { card, chatPath, heard, offerAt, SocketChat } from "../support/chat.ts";
import { RestChat } from "../support/chat-rest.ts";
import { walk } from "../support/chat-steps.ts";
import { BUSY_STATEMENT, park } from "../support/gateway.ts";
import { call } from "../support/http.ts";
import { createTenant } from "../support/tenant.ts";

const message = (text: string, id: string = crypto.randomUUID()) => ({ type: "message", id, text });

describe("a visitor in a hurry", () => {
  it("has five messages waiting at most, and the sixth is refused and may be sent later", async () => {
    const { id } = await createTenant();
    const chat = await SocketChat.open(id);
    const search = await park("before", id, BUSY_STATEMENT);
    chat.send(message("a massage tomorrow"));
    await search.arrived();
    for (const text of ["hi", "hello", "hey", "thanks"]) chat.send(message(text));
    chat.send(message("one too many", "sixth"));

    expect(await chat.next("error")).toEqual({ type: "error", id: "sixth", code: "too_fast", retryAfter: 2 });
    await search.release();
    await new RestChat(id, chat.token).poll();
    await chat.say("one too many", "sixth");
    const said = chat.entries.filter(({ kind }) => kind === "visitor");
    expect(said).toHaveLength(6);
  });

  it("is told how long to wait once the minute's messages are used up", async () => {
    const { id } = await createTenant({ limits: { holdMinutes: 5, chatMessagesPerMinute: 2 } });
    const chat = await SocketChat.open(id);
    await chat.say("hi", "first");
    await chat.say("hello");
    chat.send(message("hey", "third"));

    const refusal = await chat.next("error");
    expect(refusal).toMatchObject({ id: "third", code: "rate_limited" });
    expect(refusal.retryAfter).toBeGreaterThan(0);
    expect(refusal.retryAfter).toBeLessThanOrEqual(60);
    // What was taken before is acknowledged again all the same.
    chat.send(message("hi", "first"));
    expect(await chat.next("ack")).toEqual({ type: "ack", id: "first", seq: 2 });

    const refused = await new RestChat(id, chat.token).post({ id: "fourth", text: "hey" });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ code: "rate_limited" });
  });
});

describe("what is not a message", () => {
  const frames = [
    { what: "JSON that is broken", frame: '{"type":"message"', error: { code: "invalid_request" } },
    { what: "JSON that is no frame", frame: "[]", error: { code: "invalid_request" } },
    { what: "null", frame: "null", error: { code: "invalid_request" } },
    { what: "an unknown type", frame: { type: "shout", id: "x" }, error: { code: "invalid_request", id: "x" } },
    {
      what: "a field too many",
      frame: { ...message("hi", "x"), admin: true },
      error: { code: "invalid_request", id: "x" },
    },
    { what: "no text", frame: message(" \n ", "x"), error: { code: "invalid_request", id: "x" } },
    { what: "2,001 characters", frame: message("x".repeat(2001), "x"), error: { code: "invalid_request", id: "x" } },
    { what: "a frame over 8 KB", frame: message("x".repeat(8192)), error: { code: "too_large" } },
    { what: "a frame over 8 KB in bytes", frame: message("é".repeat(4096)), error: { code: "too_large" } },
    { what: "a binary frame", frame: new TextEncoder().encode("{}").buffer, error: { code: "invalid_request" } },
    { what: "a negative place", frame: { type: "since", after: -1 }, error: { code: "invalid_request" } },
  ];

  it.each(frames)("$what is refused and leaves no trace", async ({ frame, error }) => {
    const { id } = await createTenant();
    const chat = await SocketChat.open(id);
    chat.send(frame);

    expect(await chat.next("error")).toEqual({ type: "error", ...error });
    // The conversation goes on.
    await chat.say("hi");
    expect(chat.entries.map(({ kind }) => kind)).toEqual(["receptionist", "visitor", "receptionist"]);
  });

  it("2,000 characters, markup and odd signs are a message like any other", async () => {
    const { id } = await createTenant();
    const chat = await SocketChat.open(id);
    const texts = ["é".repeat(2000), "<img src=x onerror=alert(1)>", "😀 ‮ \u0000 ﷽", "{{7*7}} %s '; DROP TABLE"];
    for (const text of texts) await chat.say(text);

    const said = chat.entries.flatMap((entry) => (entry.kind === "visitor" ? [entry.text] : []));
    // U+0000 is nothing that a database could keep.
    expect(said).toEqual(texts.map((text) => text.replaceAll("\u0000", "")));
  });

  const bodies = [
    { what: "a text without an id", body: { text: "hi" }, code: "invalid_request" },
    { what: "two things at once", body: { id: "x", text: "hi", offerId: "y" }, code: "invalid_request" },
    { what: "2,001 characters", body: { id: "x", text: "x".repeat(2001) }, code: "invalid_request" },
    { what: "an unknown field", body: { id: "x", text: "hi", admin: true }, code: "invalid_request" },
    { what: "an unknown time zone", body: { timezone: "Mars/Olympus" }, code: "invalid_request" },
  ];

  it.each(bodies)("$what is refused by REST", async ({ body, code }) => {
    const { id } = await createTenant();
    const chat = await RestChat.open(id);
    const refused = await chat.post(body);

    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ code });
    expect(await chat.poll()).toEqual([]);
  });
});

it("a body that is no JSON is refused by REST", async () => {
  const { id } = await createTenant();
  const headers = { "content-type": "application/json" };
  const refused = await call(chatPath(id), { method: "POST", body: "{", headers });

  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({ code: "malformed_json" });
});

describe("a button that has lost its meaning", () => {
  const ana = { name: "Ana", email: "ana@example.com" };
  const refusalOf = async (chat: SocketChat, frame: object) => {
    chat.send({ id: "pressed", ...frame });
    return (await chat.next("error", (error) => error.id === "pressed")).code;
  };

  it("is refused where the card is unknown, no card at all, or answered already", async () => {
    const { id } = await createTenant();
    const chat = await walk(await SocketChat.open(id), "pick");
    const act = { type: "act", action: "submit", values: ana };
    const { id: entryId } = card(chat.entries, "contact");

    expect(await refusalOf(chat, { ...act, entryId: crypto.randomUUID() })).toBe("card_closed");
    expect(await refusalOf(chat, { ...act, entryId: chat.entries[0]?.id })).toBe("card_closed");
    await chat.fill(ana);
    expect(await refusalOf(chat, { ...act, entryId })).toBe("card_closed");
    const refused = await new RestChat(id, chat.token).post({
      id: "y",
      action: { entryId, name: "submit", values: ana },
    });
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ code: "card_closed" });
  });

  it("is refused where the offer is unknown or of another conversation", async () => {
    const { id } = await createTenant();
    const chat = await walk(await SocketChat.open(id), "ask");
    const stranger = await SocketChat.open(id);
    const { id: offerId } = offerAt(chat.entries, 0);

    expect(await refusalOf(chat, { type: "choose", offerId: crypto.randomUUID() })).toBe("offer_gone");
    expect(await refusalOf(stranger, { type: "choose", offerId })).toBe("offer_gone");
    const refused = await new RestChat(id, stranger.token).post({ id: "y", offerId });
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ code: "offer_gone" });
  });

  it("still holds its time where the offer is an older one of this conversation", async () => {
    const { id } = await createTenant();
    const chat = await walk(await SocketChat.open(id), "ask");
    const older = offerAt(chat.entries, 1);
    await chat.say("actually in three days");

    expect(heard(await chat.choose(older.id))).toMatch(/I'm keeping/);
    await chat.fill(ana);
    await chat.say("yes");
    expect(card(chat.entries, "booked").data.start).toBe(older.start);
  });
});
