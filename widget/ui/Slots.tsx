import { offersOf } from "../state/log.ts";
import type { Entry, Offer } from "../wire.ts";
import { useChat } from "./context.ts";
import { Icon } from "./Icon.tsx";

interface SlotsProps {
  entry: Entry;
  /** Whether they can still be chosen. */
  open: boolean;
  /** The offer that was chosen here. */
  chosen: string | undefined;
  /** The business's IANA zone. */
  zone: string | undefined;
}

/** The times on offer, by day. */
export function Slots({ entry, open, chosen, zone = "UTC" }: SlotsProps) {
  const { words, times, ownZone } = useChat();
  const offers = offersOf(entry);
  const isElsewhere = offers.some((offer) => times.own(offer.start, zone, ownZone));
  return (
    <div class={`slots ${isElsewhere ? "wide" : ""} ${open ? "" : "inert"}`}>
      {isElsewhere && open && <p class="hint">{words.times(placeOf(zone))}</p>}
      {times.byDay(offers, zone).map((day) => (
        <fieldset key={day.heading}>
          <legend class="day" dir="auto">
            {day.heading}
          </legend>
          <div class="grid">
            {day.offers.map((offer) => (
              <Slot key={offer.id} {...{ entry, open, zone, offer }} day={day.heading} isChosen={offer.id === chosen} />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}

interface SlotProps {
  entry: Entry;
  offer: Offer;
  day: string;
  zone: string;
  open: boolean;
  isChosen: boolean;
}

function Slot({ entry, offer, day, zone, open, isChosen }: SlotProps) {
  const { conversation, words, times, ownZone } = useChat();
  const own = times.own(offer.start, zone, ownZone);
  const name = [day, offer.label, own && words.yours(own)].filter(Boolean).join(", ");
  return (
    // Not `disabled`: a pressed button would lose the focus.
    <button
      type="button"
      class="slot"
      aria-label={name}
      aria-pressed={isChosen}
      aria-disabled={!open}
      onClick={() => open && !isChosen && conversation.choose(entry.id, offer.id, `${day}, ${offer.label}`)}
    >
      <span class="time">
        {isChosen && <Icon name="check" />}
        <bdi>{offer.label}</bdi>
      </span>
      {own && (
        <span class="own" dir="auto">
          {words.yours(own)}
        </span>
      )}
    </button>
  );
}

/** "New York" of "America/New_York". */
function placeOf(zone: string): string {
  return zone.slice(zone.lastIndexOf("/") + 1).replace(/_/g, " ");
}
