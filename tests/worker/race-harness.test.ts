import { afterEach, expect, inject, it } from "vitest";
import { crowd, tally } from "../support/crowd.ts";
import { readLives, storedFaults } from "../support/race/history.ts";
import { falseAnswers } from "../support/race/judge.ts";
import { PEOPLE, plan } from "../support/race/plan.ts";
import { World } from "../support/race/world.ts";
import { comeBack } from "../support/travel.ts";

const seed = inject("seed");
const steps = inject("harnessSteps");
const CALLERS = 40;
const SEEN = [
  ...["hold 201", "keyed 201", "session 201", "blind 201", "confirm 201", "release 204", "book 201", "move 200"],
  ...["cancel 200", "hold slot_taken", "move slot_taken", "blind conflict", "hold database_unavailable"],
];

afterEach(comeBack);

// What each caller does and to whom is chosen by the seed; who comes first is the race.
it(`${steps} steps of a race leave no two in one time, nothing lost and nobody told what is not so`, {
  timeout: 60_000 + steps * 60,
}, async () => {
  const world = await World.open(Array.from({ length: PEOPLE }, (_, i) => `Person ${i}`));
  const all = plan(seed, steps);
  await crowd(all.length, async (i) => world.take(all[i] as (typeof all)[number]), CALLERS);

  const { lives, faults } = await readLives(world);
  const wrong = [...(await storedFaults(world)), ...faults, ...falseAnswers(world, lives)];
  expect(wrong.slice(0, 20), `SEED=${seed} HARNESS_STEPS=${steps}, ${wrong.length} in all`).toEqual([]);
  // A race in which everybody gets the same answer would prove little.
  const outcomes = tally(world.calls.map(({ step, status, code }) => `${step.kind} ${code ?? status}`));
  if (steps >= 1000) expect(Object.keys(outcomes)).toEqual(expect.arrayContaining(SEEN));
});
