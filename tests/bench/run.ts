/** `npm run bench`: figures that are counts, or ratios of two things measured side by side in this run. */

import { startBookStack } from "./book-stack.ts";
import { benchContested } from "./contested.ts";
import { compareHoldAndConfirm } from "./hold-and-confirm.ts";
import { countLies, measureModel } from "./model.ts";
import { countKeyedRetries, countRetries } from "./retries.ts";
import { countContention, countRoundTrips } from "./round-trips.ts";
import { measureSizes } from "./sizes.ts";
import { benchSlots } from "./slots.ts";
import { startBenchStack } from "./stack.ts";

const stack = await startBenchStack();
try {
  console.log("\nDatabase round trips, counted at the gateway");
  console.table(await countRoundTrips(stack));
  console.log("Round trips while others book: six callers, different times (more than one a hold are retries)");
  console.table(
    (await countContention(stack)).map((row) => ({ ...row, "trips a hold": (row.roundTrips / row.holds).toFixed(2) })),
  );
} finally {
  await stack.stop();
}

console.log("A turn of the model receptionist, against a stand-in that says what it is told to");
console.table(await measureModel());
console.log("A hijacked model: what it tried, and what came of it");
console.table(await countLies());

const books = await startBookStack();
try {
  console.log("Hold and confirm, next to an interactive transaction each with an advisory lock and a table of holds");
  console.table(
    (await compareHoldAndConfirm(books)).map((row) => ({
      "added a trip": `${row.latencyMs} ms`,
      callers: row.callers,
      gomomo: `${row.ours.toFixed(1)} ms, ${row.ourTrips.toFixed(1)} trips`,
      interactive: `${row.interactive.toFixed(1)} ms, ${row.interactiveTrips.toFixed(1)} trips`,
      "ran out of tries": row.failed,
      ratio: `${row.ratio.toFixed(1)} to 1`,
    })),
  );
  console.log("Fifty callers for each slot, all answered, next to plain inserts against a unique index");
  const contested = await benchContested(books);
  console.table(
    contested.map((row) => ({
      ...{ way: row.name, booked: row.booked, refused: row.refused },
      "answers a second": Math.round(row.answersPerSecond).toLocaleString("en"),
      "trips an answer": row.tripsAnAnswer.toFixed(2),
      ratio: `${(row.answersPerSecond / (contested.at(-1)?.answersPerSecond ?? 0)).toFixed(2)} to 1`,
    })),
  );
  console.log("Trips a call with six callers at once, by rows in the table (more than one are retries)");
  console.table(
    (await countRetries(books)).map(({ tripsACall, ...row }) => ({ ...row, "trips a call": tripsACall.toFixed(3) })),
  );
  console.log(
    "The same with and without an Idempotency-Key, one person and hour after hour, so that neighbours collide",
  );
  console.table(
    (await countKeyedRetries(books)).map(({ tripsACall, ...row }) => ({
      ...row,
      "trips a call": tripsACall.toFixed(3),
    })),
  );
} finally {
  await books.stop();
}

console.log("Free slots found per second, next to the same rules written with Luxon");
console.table(
  benchSlots().map(({ name, slots, perSecond, plainPerSecond, ratio }) => ({
    search: name,
    slots,
    gomomo: Math.round(perSecond).toLocaleString("en"),
    luxon: Math.round(plainPerSecond).toLocaleString("en"),
    ratio: `${Math.round(ratio)} to 1`,
  })),
);

console.log("Bytes over the network, gzip");
console.table(measureSizes().map(({ file, gzipBytes }) => ({ file, bytes: gzipBytes.toLocaleString("en") })));
