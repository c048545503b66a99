import type { EntryOf } from "../wire.ts";
import { useChat } from "./context.ts";

/** A card's buttons, those that ask for nothing more. */
export function CardActions({ card }: { card: EntryOf<"card"> }) {
  const { conversation } = useChat();
  const actions = card.actions.filter((action) => !action.fields);
  if (actions.length === 0) return null;
  return (
    <div class="actions">
      {actions.map(({ name, label }) => (
        <button key={name} type="button" class="chip" dir="auto" onClick={() => conversation.act(card.id, name, label)}>
          {label}
        </button>
      ))}
    </div>
  );
}
