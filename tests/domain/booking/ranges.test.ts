import { expect, it } from "vitest";
import { intersect, merge, type Range, subtract, walkClear, walkInside } from "../../../domain/booking/ranges.ts";
import { type Random, seeded } from "../../support/random.ts";

const LENGTH = 40;

/** Some ranges within [0, LENGTH), as they may come: out of order, overlapping, empty. */
function randomRanges(random: Random): Range[] {
  return Array.from({ length: random.int(0, 8) }, () => {
    const start = random.int(0, LENGTH - 8);
    return { start, end: start + random.int(0, 8) };
  });
}

/** Which moments lie in one of the ranges. */
function moments(ranges: Range[]): boolean[] {
  return Array.from({ length: LENGTH }, (_, moment) =>
    ranges.some(({ start, end }) => start <= moment && moment < end),
  );
}

/** The ranges that such moments make, which is how a merged answer must look. */
function rangesOf(inside: boolean[]): Range[] {
  const starts = inside.flatMap((is, moment) => (is && !inside[moment - 1] ? [moment] : []));
  const ends = inside.flatMap((is, moment) => (is && !inside[moment + 1] ? [moment + 1] : []));
  return starts.map((start, i) => ({ start, end: ends[i] ?? LENGTH }));
}

it("agrees with counting moments one by one", () => {
  for (let seed = 0; seed < 2000; seed++) {
    const random = seeded(seed);
    const [a, b] = [randomRanges(random), randomRanges(random)];
    const [inA, inB] = [moments(a), moments(b)];
    expect(merge(a), `seed ${seed}`).toEqual(rangesOf(inA));
    expect(intersect(merge(a), merge(b)), `seed ${seed}`).toEqual(rangesOf(inA.map((is, i) => is && inB[i] === true)));
    expect(subtract(merge(a), merge(b)), `seed ${seed}`).toEqual(rangesOf(inA.map((is, i) => is && inB[i] !== true)));

    const length = random.int(1, 5);
    const [inside, clear] = [walkInside(merge(a)), walkClear(merge(a))];
    for (let start = 0; start + length <= LENGTH; start += random.int(1, 3)) {
      const stretch = inA.slice(start, start + length);
      expect(inside(start, start + length), `seed ${seed}`).toBe(stretch.every((is) => is));
      expect(clear(start, start + length), `seed ${seed}`).toBe(!stretch.some((is) => is));
    }
  }
});

it("leaves its input alone", () => {
  const ranges = [
    { start: 5, end: 9 },
    { start: 1, end: 6 },
  ];
  merge(ranges);
  expect(ranges).toEqual([
    { start: 5, end: 9 },
    { start: 1, end: 6 },
  ]);
});
