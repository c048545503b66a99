import type { Business } from "../chat-business.ts";
import { at, bookedElsewhere, cancelElsewhere, moveElsewhere, setNotice } from "../chat-elsewhere.ts";
import { ring } from "../chat-object.ts";
import type { RestChat } from "../chat-rest.ts";
import { addClient, changeClient } from "../clients.ts";
import { liveRows } from "../rows.ts";
import { later } from "../travel.ts";

/** What a scenario is played in. */
export interface World {
  business: Business;
  /** Whether appointments are changed by others, so that cards grow old. */
  isChangedElsewhere: boolean;
  chat: RestChat | null;
}

/** Something that happens beside the conversation. */
export type Happening = (world: World) => Promise<unknown>;

const BO = { name: "Bo", email: "bo@example.com" };
/** The day of all scenarios. */
const TODAY = 3;
const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Somebody has an appointment: "Thursday 10:00" is the coming one's. Of a visitor who is Ana it is her own. */
export const booked =
  (service: string, when: string, { client = BO as Record<string, unknown>, with: person = "" } = {}): Happening =>
  ({ business }) =>
    bookedElsewhere(business, service, instantOf(business, when), {
      client,
      ...(person && { staffId: business.person(person) }),
    });

export const ANA = { name: "Ana Gómez", email: "ana@example.com" };

/** The business moves or cancels the newest appointment. */
export const movedByTheBusiness =
  (when: string): Happening =>
  async (world) => {
    world.isChangedElsewhere = true;
    await moveElsewhere(world.business, (await newest(world)).id, instantOf(world.business, when));
  };
export const cancelledByTheBusiness: Happening = async (world) => {
  world.isChangedElsewhere = true;
  await cancelElsewhere(world.business, (await newest(world)).id);
};

/** Who has appointments that are none of a scenario's book. */
export const OTHERS = "Others";

/** A whole day is taken, hour by hour. */
export const fullyBooked =
  (day: string): Happening =>
  async (world) => {
    for (const hour of ["09", "10", "11", "12", "13", "14", "15", "16"])
      await booked("Massage", `${day} ${hour}:00`, { client: { name: OTHERS, email: `at-${hour}@example.com` } })(
        world,
      );
  };

export const blocked =
  (client: { name: string; email: string }): Happening =>
  async ({ business }) =>
    changeClient(business, await addClient(business, client), { blocked: true });

/** Appointments can be changed until so many hours before. */
export const changesNeed =
  (hours: number): Happening =>
  ({ business }) =>
    setNotice(business, hours * 60);

/** The conversation's own timers ring where their time has come. */
export const minutesPass =
  (minutes: number): Happening =>
  async ({ chat }) => {
    later(minutes * 60_000);
    if (!chat) return;
    await ring(chat);
    await chat.poll();
  };

async function newest({ business }: World) {
  const rows = await liveRows(business);
  const [row] = rows.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  if (!row) throw new Error("Nothing is booked");
  return row;
}

function instantOf(business: Business, when: string): number {
  const [day = "", time = ""] = when.split(" ");
  return at(business, (WEEKDAYS.indexOf(day) + 1 - TODAY + 7) % 7, time);
}

/** The day of an instant, as scenarios write it. */
export function dayOf(days: number): string {
  const name = WEEKDAYS[(TODAY - 1 + days) % 7];
  if (days < 7) return `${name}`;
  return days < 14 ? `next ${name}` : `in ${days} days`;
}
