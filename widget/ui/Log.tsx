import { useRef } from "preact/hooks";
import type { ChatState } from "../state/chat-state.ts";
import { openParts } from "../state/log.ts";
import { visible } from "../state/pending.ts";
import { useChat } from "./context.ts";
import { Draft } from "./Draft.tsx";
import { EntryView } from "./EntryView.tsx";
import { Icon } from "./Icon.tsx";
import { PendingLine } from "./PendingLine.tsx";
import { useStick } from "./stick.ts";

/** The conversation so far, and what is on its way. */
export function Log({ state }: { state: ChatState }) {
  const { words } = useChat();
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const pending = visible(state.pending, state.entries);
  const stick = useStick(box, content, state.entries.length, pending.length);
  const open = openParts(state.entries);
  const drafts = Object.entries(state.drafts);
  const isTyping = state.typing && drafts.length === 0;

  return (
    <div class="log-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
      <section ref={box} class="log" tabIndex={0} aria-label={words.log} onScroll={stick.onScroll}>
        <div ref={content} class="content">
          <div class="entries" role="log" aria-live="polite" aria-busy={!state.loaded}>
            {state.entries.map((entry) => (
              <EntryView key={entry.id} entry={entry} open={open} state={state} />
            ))}
            {pending.map((one) => (
              <PendingLine key={one.input.id} pending={one} />
            ))}
          </div>
          {/* Half sentences are not read out: the entry that replaces them is. */}
          <div class="drafts" aria-hidden="true">
            {drafts.map(([id, pieces]) => (
              <Draft key={id} id={id} pieces={pieces} />
            ))}
          </div>
          <div class="busy">
            {isTyping && (
              <p class="typing" aria-hidden="true">
                <i />
                <i />
                <i />
              </p>
            )}
            <p role="status">
              {state.status ? (
                <span class="status" dir="auto">
                  {state.status}
                </span>
              ) : (
                isTyping && <span class="unseen">{words.typing}</span>
              )}
            </p>
          </div>
        </div>
      </section>
      {stick.hasNews && (
        <button type="button" class="news" onClick={stick.toEnd}>
          {words.newMessages}
          <Icon name="down" />
        </button>
      )}
    </div>
  );
}
