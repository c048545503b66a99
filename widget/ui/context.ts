import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { WidgetWords } from "../../words/types/widget.ts";
import type { ChatState } from "../state/chat-state.ts";
import type { Conversation } from "../state/conversation.ts";
import type { Times } from "../state/times.ts";
import type { ContactValues } from "./contact.ts";
import type { Panel } from "./panel.ts";

/** What every part of the chat may use. */
export interface Chat {
  conversation: Conversation;
  panel: Panel;
  words: WidgetWords;
  times: Times;
  /** The visitor's own IANA zone. */
  ownZone: string | null;
  /** Origin of the chat's server, for relative links. */
  origin: string;
  /** Puts the focus where the visitor goes on from: the field to write in, or the window where that would bring a keyboard up. */
  settleFocus(): void;
  /** What was typed into a contact card, so that the next one begins with it when a card is overtaken. */
  typedContact: { current: ContactValues };
}

export const ChatContext = createContext<Chat | null>(null);

/** The chat around a component. */
export function useChat(): Chat {
  const chat = useContext(ChatContext);
  if (!chat) throw new Error("A chat component was drawn outside the chat.");
  return chat;
}

/** The conversation's state, drawn again with every change. */
export function useChatState(conversation: Conversation): ChatState {
  const [state, setState] = useState(conversation.state);
  useEffect(() => {
    setState(conversation.state);
    return conversation.subscribe(() => setState(conversation.state));
  }, [conversation]);
  return state;
}
