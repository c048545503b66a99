/** `npm run bench`: figures that are counts, or ratios of two things measured side by side in this run. */
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
