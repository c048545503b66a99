/**
 * A line while it is being said: drawn as its entry will be, at the same place. What has been said stays as it is, and
 * only the newest piece fades in.
 */
export function Draft({ id, pieces }: { id: string; pieces: readonly string[] }) {
  return (
    <div class="theirs" data-entry={id}>
      <p class="said" dir="auto">
        {pieces.map((piece, at) => (
          <span key={at} class="piece">
            {piece}
          </span>
        ))}
      </p>
    </div>
  );
}
