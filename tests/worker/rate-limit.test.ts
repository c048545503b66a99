import { describe, expect, it } from "vitest";
import { askHold, confirm, hold, MINUTE, pathOf } from "../support/booking.ts";
import { type Answer, ask, expectProblem, newAddress, type Problem } from "../support/http.ts";
import { createTenant, type TestTenant } from "../support/tenant.ts";

const ORIGIN = "https://bloom.example";

/**
 * Twice the limit and one more, one after the other. The platform's minutes begin on the clock, so one may begin in
 * between: the first `limit` pass in any case, and not all of the rest can.
 */
async function untilRefused(limit: number, say: () => Promise<Answer<Problem>>): Promise<Answer<Problem>> {
  for (let said = 0; said <= 2 * limit; said++) {
    const answer = await say();
    if (answer.status === 429) {
      expect(said).toBeGreaterThanOrEqual(limit);
      return answer;
    }
  }
  throw new Error(`Not refused after ${2 * limit + 1}`);
}

function expectPause(answer: Answer<Problem>) {
  expectProblem(answer, 429, "rate_limited");
  expect(answer.headers.get("retry-after")).toBe("60");
  expect(answer.headers.get("access-control-allow-origin")).toBe(ORIGIN);
}

const holdFrom = (address: string, tenant: TestTenant) =>
  askHold(tenant, tenant.hourAhead(-2), { address, headers: { origin: ORIGIN } });

describe("one address", () => {
  it("asks for ten holds a minute, and is then told how long to wait", async () => {
    const tenant = await createTenant({ sites: [ORIGIN] });
    const address = newAddress();
    expectPause(await untilRefused(10, () => holdFrom(address, tenant)));
  });

  it("does not use up what another one may ask", async () => {
    const tenant = await createTenant({ sites: [ORIGIN] });
    const address = newAddress();
    await untilRefused(10, () => holdFrom(address, tenant));
    await confirm(tenant, await hold(tenant, tenant.hourAhead(48) + 60 * MINUTE));
  });

  it("makes ten confirmations a minute", async () => {
    const tenant = await createTenant();
    const address = newAddress();
    const headers = { origin: ORIGIN };
    const refused = await untilRefused(10, () =>
      ask(pathOf(tenant, "/appointments"), { method: "POST", json: {}, address, headers }),
    );
    expectPause(refused);
  });

  it("asks a hundred things a minute, and /health as often as it likes", async () => {
    const address = newAddress();
    const headers = { origin: ORIGIN };
    expectPause(await untilRefused(100, () => ask("/api/v1/tenants/x/services", { address, headers })));
    for (let said = 0; said < 20; said++) expect(await ask("/health", { address })).toMatchObject({ status: 200 });
    expect(await ask("/health/db", { address })).toMatchObject({ status: 200 });
  });
});
