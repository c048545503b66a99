import { clientSchema } from "../../booking/client.ts";
import { localDate } from "../../booking/zone.ts";
import { checkEmail, checkName, checkPhone } from "../language/contact.ts";
import { sayDateTime, sayDay } from "../language/say.ts";
import type { Contact } from "../memory.ts";
import type { Draft, Turn, UseTool } from "../turn.ts";
import { askAgain } from "./ask-again.ts";
import { askContact, bookedDrafts, contactCard, readBack } from "./booking-phrases.ts";
import type { Heard } from "./hear.ts";
import { offerTimes } from "./offer-phrases.ts";
import { say, serviceOf, toast } from "./phrases.ts";

/** Keeps an offer that the visitor chose, and goes on to their details. */
export async function keep(turn: Turn, use: UseTool, offerId: string): Promise<Draft[]> {
  const { memory, config } = turn;
  const offer = memory.offers.find(({ id }) => id === offerId);
  const outcome = await use("hold_slot", { offerId });
  if (outcome.ok) {
    memory.serviceId = outcome.hold.serviceId;
    memory.pendingOfferId = null;
    return nextDetail(
      turn,
      `I'm keeping ${sayDateTime(outcome.hold.start, turn.config.timezone, turn.saidAt)} for you for a few minutes.`,
    );
  }
  const service = offer && serviceOf(turn, offer.serviceId);
  switch (outcome.code) {
    case "slot_taken":
      if (!service) return [askAgain(turn)];
      return [toast("slot_taken", "That time has just gone."), offerTimes(turn, outcome, service)];
    case "date_not_confirmed": {
      memory.pendingOfferId = offerId;
      const day = sayDay(offer?.start ?? 0, config.timezone, turn.saidAt);
      const text = `That is ${day}, more than a month from now. Is that the date you mean?`;
      return [say(turn, "far_date", text, { replies: ["Yes, that date", "Another day"] })];
    }
    case "booking_disabled":
      return [say(turn, null, "Bookings have just been switched off, so I can't keep that time.")];
    default:
      // An offer of long ago, or a time that the business has since closed.
      return [askAgain(turn, "I can no longer offer that time.")];
  }
}

/** Asks for what the booking still needs, or reads it back. */
export function nextDetail(turn: Turn, first?: string): Draft[] {
  const { contact } = turn.memory;
  const missing = { name: !contact.name, reach: !contact.email && !contact.phone };
  if (!missing.name && !missing.reach) return [readBack(turn)];
  return askContact(turn, missing, first);
}

/** Takes a name, an email or a number from a message. */
export function takeContact(turn: Turn, heard: Heard): Draft[] | null {
  const { name, email, phone, problems } = heard.contact;
  const [problem] = problems;
  if (problem) return [say(turn, "contact", `${problem.message} Could you give it once more?`)];
  if (!name && !email && !phone) return null;
  giveContact(turn, { ...(name && { name }), ...(email && { email }), ...(phone && { phone }) });
  return nextDetail(turn);
}

/** The visitor says that a detail is wrong: asks for that one again. */
export function forgetDetail(turn: Turn, field: string): Draft[] {
  const { name, email, phone } = turn.memory.contact;
  const isName = field === "name";
  const isReach = /mail|phone|number/.test(field);
  turn.memory.contact = isName ? { ...(email && { email }), ...(phone && { phone }) } : isReach && name ? { name } : {};
  return nextDetail(turn, "Let's put that right.");
}

/** Takes the contact card as it was filled in. */
export function takeCard(turn: Turn, values: Record<string, string>): Draft[] {
  const given = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value.trim()]));
  const contact: Contact = {};
  const problems: string[] = [];
  for (const [field, check] of Object.entries(checks)) {
    const value = given[field];
    if (!value) continue;
    const checked = check(value, turn.config.country);
    if (checked.ok) contact[field as keyof Contact] = checked.value;
    else problems.push(checked.message);
  }
  if (!given.name) problems.push("A name is needed.");
  if (!given.email && !given.phone) problems.push("An email or a phone number is needed.");
  if (problems.length > 0) return [say(turn, "contact", problems.join(" ")), contactCard(turn, given)];
  turn.memory.contact = {};
  giveContact(turn, contact);
  return nextDetail(turn);
}

const checks = {
  name: (value: string) => checkName(value),
  email: (value: string) => checkEmail(value),
  phone: (value: string, country: string) => checkPhone(value, country),
};

function giveContact({ memory }: Turn, given: Contact): void {
  memory.contact = { ...memory.contact, ...given };
  memory.readBack = null;
  memory.agreedHoldId = null;
  memory.openCardId = null;
}

/** Writes the booking that the visitor said yes to. */
export async function book(turn: Turn, use: UseTool): Promise<Draft[]> {
  const { memory } = turn;
  if (!clientSchema.safeParse(memory.contact).success) return nextDetail(turn);
  const kept = memory.hold;
  const outcome = await use("confirm_booking", {});
  if (outcome.ok) {
    const { contact, booked } = memory;
    Object.assign(memory, {
      serviceId: null,
      staffId: null,
      anyStaff: false,
      wish: {},
      offers: [],
      shown: [],
      seen: [],
    });
    Object.assign(memory, { question: null, openCardId: null, contact, booked, misses: 0 });
    return bookedDrafts(turn, outcome.appointment);
  }
  if (outcome.code === "hold_expired" && kept) return holdEnded(turn, kept.start);
  return nextDetail(turn);
}

/** The hold ran out: says so and offers to look again. */
export function holdEnded(turn: Turn, start: number): Draft[] {
  const { memory } = turn;
  const { timezone } = turn.config;
  const serviceId = memory.hold?.serviceId ?? memory.serviceId;
  Object.assign(memory, { hold: null, readBack: null, agreedHoldId: null, openCardId: null, serviceId });
  const date = localDate(start, timezone);
  memory.wish = { days: { from: date, to: date } };
  const ended = `I could keep ${sayDateTime(start, turn.config.timezone, turn.saidAt)} for a few minutes only, and those are over.`;
  return [
    toast("hold_expired", ended),
    say(turn, "again", `${ended} Nothing is booked yet. Shall I look again?`, {
      replies: ["Yes, look again", "Another day"],
    }),
  ];
}
