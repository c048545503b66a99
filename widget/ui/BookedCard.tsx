import { useRef, useState } from "preact/hooks";
import type { CardOf } from "../wire.ts";
import { CardActions } from "./CardActions.tsx";
import { useChat } from "./context.ts";
import { Icon } from "./Icon.tsx";

/** The ticket: what was booked, as the committed row has it. Once another has followed it, it is history. */
export function BookedCard({ card, isNewest }: { card: CardOf<"booked">; isNewest: boolean }) {
  const { words, times, ownZone } = useChat();
  const { start, timezone, service, staff, place, reference, manageUrl, cancelled } = card.data;
  const stamp = cancelled ? words.cancelled : isNewest ? words.booked : words.changed;
  const stands = isNewest && !cancelled;
  const own = times.own(start, timezone, ownZone);
  return (
    <article class={stands ? "ticket" : "ticket past"} aria-label={stamp}>
      <div class="ticket-top">
        <p class="stamp">
          {stands && <Icon name="check" />}
          {stamp}
        </p>
        <p class="service" dir="auto">
          {service}
        </p>
        <p class="when" dir="auto">
          <time dateTime={start}>
            {times.day(start, timezone)}
            <br />
            {times.time(start, timezone)}
          </time>
        </p>
        {own && (
          <p class="hint" dir="auto">
            {words.yours(own)}
          </p>
        )}
      </div>
      <dl class="facts">
        <div>
          <dt>{words.withStaff}</dt>
          <dd dir="auto">{staff}</dd>
        </div>
        {place && (
          <div>
            <dt>{words.place}</dt>
            <dd dir="auto">{place}</dd>
          </div>
        )}
        <div>
          <dt>{words.reference}</dt>
          <Reference reference={reference} />
        </div>
      </dl>
      {stands && manageUrl && (
        <div class="actions">
          <a class="chip" href={`${manageUrl}/appointment.ics`}>
            {words.addToCalendar}
          </a>
          <a
            class="chip"
            href={manageUrl}
            target="_blank"
            rel="noreferrer"
            aria-label={`${words.change} (${words.newTab})`}
          >
            {words.change}
          </a>
        </div>
      )}
      {stands && <CardActions card={card} />}
    </article>
  );
}

function Reference({ reference }: { reference: string }) {
  const { words } = useChat();
  const text = useRef<HTMLElement>(null);
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(reference);
      setCopied(true);
    } catch {
      // Plain http and some policies have no clipboard: selected, it is one key away.
      if (text.current) getSelection()?.selectAllChildren(text.current);
    }
  };
  return (
    <dd class="reference">
      <code ref={text}>{reference}</code>
      <button type="button" class="link" onClick={copy}>
        {words.copy}
      </button>
      <span class="hint" role="status">
        {isCopied && words.copied}
      </span>
    </dd>
  );
}
