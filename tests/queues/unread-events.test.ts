import { env } from "cloudflare:workers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runtimeOf } from "../../adapters/context.ts";
import type { DueWork } from "../../db/queries/due-work.ts";
import { domainEvents } from "../../db/schema/journal.ts";
import { sendDueWork } from "../../domain/autonomy/send-due-work.ts";
import { clearDesk } from "../support/cron.ts";
import { fakeClock, keptLog } from "../support/domain.ts";
import { HOUR, MINUTE } from "../support/simulation/office.ts";
import { createTenant, ownerDatabase, type TestTenant } from "../support/tenant.ts";

const MANY = 1200;
const MINUTES = 60;

beforeAll(clearDesk);
afterAll(clearDesk);

/** Events that nobody here can read, of so many subjects; gives the subjects. */
async function happened(tenant: TestTenant, times: number[]): Promise<string[]> {
  const rows = times.map((at) => ({
    ...{ tenantId: tenant.id, subjectId: crypto.randomUUID(), kind: "appointment.moved", version: 99 },
    ...{ at: new Date(at), data: {} },
  }));
  await ownerDatabase().insert(domainEvents).values(rows);
  return rows.map(({ subjectId }) => subjectId);
}

it("events that nobody could read for hours are looked at less and less often, and keep no other waiting", async () => {
  const tenant = await createTenant();
  const clock = fakeClock(Date.now() + HOUR);
  const now = clock.now();
  const old = await happened(
    tenant,
    Array.from({ length: MANY }, (_, n) => now - 10 * HOUR - n * (MINUTE / 10)),
  );
  const [fresh = "", lately = ""] = await happened(tenant, [now - MINUTE, now - HOUR]);
  const sweeps: string[][] = [];
  const work = { send: async (due: DueWork[]) => void sweeps.push(due.map(({ id }) => id)) };
  for (let minute = 0; minute < MINUTES; minute++) {
    await sendDueWork({ db: runtimeOf(env as Env).db, clock, log: keptLog(), work });
    clock.pass(MINUTE);
  }

  const times = (subjectId: string) => sweeps.filter((ids) => ids.includes(subjectId)).length;
  expect([times(fresh), times(lately)]).toEqual([MINUTES, MINUTES]);
  const looks = old.map(times);
  expect(Math.min(...looks)).toBeGreaterThan(0);
  expect(Math.max(...looks)).toBeLessThan(MINUTES / 5);
});
