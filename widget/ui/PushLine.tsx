import type { ComponentChildren } from "preact";
import type { EntryOf } from "../wire.ts";
import { useChat } from "./context.ts";

interface PushLineProps {
  entry: EntryOf<"push">;
  /** The business's IANA zone. */
  zone: string | undefined;
  /** The times that come with it. */
  children: ComponentChildren;
}

/** What the receptionist says of its own accord. It may come late, so it tells which appointment it means. */
export function PushLine({ entry, zone = "UTC", children }: PushLineProps) {
  const { words, times } = useChat();
  const { text, service, start, reference } = entry.data;
  const when = start && `${times.day(start, zone)}, ${times.time(start, zone)}`;
  const about = [service, when].filter(Boolean).join(", ");
  return (
    <div class="theirs">
      <div class="said">
        <p dir="auto">{text ?? words.push[entry.push]}</p>
        {about && (
          <p class="hint" dir="auto">
            {about}
            {reference && (
              <>
                . {words.reference} <code>{reference}</code>
              </>
            )}
          </p>
        )}
      </div>
      {children}
    </div>
  );
}
