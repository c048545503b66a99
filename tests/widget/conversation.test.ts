import { describe, expect, it } from "vitest";
import { openParts } from "../../widget/state/log.ts";
import { visible } from "../../widget/state/pending.ts";
import type { Entry, Offer } from "../../widget/wire.ts";
import { line, ready, said } from "./support/fake-environment.ts";
import { startConversation } from "./support/start-conversation.ts";

const at = "2026-11-20T12:00:00.000Z";
const toast = (seq: number): Entry => ({ id: `e${seq}`, seq, at, kind: "toast", toast: "booked", text: "Booked." });
const contact = (seq: number): Entry => ({
  id: `e${seq}`,
  seq,
  at,
  kind: "card",
  card: "contact",
  data: {},
  actions: [],
});
const booked = (seq: number): Entry => ({
  id: `e${seq}`,
  seq,
  at,
  kind: "card",
  card: "booked",
  actions: [],
  data: {
    appointmentId: "a1",
    reference: "K7P2QX",
    start: at,
    end: at,
    timezone: "UTC",
    service: "Massage",
    staff: "Mara",
    place: null,
  },
});
const push = (seq: number, times?: Offer[]): Entry => ({
  ...{ id: `e${seq}`, seq, at, kind: "push", push: times ? "waitlist_match" : "calendar_retry_success", data: {} },
  ...(times && { offers: times }),
});
const offers = [{ id: "o1", start: at, end: at, label: "12:00 pm" }];

describe("what the visitor said", () => {
  it("is shown at once, and never twice, whichever of entry and ack comes first", () => {
    const { conversation, env } = startConversation();
    env.socket.says(ready([]));
    conversation.say("  hello ");
    const shown = () => visible(conversation.state.pending, conversation.state.entries).map((one) => one.text);
    expect(shown()).toEqual(["hello"]);
    env.socket.says({ type: "entry", entry: said(1, "hello") });
    expect(shown()).toEqual([]);
    env.socket.says({ type: "ack", id: "m1", seq: 1 });
    expect(conversation.state.pending).toEqual([]);
  });

  it("gives a chosen time back that could be kept no longer", () => {
    const { conversation, env } = startConversation();
    env.socket.says(ready([line(1, { offers })]));
    conversation.choose("e1", "o1", "Friday, 12:00 pm");
    env.socket.says({ type: "entry", entry: { ...toast(2), toast: "hold_expired" } as Entry });
    expect(conversation.state.chosen).toEqual({});
  });

  it("marks a time that was chosen in another tab, or before a reload", () => {
    const { conversation, env } = startConversation();
    const chose = { ...said(2, "Friday, 12:00 pm"), offerId: "o1" } as Entry;
    env.socket.says(ready([line(1, { offers }), chose]));
    expect(conversation.state.chosen).toEqual({ e1: "o1" });
  });

  it("gives a refused choice its button back", () => {
    const { conversation, env } = startConversation();
    env.socket.says(ready([line(1, { offers })]));
    conversation.choose("e1", "o1", "Friday, 12:00 pm");
    expect(conversation.state.chosen).toEqual({ e1: "o1" });
    env.socket.says({ type: "error", id: "m1", code: "too_fast" });
    expect(conversation.state.chosen).toEqual({});
    expect(conversation.state.pending).toMatchObject([{ text: "Friday, 12:00 pm", failed: "too_fast" }]);
  });
});

describe("what streams in", () => {
  it("grows by its deltas and is replaced by its entry", () => {
    const { conversation, env } = startConversation();
    env.socket.says(ready([]));
    env.socket.says({ type: "typing", on: true });
    env.socket.says({ type: "delta", entryId: "e1", text: "Good " });
    env.socket.says({ type: "delta", entryId: "e1", text: "morning" });
    expect(conversation.state.drafts).toEqual({ e1: ["Good ", "morning"] });
    env.socket.says({ type: "entry", entry: line(1) });
    expect(conversation.state.drafts).toEqual({});
    env.socket.says({ type: "delta", entryId: "e1", text: " late" });
    expect(conversation.state.drafts).toEqual({});
  });

  it("is not shown with a hole: after a loss it waits for its entry", () => {
    const { conversation, env } = startConversation();
    env.socket.says(ready([]));
    env.socket.says({ type: "typing", on: true });
    env.socket.says({ type: "delta", entryId: "e1", text: "Good " });
    env.socket.drops();
    expect(conversation.state.drafts).toEqual({});
    env.pass(60_000);
    env.socket.says(ready([]));
    env.socket.says({ type: "delta", entryId: "e1", text: "morning" });
    expect(conversation.state.drafts).toEqual({});
  });

  it("goes with a turn that was given up", () => {
    const { conversation, env } = startConversation();
    env.socket.says(ready([]));
    env.socket.says({ type: "typing", on: true });
    env.socket.says({ type: "delta", entryId: "e1", text: "Good " });
    env.socket.says({ type: "typing", on: false });
    expect(conversation.state.drafts).toEqual({});
  });
});

describe("the language", () => {
  it("is the conversation's, and follows it", () => {
    const { conversation, env } = startConversation();
    expect(conversation.state.language).toBeNull();
    env.socket.says(ready([]));
    expect(conversation.state.language).toBe("en");
    env.socket.says({ type: "language", language: "es" });
    expect(conversation.state.language).toBe("es");
  });
});

describe("toasts", () => {
  it("appear when they happen and not from history", () => {
    const { conversation, env } = startConversation();
    env.socket.says(ready([toast(1)]));
    expect(conversation.state.toasts).toEqual([]);
    env.socket.says({ type: "entry", entry: toast(2) });
    expect(conversation.state.toasts.map(({ id }) => id)).toEqual(["e2"]);
    conversation.dismiss("e2");
    expect(conversation.state.toasts).toEqual([]);
  });
});

describe("what can still be pressed", () => {
  it("is the newest offer, until something is booked", () => {
    expect(openParts([line(1, { offers }), line(2), line(3, { offers })]).offers).toBe("e3");
    expect(openParts([line(1, { offers }), contact(2), booked(3)])).toMatchObject({
      offers: undefined,
      contact: undefined,
    });
    expect(openParts([booked(1), line(2, { offers })]).offers).toBe("e2");
  });

  it("is the newest ticket of each appointment", () => {
    expect(openParts([booked(1), booked(2)]).tickets).toEqual({ K7P2QX: "e2" });
  });

  it("is the newest contact card, and replies only as the last word", () => {
    expect(openParts([contact(1), contact(2)]).contact).toBe("e2");
    expect(openParts([contact(1), said(2, "where are you?"), line(3)]).contact).toBe("e1");
    expect(openParts([contact(1), line(2, { replies: ["Yes, book it"] })]).contact).toBeUndefined();
    expect(openParts([contact(1), line(2, { offers })]).contact).toBeUndefined();
    expect(openParts([line(1), toast(2)]).replies).toBe("e1");
    // News that asks nothing takes no question away; times that have come free are an offer as any.
    expect(openParts([line(1), push(2)]).replies).toBe("e1");
    expect(openParts([contact(1), push(2)]).contact).toBe("e1");
    expect(openParts([line(1, { offers }), push(2)]).offers).toBe("e1");
    const matched = openParts([line(1, { offers }), contact(2), push(3, offers)]);
    expect(matched).toMatchObject({ offers: "e3", contact: undefined, replies: undefined });
    expect(openParts([line(1), said(2, "hm")]).replies).toBeUndefined();
  });
});
