import { beforeAll, expect, it } from "vitest";
import { clearDesk } from "../support/cron.ts";
import { seeded } from "../support/random.ts";
import { Business } from "../support/simulation/business.ts";
import type { Fault, Point } from "../support/simulation/faults.ts";
import { judge } from "../support/simulation/judge.ts";
import { HOUR, Office, SECOND, START } from "../support/simulation/office.ts";

/** What befalls one await of a story, counted from 0. */
interface Case {
  at: number;
  fault: Fault;
  /** What befalls whoever takes over, so many awaits later. */
  next?: { after: number; fault: Fault };
}

beforeAll(clearDesk);

/** The same story for each case, in a business of its own; it has its fault at its await, and no other. */
async function tell(cases: (Case | null)[], story: "whole" | "booking by phone") {
  const points: Point[][] = cases.map(() => []);
  const businesses: Business[] = [];
  const choose = (point: Point, work: { tenantId: string } | null) => {
    const n = businesses.findIndex(({ id }) => id === work?.tenantId);
    const seen = points[n]?.push(point) ?? 0;
    const { at = -1, fault = null, next } = cases[n] ?? {};
    if (at === seen - 1) return fault;
    return next && at + next.after === seen - 1 ? next.fault : null;
  };
  const office = new Office(seeded(7), START, choose, false);
  for (const n of cases.keys()) {
    const business = await Business.open(office, "UTC");
    const at = START + 12 * HOUR + n * 30 * SECOND;
    if (story === "whole") business.tellStory(at);
    else business.bookByPhone(at);
    businesses.push(business);
  }
  await office.runUntil(Number.POSITIVE_INFINITY);
  return { office, businesses, points };
}

it("a crash or a lost answer at each await of a consumer loses nothing and repeats nothing", {
  timeout: 600_000,
}, async ({ task }) => {
  const [awaits = []] = (await tell([null], "whole")).points;
  const cases = awaits.flatMap(({ on }, at) => {
    const faults: Fault[] = ["crash before", "crash after"];
    if (on === "database") faults.push("lost before", "lost after");
    return faults.map((fault) => ({ at, fault }));
  });
  const { office, businesses } = await tell(cases, "whole");
  const told: string[] = [];
  for (const [n, business] of businesses.entries()) {
    const { violations } = await judge(office, business);
    const sent = office.providers.wentOut.filter(({ tenantId }) => tenantId === business.id);
    const texts = sent.filter(({ channel }) => channel === "text").length;
    // Of a text the carrier is asked; of one mail it may stay open whether it went.
    if (texts < 1) violations.push(`${texts} texts`);
    if (sent.length < 4) violations.push(`${sent.length} messages`);
    told.push(...violations.map((violation) => `${JSON.stringify(cases[n])}: ${violation}`));
  }
  const { crashes, lost } = office.figures;
  const figures = { awaits: awaits.length, crashes, lost, sent: office.providers.wentOut.length };
  task.meta.figures = `crashes: ${JSON.stringify({ ...figures, violations: told.length })}`;
  expect(crashes + lost).toBe(cases.length);
  expect(told).toEqual([]);
});

it("whoever comes back after all, and finds that someone took over and died, changes nothing that is known", {
  timeout: 600_000,
}, async ({ task }) => {
  const [awaits = []] = (await tell([null], "booking by phone")).points;
  const cases = awaits.flatMap((_, at) =>
    awaits.map((__, n): Case => ({ at, fault: "late", next: { after: n + 1, fault: "crash after" } })),
  );
  const { office, businesses } = await tell(cases, "booking by phone");
  const told: string[] = [];
  for (const [n, business] of businesses.entries()) {
    const { violations } = await judge(office, business);
    const sent = office.providers.wentOut.filter(({ tenantId }) => tenantId === business.id);
    if (sent.length !== 1) violations.push(`${sent.length} texts`);
    told.push(...violations.map((violation) => `${JSON.stringify(cases[n])}: ${violation}`));
  }
  const { late, crashes } = office.figures;
  const figures = { late, crashes, sent: office.providers.wentOut.length, violations: told.length };
  task.meta.figures = `taken over: ${JSON.stringify(figures)}`;
  expect(late).toBe(cases.length);
  expect(told).toEqual([]);
});
