import { words } from "../strings/words.ts";
import type { CardOf } from "../wire.ts";
import { CardActions } from "./CardActions.tsx";

/** Says that somebody comes back to the visitor, how, and about when. */
export function FollowupCard({ card }: { card: CardOf<"followup"> }) {
  return (
    <article class="card" aria-label={words.followupTitle}>
      <p class="service">{words.followupTitle}</p>
      <p dir="auto">
        {words.followup[card.data.method]}, {card.data.expected}.
      </p>
      <CardActions card={card} />
    </article>
  );
}
