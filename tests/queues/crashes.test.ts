import { beforeAll, expect, it } from "vitest";
import { seeded } from "../support/random.ts";
import { Business } from "../support/simulation/business.ts";
import type { Fault, Point } from "../support/simulation/faults.ts";
import { judge } from "../support/simulation/judge.ts";
import { clearDesk, Office, SECOND, START } from "../support/simulation/office.ts";

/** What befalls one await of a story, counted from 0. */
interface Case {
  at: number;
  fault: Fault;
}

beforeAll(clearDesk);

/** The same story for each case, in a business of its own; it has its fault at its await, and no other. */
async function tell(cases: (Case | null)[]) {
  const points: Point[][] = cases.map(() => []);
  const businesses: Business[] = [];
  const choose = (point: Point, work: { tenantId: string } | null) => {
    const n = businesses.findIndex(({ id }) => id === work?.tenantId);
    const seen = points[n]?.push(point) ?? 0;
    return cases[n]?.at === seen - 1 ? (cases[n]?.fault ?? null) : null;
  };
  const office = new Office(seeded(7), START, choose, false);
  for (const n of cases.keys()) {
    const business = await Business.open(office, "UTC");
    business.tellStory(START + n * 30 * SECOND);
    businesses.push(business);
  }
  await office.runUntil(Number.POSITIVE_INFINITY);
  return { office, businesses, points };
}

it("a crash or a lost answer at each await of a consumer loses nothing and repeats nothing", {
  timeout: 600_000,
}, async () => {
  const [awaits = []] = (await tell([null])).points;
  const cases = awaits.flatMap(({ on }, at) => {
    const faults: Fault[] = ["crash before", "crash after"];
    if (on === "database") faults.push("lost before", "lost after");
    return faults.map((fault) => ({ at, fault }));
  });
  const { office, businesses } = await tell(cases);
  const told: string[] = [];
  for (const [n, business] of businesses.entries()) {
    const { violations } = await judge(office, business);
    const sent = office.providers.wentOut.filter(({ tenantId }) => tenantId === business.id);
    const texts = sent.filter(({ channel }) => channel === "text").length;
    // Of a text the carrier is asked; of one mail it may stay open whether it went.
    if (texts !== 1) violations.push(`${texts} texts`);
    if (sent.length < 3) violations.push(`${sent.length} messages`);
    told.push(...violations.map((violation) => `${JSON.stringify(cases[n])}: ${violation}`));
  }
  const { crashes, lost } = office.figures;
  const figures = { awaits: awaits.length, crashes, lost, sent: office.providers.wentOut.length };
  console.info(`crashes: ${JSON.stringify({ ...figures, violations: told.length })}`);
  expect(crashes + lost).toBe(cases.length);
  expect(told).toEqual([]);
});
