import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import { MAX_TEXT } from "../wire.ts";
import { useChat } from "./context.ts";
import { Icon } from "./Icon.tsx";

/** From here on the visitor is told how much room is left. */
const COUNT_FROM = MAX_TEXT - 200;

/** Where the visitor writes. What is typed stays typed whatever the connection does. */
export function Composer({ field, closed }: { field: RefObject<HTMLTextAreaElement | null>; closed: boolean }) {
  const { conversation, words } = useChat();
  const [text, setText] = useState("");

  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    // Grows with its lines; the stylesheet stops it at four. An empty one needs no measuring, nor has it a size while hidden.
    area.style.blockSize = "";
    if (text) area.style.blockSize = `${area.scrollHeight}px`;
  }, [text, field]);

  const send = () => {
    if (closed || !text.trim()) return;
    conversation.say(text);
    setText("");
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter picks a character.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={field}
        rows={1}
        dir="auto"
        maxLength={MAX_TEXT}
        value={text}
        disabled={closed}
        placeholder={words.placeholder}
        aria-label={words.message}
        enterkeyhint="send"
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <button type="submit" class="send" aria-label={words.send} disabled={closed || !text.trim()}>
        <Icon name="send" />
      </button>
      {text.length > COUNT_FROM && (
        <p class="count" role="status">
          {words.charactersLeft(MAX_TEXT - text.length)}
        </p>
      )}
    </form>
  );
}
