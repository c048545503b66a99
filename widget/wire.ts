import type * as protocol from "../domain/receptionist/protocol.ts";

/**
 * The wire protocol as the widget sees it: types only, so that no validation library reaches the visitor's browser.
 * The constants are typed by the protocol's own literals; a change there is a compile error here.
 */
export type Entry = protocol.Entry;
export type Offer = protocol.Offer;
export type Business = protocol.Business;
export type Booked = protocol.Booked;
export type CardField = protocol.CardField;
export type CardAction = protocol.CardAction;
export type CatchUp = protocol.CatchUp;
export type ChatPost = protocol.ChatPost;
/** The widget has a conversation forgotten by a request, which is answered. */
export type VisitorFrame = Exclude<protocol.VisitorFrame, { type: "forget" }>;
export type VisitorInput = protocol.VisitorInput;
export type ReceptionistFrame = protocol.ReceptionistFrame;

/** An entry of one kind, for the component that draws it. */
export type EntryOf<Kind extends Entry["kind"]> = Extract<Entry, { kind: Kind }>;
/** A card entry of one kind. */
export type CardOf<Card extends EntryOf<"card">["card"]> = Extract<EntryOf<"card">, { card: Card }>;

export const CHAT_PROTOCOL: typeof protocol.CHAT_PROTOCOL = "gomomo.v1";
/** Longest message, in UTF-16 code units. */
export const MAX_TEXT: typeof protocol.MAX_TEXT = 2000;
