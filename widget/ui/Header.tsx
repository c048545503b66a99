import type { ChatState } from "../state/chat-state.ts";
import { useChat } from "./context.ts";
import { Icon } from "./Icon.tsx";

/** Who one is talking to, whether the line is up, and the way out. */
export function Header({ state }: { state: ChatState }) {
  const { panel, words } = useChat();
  const { connection, business } = state;
  return (
    <header class="header">
      <div class="who">
        {/* A page of its own has the name above. */}
        {!panel.isPage && (
          <h2 class="name" dir="auto">
            {business?.name ?? words.chat}
          </h2>
        )}
        {state.forgotten !== "yes" && (
          <p class={`line-state ${connection}`}>
            <span class="dot" aria-hidden="true" />
            <span role="status">{words.connection[connection]}</span>
          </p>
        )}
      </div>
      {!panel.isPage && (
        <button type="button" class="icon-button" aria-label={words.close} onClick={() => panel.close()}>
          <Icon name="close" />
        </button>
      )}
    </header>
  );
}
