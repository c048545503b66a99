import { beforeAll, expect, inject, it } from "vitest";
import { clearDesk } from "../support/cron.ts";
import { type Random, seeded } from "../support/random.ts";
import { Business } from "../support/simulation/business.ts";
import type { Fault } from "../support/simulation/faults.ts";
import { judge } from "../support/simulation/judge.ts";
import { DAY, HOUR, MINUTE, Office, START } from "../support/simulation/office.ts";

/** As many things happen to the businesses, a few in each simulated week. */
const THINGS = inject("rounds") ?? 70;

beforeAll(clearDesk);

/** Two businesses on two continents for as long as things happen to them, and until nothing is left to do. */
async function live(seed: number, things: number) {
  const random = seeded(seed);
  const office = new Office(random, START, () => someFault(random));
  const businesses = [await Business.open(office, "Europe/Berlin"), await Business.open(office, "America/New_York")];
  office.meddle = async (tenantId, subjectId) => businesses.find(({ id }) => id === tenantId)?.meddle(subjectId);
  for (let i = 0, at = START; i < things; i++) {
    at += random.pick([random.int(1, 20) * MINUTE, random.int(1, 30) * HOUR, random.int(1, 6) * DAY]);
    office.agenda.add(at, () => random.pick(businesses).happen(), true);
    if (random.oneIn(12)) office.agenda.add(at, async () => office.changeMood(random.pick(["email", "text"])));
    if (random.oneIn(40)) office.agenda.add(at, async () => office.turnOff(random.int(1, 5) * DAY));
  }
  await office.runUntil(Number.POSITIVE_INFINITY);
  const judged = [];
  for (const business of businesses) judged.push(await judge(office, business));
  const wentOut = (wanted: string) => office.providers.wentOut.filter(({ channel }) => channel === wanted).length;
  const violations = judged.flatMap((each) => each.violations);
  const figures = {
    days: Math.round((office.agenda.now() - START) / DAY),
    events: judged.reduce((sum, { events }) => sum + events, 0),
    ...office.figures,
    ...{ mails: wentOut("email"), texts: wentOut("text") },
    dropped: total(judged.map(({ dropped }) => dropped)),
    violations: violations.length,
  };
  return { trace: office.trace, figures, violations };
}

function someFault(random: Random): Fault | null {
  if (!random.oneIn(12)) return null;
  return random.pick(["crash before", "crash after", "lost before", "lost after", "late", "meanwhile", "meanwhile"]);
}

function total(counts: Record<string, number>[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const [key, n] of counts.flatMap((count) => Object.entries(count))) sum[key] = (sum[key] ?? 0) + n;
  return sum;
}

it("people get each message once, or there is a reason why not", { timeout: 3_600_000 }, async ({ task }) => {
  const { figures, violations } = await live(inject("seed"), THINGS);
  task.meta.figures = `simulation (seed ${inject("seed")}): ${JSON.stringify(figures)}`;
  expect(violations).toEqual([]);
  expect(figures.mails + figures.texts).toBeGreaterThan(0);
});

it("the same seed is the same run", { timeout: 120_000 }, async () => {
  const [first, second] = [await live(inject("seed"), 8), await live(inject("seed"), 8)];
  expect(second.trace).toEqual(first.trace);
  expect(second.figures).toEqual(first.figures);
});
