import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { runtimeOf } from "../../adapters/context.ts";
import type { DueWork } from "../../db/queries/due-work.ts";
import { AUTONOMOUS_ACTIONS, DUTIES } from "../../db/schema/jobs.ts";
import { PRIORITIES } from "../../domain/autonomy/duties.ts";
import { sendDueWork } from "../../domain/autonomy/send-due-work.ts";
import { clearDesk } from "../support/cron.ts";
import { fakeClock, keptLog } from "../support/domain.ts";
import { seeded } from "../support/random.ts";
import { Business } from "../support/simulation/business.ts";
import { judge } from "../support/simulation/judge.ts";
import { DAY, HOUR, MINUTE, Office, START } from "../support/simulation/office.ts";
import type { Mood } from "../support/simulation/providers.ts";
import { createTenant, ownerDatabase } from "../support/tenant.ts";

const PEOPLE = 12;

beforeAll(clearDesk);

/** People who book while the providers of mails and texts are in such a mood, for an hour. */
async function bookDuring(mood: Mood) {
  const office = new Office(seeded(3), START, () => null, false);
  const business = await Business.open(office, "UTC");
  const noon = START + 12 * HOUR;
  office.agenda.add(noon, async () => {
    office.providers.mood = { email: mood, text: mood };
  });
  office.agenda.add(noon + HOUR, async () => {
    office.providers.mood = { email: "well", text: "well" };
  });
  business.fill(noon + MINUTE, PEOPLE);
  await office.runUntil(noon + 8 * HOUR);
  const { rows } = await ownerDatabase().execute<{ channel: string; status: string; reason: string | null }>(sql`
    SELECT m.channel, j.status, j.reason FROM jobs j JOIN messages m ON m.job_id = j.id AND m.status <> 'failed'
    WHERE j.tenant_id = ${business.id} AND j.kind = 'send_confirmation'`);
  const { violations } = await judge(office, business);
  const ended = (channel: string) => [
    ...new Set(rows.filter((row) => row.channel === channel).map(({ status, reason }) => reason ?? status)),
  ];
  // What is for later days still waits.
  return {
    office,
    wentOut: office.providers.wentOut,
    ended,
    bad: violations.filter((each) => !each.includes("is stuck")),
  };
}
const people = (wentOut: { to: string }[]) => new Set(wentOut.map(({ to }) => to)).size;

describe("for an hour the providers", () => {
  it("are down: everybody is told afterwards, once", async () => {
    const { wentOut, ended, bad } = await bookDuring("down");
    expect({ told: people(wentOut), messages: wentOut.length, bad }).toEqual({
      told: PEOPLE,
      messages: PEOPLE,
      bad: [],
    });
    expect([ended("email"), ended("text")]).toEqual([["completed"], ["completed"]]);
    expect(wentOut.every(({ at }) => at >= START + 13 * HOUR)).toBe(true);
  });

  it("take all and say nothing: everybody is told once, and of mails it is written down that nobody knows", async () => {
    const { wentOut, ended, bad } = await bookDuring("slow");
    expect({ told: people(wentOut), messages: wentOut.length, bad }).toEqual({
      told: PEOPLE,
      messages: PEOPLE,
      bad: [],
    });
    expect([ended("email"), ended("text")]).toEqual([["outcome_unknown"], ["completed"]]);
  });

  it("answer garbage: whoever can be looked up is told once, the others at most once, and nobody is forgotten", async () => {
    const { wentOut, ended, bad } = await bookDuring("garbage");
    expect({ messages: people(wentOut), bad }).toEqual({ messages: wentOut.length, bad: [] });
    expect([ended("email"), ended("text")]).toEqual([["outcome_unknown"], ["completed"]]);
  });

  it("refuse for good: it is written down for each, and not tried again", async () => {
    const { office, wentOut, bad } = await bookDuring("refusing");
    expect({ wentOut, bad }).toEqual({ wentOut: [], bad: [] });
    expect(office.providers.troubled.size).toBe(PEOPLE);
  });
});

it("a backlog is sent in the order of its urgency, the longest overdue first", async () => {
  await clearDesk();
  const tenant = await createTenant();
  const clock = fakeClock();
  const kinds = [...AUTONOMOUS_ACTIONS, ...DUTIES];
  const at = (ago: number) => new Date(clock.now() - ago).toISOString();
  for (const [n, kind] of kinds.entries()) {
    for (const [twin, ago] of [DAY, HOUR, -HOUR].entries()) {
      await ownerDatabase().execute(sql`
        INSERT INTO jobs (id, tenant_id, kind, event_id, subject_id, priority, run_at, created_at)
        VALUES (gen_random_uuid(), ${tenant.id}, ${kind}, ${10 * n + twin}, gen_random_uuid(),
          ${PRIORITIES[kind]}, ${at(ago)}, ${at(2 * DAY)})`);
    }
  }
  const sent: DueWork[] = [];
  const work = { send: async (due: DueWork[]) => void sent.push(...due) };
  await sendDueWork({ db: runtimeOf(env as Env).db, clock, log: keptLog(), work });

  const { rows } = await ownerDatabase().execute<{ id: string; priority: number; run_at: string }>(
    sql`SELECT id, priority, run_at FROM jobs WHERE tenant_id = ${tenant.id}`,
  );
  const jobs = new Map(rows.map((row) => [row.id, row]));
  const order = sent
    .map(({ id }) => jobs.get(id))
    .map((job) => [job?.priority, Date.parse(job?.run_at ?? "")] as [number, number]);
  expect(order).toHaveLength(2 * kinds.length);
  expect(order).toEqual(order.toSorted(([a, early], [b, late]) => b - a || early - late));
  await clearDesk();
});
