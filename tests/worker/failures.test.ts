import { describe, expect, it } from "vitest";
import { ADMIN, pathOf } from "../support/booking.ts";
import { type Answer, ask, expectProblem, type Problem } from "../support/http.ts";
import { type FailureOnWire, listOf, plantFailedJob } from "../support/jobs-and-failures.ts";
import { createKey } from "../support/keys.ts";
import { journal } from "../support/rows.ts";
import { createTenant, type TestTenant } from "../support/tenant.ts";
import { failureRows } from "../support/work-rows.ts";

const failuresOf = async (tenant: TestTenant, query: Record<string, string> = {}) =>
  (await listOf<FailureOnWire>(tenant, "failures", query)).body.items;

function askResolve(
  tenant: TestTenant,
  id: string,
  { json = { resolved: true }, headers = ADMIN }: { json?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer<FailureOnWire & Problem>> {
  return ask(pathOf(tenant, `/failures/${id}`), { method: "PATCH", json, headers });
}

describe("what went wrong", () => {
  it("is listed, the newest first, until somebody has looked after it", async () => {
    const tenant = await createTenant();
    const old = await plantFailedJob(tenant, { createdAt: new Date(Date.now() - 60_000) });
    const young = await plantFailedJob(tenant);
    expect((await failuresOf(tenant)).map(({ id }) => id)).toEqual([young.failureId, old.failureId]);
    expect((await failuresOf(tenant, { limit: "1" })).map(({ id }) => id)).toEqual([young.failureId]);
    const { status, body } = await askResolve(tenant, old.failureId);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { id: old.failureId, type: "job.send_confirmation", subjectId: old.jobId, resolvedBy: "platform" },
    });
    expect((await failuresOf(tenant, { status: "open" })).map(({ id }) => id)).toEqual([young.failureId]);
    expect((await failuresOf(tenant, { status: "resolved" })).map(({ id }) => id)).toEqual([old.failureId]);
  });

  it("is looked after once: said again, by whomever, it gives the same answer and writes nothing", async () => {
    const tenant = await createTenant();
    const { failureId } = await plantFailedJob(tenant);
    const { headers } = await createKey(tenant, "settings:write");
    const first = await askResolve(tenant, failureId);
    const again = await askResolve(tenant, failureId, { headers });
    expect([again.status, again.body]).toEqual([200, first.body]);
    const told = (await journal(tenant)).filter(({ kind }) => kind === "failure.resolved");
    expect(told).toEqual([{ kind: "failure.resolved", subjectId: failureId, actor: "platform" }]);
  });

  it("cannot be opened again", async () => {
    const tenant = await createTenant();
    const { failureId } = await plantFailedJob(tenant);
    expectProblem(await askResolve(tenant, failureId, { json: { resolved: false } }), 400, "invalid_request");
  });

  it("is nobody else's to see or to resolve", async () => {
    const [tenant, other] = [await createTenant(), await createTenant()];
    const { failureId } = await plantFailedJob(tenant);
    const { headers } = await createKey(other, "settings:read", "settings:write");
    expectProblem(await askResolve(other, failureId, { headers }), 404, "not_found");
    expect(await failuresOf(other)).toEqual([]);
    expect(await failureRows(tenant)).toMatchObject([{ resolvedAt: null }]);
  });
});
