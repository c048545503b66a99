import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { findSlots, staffOnOffer } from "../../../domain/booking/availability.ts";
import { type Random, seeded } from "../../support/random.ts";
import { allZones, changesOf, nextYear, thisYear } from "../../support/zones.ts";
import { oracle } from "./oracle.ts";
import { randomScenario } from "./scenario.ts";

// A new seed each run finds new cases; the name of a failed case holds the seed that repeats it.
const firstSeed = Number(process.env.SEED ?? Date.now() % 1_000_000_000);

const changes = allZones.flatMap((zone) => changesOf(zone, thisYear, nextYear));

/** Mostly the moment of a change; sometimes an ordinary one. */
function randomMoment(random: Random): Temporal.ZonedDateTime {
  if (!random.oneIn(4)) return random.pick(changes);
  const minutes = random.int(0, 2 * 365 * 288) * 5;
  return Temporal.PlainDateTime.from({ year: thisYear, month: 1, day: 1 })
    .add({ minutes })
    .toZonedDateTime(random.pick(allZones));
}

it("finds what the oracle finds in random diaries", { timeout: 30_000 }, () => {
  const seen = new Map<string, number>();
  for (let seed = firstSeed; seed < firstSeed + 600; seed++) {
    const random = seeded(seed);
    const input = randomScenario(random, randomMoment(random));
    const found = findSlots(input);
    expect(found, `SEED=${seed}`).toEqual(oracle(input));
    const outcome = found.reason ?? "slots";
    seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
  }
  // The diaries must lead to every outcome, or the comparison proves little.
  expect([...seen.keys()].sort()).toEqual(
    ["beyond_horizon", "booking_disabled", "closed", "fully_booked", "slots", "too_soon"].sort(),
  );
});

it("offers by staffOnOffer exactly what findSlots finds when nobody is busy", { timeout: 30_000 }, () => {
  for (let seed = firstSeed; seed < firstSeed + 40; seed++) {
    const random = seeded(seed);
    const input = { ...randomScenario(random, randomMoment(random)), busy: [] };
    const offered = new Map(findSlots(input).slots.map((slot) => [slot.start, slot.staffIds]));
    for (const start of instantsToTry([...offered.keys()], input.from, input.to)) {
      expect(staffOnOffer({ ...input, start }), `SEED=${seed}, start ${start}`).toEqual(offered.get(start) ?? []);
    }
  }
});

/** Each start that is on offer, its neighbours by a millisecond, and every fifth minute of the range. */
function instantsToTry(starts: number[], from: number, to: number): number[] {
  const instants = starts.flatMap((start) => [start - 1, start, start + 1]);
  const first = Math.ceil(from / 300_000) * 300_000;
  for (let instant = first; instant < to; instant += 300_000) instants.push(instant);
  return instants.filter((instant) => instant >= from && instant < to);
}
