import { z } from "zod";
import { DEFAULT_LANGUAGE } from "../../../../words/languages.ts";
import { findService } from "../../../booking/offering.ts";
import { matchNamed } from "../../language/choose.ts";
import { sayDateTime } from "../../language/say.ts";
import { readWhen, type WhenReading } from "../../language/when.ts";
import { NO_CHANGE, type OfferedSlot } from "../../memory.ts";
import { noneText, offerTimes } from "../../script/offer-phrases.ts";
import { upcoming } from "../../script/own-phrases.ts";
import { askWhichDay } from "../../script/phrases.ts";
import { findTimes, search } from "../../script/search.ts";
import type { Turn } from "../../turn.ts";
import { defineAct, handleOf, refused, type Scene, type Upshot } from "../act.ts";
import { hasSaidWhen } from "../said-when.ts";

export const checkAvailability = defineAct({
  args: z.strictObject({
    service: z.string().max(120).describe("Name of the service"),
    when: z
      .string()
      .max(200)
      .describe('Day and part of day in English as the visitor said it: "next Tuesday after 3", "first available"'),
    staff: z.string().max(120).nullable().describe("Name of the person asked for, or null for anyone"),
    moving: z.string().max(10).nullable().describe("Reference of the appointment that is to be moved, or null"),
  }),
  async run(scene, { service: named, when: words, staff, moving }): Promise<Upshot> {
    const { turn } = scene;
    const { memory, config } = turn;
    const match = matchNamed(named, config.services, turn.language);
    const known = upcoming(turn).find(({ reference }) => reference === moving?.toUpperCase());
    if (moving && !known) return refused("unknown_appointment", "Look it up first, or ask which one is meant.");
    if (match.kind !== "one" && !known) {
      const names = config.services.map(({ name }) => name).join(", ");
      return refused(match.kind === "many" ? "which_service" : "unknown_service", `The services are: ${names}.`);
    }
    if (!hasSaidWhen(turn))
      return refused("no_day_said", "Ask which day suits, or whether the first free times will do.");
    const when = readWhen(words, { now: turn.saidAt, timezone: config.timezone, language: DEFAULT_LANGUAGE });
    if (when.past) return refused("past", "That time is over. Ask for another day.");
    take(turn, known?.serviceId ?? (match.kind === "one" ? match.id : ""), when, staff, known?.id ?? null);
    if (when.ambiguous) {
      memory.candidates = when.ambiguous;
      return { said: [askWhichDay(turn, when.ambiguous)] };
    }
    if (!when.days && !when.weekdays && !when.any && !when.time)
      return refused("no_day_read", 'Say the day plainly, as in "Friday 27 November" or "tomorrow morning".');
    return look(scene);
  },
});

/** Takes over what is looked for; whatever was meant before is over. */
function take(turn: Turn, serviceId: string, when: WhenReading, staff: string | null, movingId: string | null): void {
  const { memory, config } = turn;
  const person = staff ? matchNamed(staff, config.staff, turn.language) : null;
  if (movingId !== memory.movingId || memory.proposal) {
    // A yes has nothing left that it could be to.
    const question = memory.question === "agree_change" ? null : memory.question;
    Object.assign(memory, NO_CHANGE, { movingId, question });
  }
  const { days, weekdays, time, any } = when;
  Object.assign(memory, {
    serviceId,
    staffId: person?.kind === "one" ? person.id : null,
    anyStaff: person?.kind !== "one",
    notStaffIds: [],
    candidates: [],
    wish: {
      ...(days && { days }),
      ...(weekdays && { weekdays }),
      ...(time && { time }),
      ...((any || (!days && !weekdays)) && { any: true }),
    },
  });
}

async function look({ turn, use }: Scene): Promise<Upshot> {
  const { memory, config } = turn;
  const service = findService(config, memory.serviceId ?? "");
  const isOpen = config.bookingEnabled && service;
  const isOffered = !memory.staffId || service?.staffIds.includes(memory.staffId);
  // What stands in the way is said, and asked about, by the rules.
  if (!isOpen || !isOffered) return { said: await search(turn, use, null) };
  const outcome = await findTimes(turn, use, service.id);
  if (outcome.reason === "gone") return { said: await search(turn, use, null) };
  const { fits, found, reason, shown } = outcome;
  // Why there is nothing, what is nearest, and what else can be done: the rules say that.
  if (!fits) return { said: [offerTimes(turn, outcome, service, noneText(turn, service, reason, false))] };
  return { told: { service: service.name, times: onModel(turn, shown), more: found - shown.length } };
}

function onModel(turn: Turn, offers: readonly OfferedSlot[]) {
  const { timezone, staff } = turn.config;
  return offers.map(({ id, start, staffId }) => ({
    offerId: handleOf(id),
    time: sayDateTime(start, timezone, turn.saidAt, turn.language),
    ...(staffId && { with: staff.find((person) => person.id === staffId)?.name }),
  }));
}
