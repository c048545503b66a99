import { describe, expect, inject, it } from "vitest";
import { ADMIN, ANA, askHold, askRelease, confirm, type HoldOnWire, hold } from "../support/booking.ts";
import { crowd, tally } from "../support/crowd.ts";
import { HOLD_STATEMENT, park } from "../support/gateway.ts";
import { type Answer, expectProblem, newAddress, type Problem } from "../support/http.ts";
import { endHold } from "../support/rows.ts";
import { createTenant, type TestTenant } from "../support/tenant.ts";

const limits = { holdsPerAddress: 3, upcomingPerClient: 1000 };
const at = (tenant: TestTenant, place: number) => tenant.hourAhead(48 + 2 * place);
const heldBy = ({ body }: Answer<Problem>) => body as unknown as HoldOnWire;

async function holdThree(tenant: TestTenant, address: string): Promise<HoldOnWire[]> {
  const answers = [];
  for (const place of [0, 1, 2]) answers.push(await askHold(tenant, at(tenant, place), { address }));
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  return answers.map(heldBy);
}

function askUnderKey(tenant: TestTenant, place: number, address: string) {
  return askHold(tenant, at(tenant, place), { address, headers: { "idempotency-key": `${tenant.id}-${place}` } });
}

describe("one address", () => {
  it("keeps three times at once, and a fourth when one of them is booked, given back, or has ended", async () => {
    const tenant = await createTenant({ limits });
    const address = newAddress();
    const [booked, released, ended] = await holdThree(tenant, address);
    let place = 3;
    const refuseAndLearn = async (settle: () => Promise<unknown>) => {
      const refused = await askHold(tenant, at(tenant, place), { address });
      expectProblem(refused, 429, "too_many_holds");
      expect(refused.headers.get("retry-after")).toBe("60");
      await settle();
      expect(await askHold(tenant, at(tenant, place), { address })).toMatchObject({ status: 201 });
      place += 1;
    };
    await refuseAndLearn(() => confirm(tenant, booked as HoldOnWire));
    await refuseAndLearn(() => askRelease(tenant, released as HoldOnWire));
    await refuseAndLearn(() => endHold((ended as HoldOnWire).id));
  });

  it("gets three of ten that it asks for at once", async () => {
    const tenant = await createTenant({ limits });
    const address = newAddress();
    const answers = await crowd(10, (i) => askHold(tenant, at(tenant, i), { address }));
    expect(tally(answers.map(({ status, body }) => body.code ?? status))).toEqual({ "201": 3, too_many_holds: 7 });
  });

  it("is not in another's way, nor in its own at another business, and a lost wish is not counted", async () => {
    const [tenant, other] = [await createTenant({ limits }), await createTenant({ limits })];
    const [address, neighbour] = [newAddress(), newAddress()];
    await hold(tenant, at(tenant, 9));
    expectProblem(await askHold(tenant, at(tenant, 9), { address }), 409, "slot_taken");
    await holdThree(tenant, address);
    await holdThree(other, address);
    expect(await askHold(tenant, at(tenant, 5), { address: neighbour })).toMatchObject({ status: 201 });
  });

  it("needs one place for what it says again under an Idempotency-Key", async () => {
    const tenant = await createTenant({ limits });
    const address = newAddress();
    for (const place of [0, 1]) {
      const [first, again] = [await askUnderKey(tenant, place, address), await askUnderKey(tenant, place, address)];
      expect(JSON.stringify(again.body)).toBe(JSON.stringify(first.body));
    }
    expect(await askHold(tenant, at(tenant, 2), { address })).toMatchObject({ status: 201 });
    expectProblem(await askHold(tenant, at(tenant, 3), { address }), 429, "too_many_holds");
  });

  it("needs one place for what it says again while the first answer is on its way", async () => {
    const tenant = await createTenant({ limits });
    const address = newAddress();
    for (const place of [0, 1]) await askHold(tenant, at(tenant, place), { address });
    const parked = await park("before", HOLD_STATEMENT, tenant.id);
    const first = askUnderKey(tenant, 2, address);
    await parked.arrived();
    const twin = askUnderKey(tenant, 2, address);
    // Comes after the twin and back before it.
    await hold(tenant, at(tenant, 9));
    await parked.release();
    expect(await first).toMatchObject({ status: 201 });
    expect(await twin).toMatchObject({ status: 201, body: { id: heldBy(await first).id } });
    expectProblem(await askHold(tenant, at(tenant, 3), { address }), 429, "too_many_holds");
  });

  it("binds no business, which books for many from one place", async () => {
    const tenant = await createTenant({ limits });
    const address = newAddress();
    const answers = await crowd(5, (i) => askHold(tenant, at(tenant, i), { address, headers: ADMIN }));
    expect(tally(answers.map(({ status }) => status))).toEqual({ "201": 5 });
  });

  it("is told the same again under its Idempotency-Key, also when it has as much as it may", async () => {
    const tenant = await createTenant({ limits });
    const address = newAddress();
    const headers = { "idempotency-key": crypto.randomUUID() };
    const first = await askHold(tenant, at(tenant, 7), { address, headers });
    for (const place of [0, 1]) await askHold(tenant, at(tenant, place), { address });
    const again = await askHold(tenant, at(tenant, 7), { address, headers });
    expect({ status: again.status, body: again.body }).toEqual({ status: 201, body: first.body });
  });
});

