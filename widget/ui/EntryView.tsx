import type { ChatState } from "../state/chat-state.ts";
import { type OpenParts, offersOf } from "../state/log.ts";
import type { Entry } from "../wire.ts";
import { BookedCard } from "./BookedCard.tsx";
import { ContactCard } from "./ContactCard.tsx";
import { FollowupCard } from "./FollowupCard.tsx";
import { PushLine } from "./PushLine.tsx";
import { Replies } from "./Replies.tsx";
import { Slots } from "./Slots.tsx";
import { VisitorLine } from "./VisitorLine.tsx";

/** One entry of the log. */
export function EntryView({ entry, open, state }: { entry: Entry; open: OpenParts; state: ChatState }) {
  const slots = offersOf(entry).length > 0 && (
    <Slots
      entry={entry}
      open={open.offers === entry.id}
      chosen={state.chosen[entry.id]}
      zone={state.business?.timezone}
    />
  );
  switch (entry.kind) {
    case "visitor":
      return (
        <div class="mine">
          <VisitorLine text={entry.text} />
        </div>
      );
    case "receptionist":
      return (
        <div class="theirs" data-entry={entry.id}>
          <p class="said" dir="auto">
            {entry.text}
          </p>
          {slots}
          {open.replies === entry.id && state.pending.length === 0 && <Replies replies={entry.replies ?? []} />}
        </div>
      );
    case "push":
      return (
        <PushLine entry={entry} zone={state.business?.timezone}>
          {slots}
        </PushLine>
      );
    case "card":
      if (entry.card === "contact") {
        return open.contact === entry.id ? <ContactCard card={entry} state={state} /> : null;
      }
      if (entry.card === "followup") return <FollowupCard card={entry} />;
      return <BookedCard card={entry} isNewest={open.tickets[entry.data.reference] === entry.id} />;
    default:
      // Toasts are said in the corner; in the log they would only repeat it.
      return null;
  }
}
