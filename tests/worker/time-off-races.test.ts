import { describe, expect, it } from "vitest";
import { createTimeOff } from "../../db/queries/create-time-off.ts";
import { placeHold } from "../../db/queries/place-hold.ts";
import { askConfirm, askHold, hold, MINUTE, utc } from "../support/booking.ts";
import { crowd, tally } from "../support/crowd.ts";
import { configVersionOf, contextFor, plainHold } from "../support/domain.ts";
import { HOLD_STATEMENT, park } from "../support/gateway.ts";
import { expectProblem } from "../support/http.ts";
import { statusOf } from "../support/rows.ts";
import { type AffectedOnWire, done } from "../support/settings.ts";
import { createTenant, type TestTenant } from "../support/tenant.ts";

const HOUR = 60 * MINUTE;

type TimeOff = { id: string } & AffectedOnWire;

const take = (tenant: TestTenant, start: number, end: number, staffId = tenant.staffIds[0]) =>
  done<TimeOff>(tenant, "POST", "/time-off", { staffId, start: utc(start), end: utc(end) });
const idsOf = ({ affected }: AffectedOnWire) => affected.map(({ id }) => id);

describe("time off taken while somebody books", () => {
  it("makes a hold that was decided before it be judged again", async () => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    // The queue knows the settings from now on, so the next hold is judged by them.
    await hold(tenant, start - 4 * HOUR);
    const parked = await park("before", tenant.id, HOLD_STATEMENT);
    const asked = askHold(tenant, start);
    await parked.arrived();
    await take(tenant, start, start + HOUR);
    await parked.release();
    expectProblem(await asked, 422, "slot_not_offered");
  });

  it("by many at once leaves nothing booked over it that it did not name, and nothing held", async () => {
    const tenant = await createTenant({ staff: ["Mara", "Noor", "Olga", "Pia", "Quin", "Rosa"] });
    const start = tenant.hourAhead(48);
    const rounds = await crowd(
      12,
      async (i) => {
        const [staffId, from] = [tenant.staffIds[i % 6], start + Math.floor(i / 6) * 3 * HOUR];
        const held = await askHold(tenant, from, { staffId });
        const [made, confirmed, late] = await Promise.all([
          take(tenant, from, from + 2 * HOUR, staffId),
          held.status === 201 ? askConfirm(tenant, held.body as never) : null,
          askHold(tenant, from + HOUR, { staffId }),
        ]);
        const booked = confirmed?.status === 201 ? [(confirmed.body as never as { id: string }).id] : [];
        const kept = late.status === 201 ? await statusOf((late.body as never as { id: string }).id) : "none";
        return [idsOf(made).join() === booked.join(), kept !== "held"].join();
      },
      2,
    );
    expect(tally(rounds)).toEqual({ "true,true": 12 });
  });

  it("straight at the database either sees the hold or makes it stale, at whatever moment they meet", async () => {
    const tenant = await createTenant();
    const { db } = contextFor(tenant);
    const [staffId = ""] = tenant.staffIds;
    const missed: string[] = [];
    for (let round = 0; round < 20; round++) {
      const start = tenant.hourAhead(48) + round * HOUR;
      const [now, configVersion] = [Date.now(), await configVersionOf(tenant)];
      const at = { start, end: start + HOUR, now, actor: "visitor" };
      const id = crypto.randomUUID();
      const [held] = await Promise.all([
        placeHold(db, tenant.id, plainHold(tenant, { id, start, now, configVersion })),
        createTimeOff(db, tenant.id, { ...at, timeOffId: crypto.randomUUID(), staffId, reason: "", limit: 9 }),
      ]);
      expect(held.ok).toBe(true);
      if ((await statusOf(id)) === "held") missed.push(id);
    }
    expect(missed).toEqual([]);
  });
});
