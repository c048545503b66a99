import type { ConnectionState } from "../connection/connection.ts";
import type { Refusal } from "../connection/transport.ts";
import type { Business, Entry, EntryOf, ReceptionistFrame } from "../wire.ts";
import { knownUntil, mergeEntries } from "./log.ts";
import { acknowledge, type Pending, refuse, settle } from "./pending.ts";

/** Everything the chat shows. Never changed in place. */
export interface ChatState {
  connection: ConnectionState;
  refusal: Refusal | null;
  business: Business | null;
  /** What the conversation is in; null until the server has told. */
  language: string | null;
  /** Whether the history is complete; what comes afterwards is news. */
  loaded: boolean;
  entries: readonly Entry[];
  /** Text that streams in, in the pieces that came, by the id of the entry that will replace it. */
  drafts: Readonly<Record<string, readonly string[]>>;
  typing: boolean;
  /** What the receptionist is busy with, or "". */
  status: string;
  pending: readonly Pending[];
  /** Times that were chosen: offer id by entry id. */
  chosen: Readonly<Record<string, string>>;
  /** Cards whose answer was sent from this tab, by entry id. */
  answered: Readonly<Record<string, true>>;
  /** Toasts on show, newest last. */
  toasts: readonly EntryOf<"toast">[];
  /** Whether the visitor had the conversation deleted: nothing begins before they ask for it. */
  forgotten: "no" | "under_way" | "failed" | "yes";
  /** When the server was last heard, by our own clock. */
  heardAt: number;
}

/** Toasts missed during a longer silence are old news and stay away. */
const NEWS_FOR_MS = 30_000;

export const emptyChat: ChatState = {
  connection: "connecting",
  refusal: null,
  business: null,
  language: null,
  loaded: false,
  entries: [],
  drafts: {},
  typing: false,
  status: "",
  pending: [],
  chosen: {},
  answered: {},
  toasts: [],
  forgotten: "no",
  heardAt: 0,
};

/** What the chat shows after a frame that arrived at `now`. */
export function applyFrame(state: ChatState, frame: ReceptionistFrame, now: number): ChatState {
  const next = change(state, frame, now);
  return { ...next, pending: settle(next.pending, knownUntil(next.entries)), heardAt: now };
}

function change(state: ChatState, frame: ReceptionistFrame, now: number): ChatState {
  switch (frame.type) {
    case "ready":
      return {
        ...withEntries(state, frame.entries, now),
        business: frame.business,
        language: frame.language,
        loaded: state.loaded || !frame.more,
      };
    case "entry":
      return withEntries(state, [frame.entry], now);
    case "ack":
      return { ...state, pending: acknowledge(state.pending, frame.id, frame.seq) };
    case "typing":
      // Of a turn that was given up nothing stays.
      return { ...state, typing: frame.on, drafts: {} };
    case "status":
      return { ...state, status: frame.text };
    case "language":
      return { ...state, language: frame.language };
    case "delta":
      return withDelta(state, frame.entryId, frame.text);
    case "error":
      return frame.id ? refused(state, frame.id, frame.code) : state;
    default:
      // A newer server may say more than we know.
      return state;
  }
}

/** A line grows. One whose beginning was said while the line was down has a hole: it waits for its entry. */
function withDelta(state: ChatState, entryId: string, text: string): ChatState {
  if (!state.typing || state.entries.some(({ id }) => id === entryId)) return state;
  return { ...state, drafts: { ...state.drafts, [entryId]: [...(state.drafts[entryId] ?? []), text] } };
}

function withEntries(state: ChatState, incoming: readonly Entry[], now: number): ChatState {
  const entries = mergeEntries(state.entries, incoming);
  if (entries === state.entries) return state;
  const known = new Set(state.entries);
  const added = entries.filter((entry) => !known.has(entry));
  const isNews = state.loaded && now - state.heardAt < NEWS_FOR_MS;
  const toasts = isNews ? added.filter((entry) => entry.kind === "toast") : [];
  const drafts = { ...state.drafts };
  for (const entry of added) delete drafts[entry.id];
  const chosen = added.reduce((so, entry) => chosenAfter(so, entry, entries), state.chosen);
  return { ...state, entries, drafts, chosen, toasts: [...state.toasts, ...toasts] };
}

type Chosen = ChatState["chosen"];

/** The times that stay marked once a line of the log is read; one that could not be kept may be chosen once more. */
function chosenAfter(chosen: Chosen, entry: Entry, log: readonly Entry[]): Chosen {
  if (entry.kind === "toast" && (entry.toast === "hold_expired" || entry.toast === "slot_taken")) return {};
  if (entry.kind !== "visitor" || !entry.offerId) return chosen;
  const { offerId, seq } = entry;
  const offering = log.findLast(
    (one) => one.seq < seq && "offers" in one && one.offers?.some(({ id }) => id === offerId),
  );
  return offering ? { ...chosen, [offering.id]: offerId } : chosen;
}

/** A refused press gives its button back. */
function refused(state: ChatState, id: string, code: string): ChatState {
  const input = state.pending.find((one) => one.input.id === id)?.input;
  const chosen = { ...state.chosen };
  const answered = { ...state.answered };
  if (input?.type === "choose") {
    for (const [entryId, offerId] of Object.entries(chosen)) if (offerId === input.offerId) delete chosen[entryId];
  }
  if (input?.type === "act") delete answered[input.entryId];
  return { ...state, chosen, answered, pending: refuse(state.pending, id, code) };
}
