import type { CardOf } from "../wire.ts";
import { CardActions } from "./CardActions.tsx";
import { useChat } from "./context.ts";

/** Says that somebody comes back to the visitor, how, and about when. */
export function FollowupCard({ card }: { card: CardOf<"followup"> }) {
  const { words } = useChat();
  const { title, by, expected } = words.followup;
  return (
    <article class="card" aria-label={title}>
      <div>
        <p class="card-title">{title}</p>
        <p class="service">{by[card.data.method]}</p>
      </div>
      <dl class="facts">
        <div>
          <dt>{expected}</dt>
          <dd dir="auto">{card.data.expected}</dd>
        </div>
      </dl>
      <CardActions card={card} />
    </article>
  );
}
