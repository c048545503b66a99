import type { ServiceConfig } from "../../../db/queries/tenant-config.ts";
import { findService } from "../../booking/offering.ts";
import { localDate, toInstant } from "../../booking/zone.ts";
import { sayDay, sayList, sayTime } from "../language/say.ts";
import type { DayRange } from "../language/when.ts";
import type { OfferedSlot, Question } from "../memory.ts";
import type { Offer } from "../protocol.ts";
import type { AvailabilityOutcome } from "../tools/check-availability.ts";
import type { Draft, Turn } from "../turn.ts";

/** A line of the receptionist; `question` is what it asks, null where it asks nothing. */
export function say(
  turn: Turn,
  question: Question | null,
  text: string,
  extra: { replies?: string[]; offers?: Offer[] } = {},
): Draft {
  turn.memory.question = question;
  return { kind: "receptionist", text, ...extra };
}

export function toast(name: Extract<Draft, { kind: "toast" }>["toast"], text: string): Draft {
  return { kind: "toast", toast: name, text };
}

export function serviceOf({ config }: Turn, serviceId: string | null): ServiceConfig | undefined {
  return serviceId ? findService(config, serviceId) : undefined;
}

/** A service's name in the middle of a sentence: "massage", but "IV drip". */
export function inSentence(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

export function askService(turn: Turn, among?: string[]): Draft {
  const names = turn.config.services.filter(({ id }) => !among || among.includes(id)).map(({ name }) => name);
  const text = among
    ? `Would that be ${sayList(names.map(inSentence), "or")}?`
    : `Which service would you like: ${sayList(names.map(inSentence), "or")}?`;
  return say(turn, "service", text, { replies: names });
}

export function askStaff(turn: Turn, service: ServiceConfig, first?: string): Draft {
  const names = turn.config.staff.filter(({ id }) => service.staffIds.includes(id)).map(({ name }) => name);
  const text = `${first ?? `For your ${inSentence(service.name)} you can see ${sayList(names, "or")}.`} Who would you like, or is anyone fine?`;
  return say(turn, "staff", text, { replies: [...names, "Anyone"] });
}

export function askDay(turn: Turn, first = "Happy to look."): Draft {
  return say(turn, "day", `${first} Is there a day that suits you, or shall I show the first free times?`, {
    replies: ["First free times", "Tomorrow", "Next week"],
  });
}

export function askWhichDay(turn: Turn, candidates: readonly DayRange[]): Draft {
  const { timezone } = turn.config;
  const names = candidates.map(({ from, to }) => {
    const day = (date: string) => sayDay(toInstant(date, 720, timezone), timezone, turn.saidAt);
    return from === to ? day(from) : `${day(from)} to ${day(to)}`;
  });
  return say(turn, "date", `Do you mean ${sayList(names, "or")}?`, { replies: names });
}

/** Offers as the widget shows them. */
function onWire(turn: Turn, offers: readonly OfferedSlot[]): Offer[] {
  return offers.map(({ id, start, end }) => ({
    id,
    start: new Date(start).toISOString(),
    end: new Date(end).toISOString(),
    label: sayTime(start, turn.config.timezone),
  }));
}

/** "Tuesday 24 November at 2:00 pm and 3:30 pm, and Wednesday 25 November at 10:00 am". */
function sayOffers(turn: Turn, offers: readonly OfferedSlot[]): string {
  const { timezone } = turn.config;
  const days = Map.groupBy(offers, ({ start }) => localDate(start, timezone));
  const parts = [...days.values()].map((slots) => {
    const times = sayList(slots.map(({ start }) => sayTime(start, timezone)));
    return `${sayDay(slots[0]?.start ?? 0, timezone, turn.saidAt)} at ${times}`;
  });
  return parts.length > 1 ? `${parts.slice(0, -1).join(", ")}, and ${parts.at(-1)}` : (parts[0] ?? "");
}

/** Names the free times that were found, or says that there are none and names the nearest. */
export function offerTimes(
  turn: Turn,
  outcome: Pick<AvailabilityOutcome, "shown"> & Partial<AvailabilityOutcome>,
  service: ServiceConfig,
): Draft {
  const { shown, fits = false, found = 0, reason } = outcome;
  const offers = { offers: onWire(turn, shown) };
  if (shown.length === 0) {
    const text = `${noneText(turn, reason ?? null, service)} Would another day suit you?`;
    return say(turn, "day", text, { replies: ["First free times", "Next week"] });
  }
  const times = sayOffers(turn, shown);
  if (!fits) {
    const only = shown.length === 1;
    const text = `${noneText(turn, reason ?? null, service)} The nearest ${only ? "is" : "are"} ${times}. Would ${only ? "that" : "one of those"} work, or another day?`;
    return say(turn, "slot", text, offers);
  }
  if (shown.length === 1) {
    return say(turn, "slot", `${times} is free for your ${inSentence(service.name)}. Shall I keep it for you?`, {
      ...offers,
      replies: ["Yes, please", "Another time"],
    });
  }
  const more = found > shown.length ? { replies: ["More times", "Another day"] } : { replies: ["Another day"] };
  const text = `For your ${inSentence(service.name)} I have ${times}. Does one of those suit you, or another day?`;
  return say(turn, "slot", text, { ...offers, ...more });
}

/** Shows the times that were named last once more. */
export function askSlot(turn: Turn, text: string): Draft {
  const { offers, shown } = turn.memory;
  const named = offers.filter(({ id }) => shown.includes(id));
  return say(turn, "slot", text, { offers: onWire(turn, named), replies: ["Another day"] });
}

function noneText(turn: Turn, reason: AvailabilityOutcome["reason"], service: ServiceConfig): string {
  const { wish } = turn.memory;
  const { timezone, horizonDays } = turn.config;
  const day =
    wish.days && wish.days.from === wish.days.to
      ? ` on ${sayDay(toInstant(wish.days.from, 720, timezone), timezone, turn.saidAt)}`
      : " in those days";
  switch (reason) {
    case undefined:
      return "";
    case "booking_disabled":
      return "Bookings are switched off at the moment.";
    case "beyond_horizon": {
      const last = sayDay(turn.saidAt + horizonDays * 86_400_000, timezone, turn.saidAt);
      return `We take bookings up to ${last}, and that is later.`;
    }
    case "too_soon":
      return "That is too soon for us to take a booking.";
    case "closed":
      return `We have no ${inSentence(service.name)} appointments${day}.`;
    case "fully_booked":
      return `We are fully booked${day}.`;
    default:
      return wish.time ? `I have nothing free at that time${day}.` : `I have nothing else free${day}.`;
  }
}

/**
 * Asks for name and email or phone, with the card for those who would rather fill in a form.
 *
 * @param first what is said before the question
 */
export function askContact(turn: Turn, missing: { name: boolean; reach: boolean }, first = ""): Draft[] {
  const { contact } = turn.memory;
  const lead = first && `${first} `;
  if (missing.name && missing.reach) {
    return [
      say(turn, "contact", `${lead}May I have your name, and an email or phone number?`),
      contactCard(turn, contact),
    ];
  }
  if (missing.name) return [say(turn, "contact", `${lead}What is your name?`)];
  return [say(turn, "contact", `${lead || `Thank you, ${contact.name}. `}Which email or phone number may I use?`)];
}

export function contactCard(turn: Turn, data: { name?: string; email?: string; phone?: string }): Draft {
  const { name, email, phone } = data;
  turn.memory.question = "contact";
  return {
    kind: "card",
    card: "contact",
    data: { ...(name && { name }), ...(email && { email }), ...(phone && { phone }) },
    actions: [
      {
        name: "submit",
        label: "Continue",
        fields: [
          { name: "name", label: "Name", type: "text", autocomplete: "name", required: true },
          { name: "email", label: "Email", type: "email", autocomplete: "email", required: false },
          { name: "phone", label: "Phone", type: "tel", autocomplete: "tel", required: false },
        ],
      },
    ],
  };
}

/** Reads the booking back, so that a yes means exactly this. */
export function readBack(turn: Turn): Draft {
  const { memory, config } = turn;
  const { hold, contact } = memory;
  const service = serviceOf(turn, hold?.serviceId ?? null);
  const person = config.staff.find(({ id }) => id === hold?.staffId);
  if (!hold || !service || !person) return askDay(turn);
  memory.readBack = { holdId: hold.id, contact: { ...contact } };
  const when = `${sayDay(hold.start, config.timezone, turn.saidAt)} at ${sayTime(hold.start, config.timezone)}`;
  const reach = [contact.email, contact.phone].filter(Boolean).join(", ");
  const text = `${service.name} with ${person.name} on ${when}, for ${contact.name} (${reach}). Shall I book it?`;
  return say(turn, "agree", text, { replies: ["Yes, book it", "Another time"] });
}

/** What is said once the row is committed; every word of it comes from that row. */
export function bookedDrafts(
  turn: Turn,
  { reference, start, end, timezone, serviceName, staffName, place }: BookedRow,
): Draft[] {
  const when = `${sayDay(start, timezone, turn.saidAt)}, ${sayTime(start, timezone)}`;
  const instants = { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
  const text = `You're booked: ${when}, ${inSentence(serviceName)} with ${staffName}. Your reference is ${reference}.`;
  return [
    say(turn, null, text),
    {
      kind: "card",
      card: "booked",
      data: { reference, ...instants, timezone, service: serviceName, staff: staffName, place },
      actions: [],
    },
    toast("booked", `Booked: ${when}. Reference ${reference}.`),
  ];
}

interface BookedRow {
  reference: string;
  start: number;
  end: number;
  timezone: string;
  serviceName: string;
  staffName: string;
  place: string | null;
}

/** Asks the open question once more, after something else was said. */
export function askAgain(turn: Turn, first = ""): Draft {
  const { memory } = turn;
  const lead = first && `${first} `;
  const service = serviceOf(turn, memory.serviceId);
  switch (memory.question) {
    case "service":
      return prefixed(lead, askService(turn));
    case "staff":
      return service ? askStaff(turn, service, first || undefined) : prefixed(lead, askService(turn));
    case "day":
      return askDay(turn, first || undefined);
    case "date":
      return prefixed(lead, askWhichDay(turn, memory.candidates));
    case "slot":
      return askSlot(turn, `${lead}Does one of these times suit you, or another day?`);
    case "far_date":
      return say(turn, "far_date", `${lead}Is that far date the one you mean?`, {
        replies: ["Yes, that date", "Another day"],
      });
    case "contact":
      return askContact(turn, { name: !memory.contact.name, reach: true }, first)[0] ?? askDay(turn);
    case "agree":
      return prefixed(lead, readBack(turn));
    case "change":
      return say(turn, "change", `${lead}What shall I change: the time, or your details?`, {
        replies: ["Another time", "My details", "Start over"],
      });
    case "again":
      return say(turn, "again", `${lead}Shall I look for that time again?`, {
        replies: ["Yes, look again", "Another day"],
      });
    case null:
      return say(turn, null, first ? `${first} What else can I do for you?` : "What can I do for you?");
  }
}

function prefixed(lead: string, draft: Draft): Draft {
  return draft.kind === "receptionist" ? { ...draft, text: `${lead}${draft.text}` } : draft;
}
