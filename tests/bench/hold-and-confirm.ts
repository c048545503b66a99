import { confirm } from "../../domain/booking/confirm.ts";
import { hold } from "../../domain/booking/hold.ts";
import { crowd } from "../support/crowd.ts";
import type { BookStack, Business } from "./book-stack.ts";
import { Exhausted, type InteractiveBook, openInteractiveBook } from "./interactive-booking.ts";

/** A hold and its confirm, done two ways on the same database. Milliseconds a pair, from its first call to its last answer. */
export interface PairRow {
  latencyMs: number;
  callers: number;
  pairs: number;
  ours: number;
  interactive: number;
  ourTrips: number;
  interactiveTrips: number;
  /** Pairs of the interactive way that ran out of tries; ours have none, or this throws. */
  failed: number;
  /** How many times longer the interactive way takes. */
  ratio: number;
}

const ROUNDS = 2;
/** Whose times the pairs take in turn, so that callers at once want different people. */
const PEOPLE = 6;
let taken = 0;

/**
 * With 0, 5 and 20 ms added to each round trip. Ours pays them at the gateway, once a statement as the Worker sends it. The
 * other way pays the same for each statement of its transactions, as over TCP or a WebSocket, and nothing for the
 * gateway, past which it goes.
 */
export async function compareHoldAndConfirm(stack: BookStack): Promise<PairRow[]> {
  const book = await openInteractiveBook(stack.ownerUrl);
  const business = await stack.open(PEOPLE);
  const rows: PairRow[] = [];
  try {
    for (const latencyMs of [0, 5, 20]) {
      for (const callers of [1, 6]) rows.push(await compare(stack, business, book, latencyMs, callers));
    }
  } finally {
    await stack.addLatency(0);
    await book.stop();
  }
  return rows;
}

async function compare(
  stack: BookStack,
  business: Business,
  book: InteractiveBook,
  latencyMs: number,
  callers: number,
): Promise<PairRow> {
  const size = callers * 10;
  const ourPair = async () => {
    const ctx = business.context();
    const { client, ...slot } = nextWish(business);
    const held = await hold(ctx, { serviceId: business.serviceId, ...slot });
    await confirm(ctx, { holdId: held.id, holdToken: held.holdToken, client });
  };
  let failed = 0;
  const interactivePair = async () => {
    try {
      const { staffId, start, client } = nextWish(business);
      await book.confirm(await book.hold(staffId, start), client);
    } catch (error) {
      if (!(error instanceof Exhausted)) throw error;
      failed += 1;
    }
  };

  // The queue learns the configuration with its first hold, and the other way has its connections.
  await ourPair();
  await book.warm(callers);
  await stack.addLatency(latencyMs);
  book.latencyMs = latencyMs;
  const total = { ours: 0, interactive: 0, ourTrips: -(await stack.trips()), interactiveTrips: -book.trips };
  // In turns, so that whatever else the machine does falls on both.
  for (let round = 0; round < ROUNDS; round++) {
    total.ours += await timed(() => crowd(size, ourPair, callers));
    total.interactive += await timed(() => crowd(size, interactivePair, callers));
  }
  total.ourTrips += await stack.trips();
  total.interactiveTrips += book.trips;
  const pairs = size * ROUNDS;
  // What one caller waits for a pair, also where several are at it.
  const each = (sum: number) => (sum * callers) / pairs;
  return {
    ...{ latencyMs, callers, pairs, ours: each(total.ours), interactive: each(total.interactive) },
    ...{ ourTrips: total.ourTrips / pairs, interactiveTrips: total.interactiveTrips / pairs },
    failed,
    ratio: total.interactive / total.ours,
  };
}

/** Every pair has a time and a client of its own. */
function nextWish(business: Business) {
  taken += 1;
  return {
    staffId: business.staffIds[taken % PEOPLE] ?? "",
    start: business.hour(Math.floor(taken / PEOPLE)),
    client: { name: "Bench", email: `bench-${taken}@example.com` },
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
