import { neon } from "@neondatabase/serverless";
import { book } from "../../domain/booking/book.ts";
import { DomainError } from "../../domain/errors.ts";
import { crowd } from "../support/crowd.ts";
import type { BookStack } from "./book-stack.ts";

/** Many who want one time, time after time: all who asked have their answer. */
export interface ContestedRow {
  name: string;
  booked: number;
  refused: number;
  answersPerSecond: number;
  tripsAnAnswer: number;
}

const CALLERS = 50;
const SLOTS = 12;
const ROUNDS = 2;

/**
 * The queue of SlotLock, whose refusals carry alternatives, beside plain inserts against a unique index on the start,
 * which say no and nothing else and know neither buffers nor lengths. Both go through the gateway.
 */
export async function benchContested(stack: BookStack): Promise<ContestedRow[]> {
  const business = await stack.open(1);
  await stack.owner.query(
    "CREATE TABLE plain_bookings (staff_id uuid, starts_at timestamptz, UNIQUE (staff_id, starts_at))",
  );
  const sql = neon(stack.ownerUrl);
  const [staffId] = business.staffIds;
  const client = { name: "Bench", phone: "+12125550100" };
  const queued = async (start: number) => {
    try {
      await book(business.context(), { serviceId: business.serviceId, start, client });
      return true;
    } catch (error) {
      if (error instanceof DomainError && error.code === "slot_taken") return false;
      throw error;
    }
  };
  const plain = async (start: number) => {
    const at = new Date(start).toISOString();
    const rows = await sql`INSERT INTO plain_bookings VALUES (${staffId}, ${at}) ON CONFLICT DO NOTHING RETURNING 1`;
    return rows.length > 0;
  };
  await queued(business.hour(0));
  const ours = emptyRow("through SlotLock's queue");
  const theirs = emptyRow("plain inserts, unique index");
  const seconds = new Map([
    [ours, 0],
    [theirs, 0],
  ]);
  let hour = 1;
  for (let round = 0; round < ROUNDS; round++) {
    for (const [row, ask] of [
      [ours, queued],
      [theirs, plain],
    ] as const) {
      const [began, before] = [performance.now(), await stack.trips()];
      for (let slot = 0; slot < SLOTS; slot++) {
        hour += 1;
        const start = business.hour(hour);
        const won = await crowd(CALLERS, () => ask(start));
        row.booked += won.filter((each) => each).length;
        row.refused += won.filter((each) => !each).length;
      }
      row.tripsAnAnswer += (await stack.trips()) - before;
      seconds.set(row, (seconds.get(row) ?? 0) + (performance.now() - began) / 1000);
    }
  }
  return [...seconds].map(([row, took]) => {
    const answers = row.booked + row.refused;
    return { ...row, answersPerSecond: answers / took, tripsAnAnswer: row.tripsAnAnswer / answers };
  });
}

function emptyRow(name: string): ContestedRow {
  return { name, booked: 0, refused: 0, answersPerSecond: 0, tripsAnAnswer: 0 };
}