describe("whoever wasted two holds, where Turnstile is set up", () => {
  const keys = (kind: string) => ({
    TURNSTILE_SITE_KEY: `${kind}x00000000000000000000AA`,
    TURNSTILE_SECRET_KEY: `${kind}x0000000000000000000000000000000AA`,
    TURNSTILE_ENDPOINT: inject("turnstileUrl"),
  });
  const passing = keys("1");
  const TOKEN = { "turnstile-token": "XXXX.DUMMY.TOKEN.XXXX" };

  async function wasteTwo(tenant: TestTenant, address: string): Promise<void> {
    for (const place of [0, 1]) {
      const held = heldBy(await askHold(tenant, at(tenant, place), { address, bindings: passing }));
      if (place) await endHold(held.id);
      else await askRelease(tenant, held);
    }
  }

  it("is asked to show that they are no robot, and then goes on", async () => {
    const tenant = await createTenant({ limits });
    const address = newAddress();
    await wasteTwo(tenant, address);
    const refused = await askHold(tenant, at(tenant, 2), { address, bindings: passing });
    expect(expectProblem(refused, 403, "challenge_required")).toMatchObject({ siteKey: passing.TURNSTILE_SITE_KEY });
    const passed = await askHold(tenant, at(tenant, 2), { address, bindings: passing, headers: TOKEN });
    expect(passed).toMatchObject({ status: 201 });
  });

  it.each(["2", "3"])("is refused with a token that Turnstile does not take (secret %s…)", async (kind) => {
    const tenant = await createTenant({ limits });
    const address = newAddress();
    await wasteTwo(tenant, address);
    const refused = await askHold(tenant, at(tenant, 2), { address, bindings: keys(kind), headers: TOKEN });
    expectProblem(refused, 403, "challenge_required");
  });

  it("is not asked after holds that became appointments, nor where it is not set up", async () => {
    const tenant = await createTenant({ limits });
    const [booker, waster] = [newAddress(), newAddress()];
    for (const place of [0, 1]) {
      const held = heldBy(await askHold(tenant, at(tenant, place), { address: booker, bindings: passing }));
      await confirm(tenant, held, { client: { ...ANA, email: `ana${place}@example.com` } });
    }
    expect(await askHold(tenant, at(tenant, 2), { address: booker, bindings: passing })).toMatchObject({ status: 201 });
    for (const place of [3, 4])
      await askRelease(tenant, heldBy(await askHold(tenant, at(tenant, place), { address: waster })));
    expect(await askHold(tenant, at(tenant, 3), { address: waster })).toMatchObject({ status: 201 });
  });
});
