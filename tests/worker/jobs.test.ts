import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { createContext } from "../../adapters/context.ts";
import { runJob } from "../../domain/autonomy/run-job.ts";
import { confirm, hold } from "../support/booking.ts";
import { expectProblem } from "../support/http.ts";
import { askRetry, type JobOnWire, listOf, plantFailedJob } from "../support/jobs-and-failures.ts";
import { createKey } from "../support/keys.ts";
import { journal, journalKinds } from "../support/rows.ts";
import { createTenant, type TestTenant } from "../support/tenant.ts";
import { failureRows, jobRows, messageRows } from "../support/work-rows.ts";

const jobsOf = async (tenant: TestTenant, query: Record<string, string> = {}) => {
  const { status, body } = await listOf<JobOnWire>(tenant, "jobs", query);
  expect(status).toBe(200);
  return body;
};

/** Runs a job as the queue's consumer would. */
const run = (tenant: TestTenant, jobId: string) =>
  runJob(createContext(env as Env, tenant.id, { actor: { kind: "system" } }), jobId);

describe("the list of jobs", () => {
  it("shows the newest first, page by page, each once", async () => {
    const tenant = await createTenant();
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) {
      const createdAt = new Date(Date.now() - n * 60_000);
      ids.push((await plantFailedJob(tenant, { createdAt })).jobId);
    }
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: Awaited<ReturnType<typeof jobsOf>> = await jobsOf(tenant, { limit: "2", ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(ids);
  });

  it("can be asked for one status, one kind or one subject", async () => {
    const tenant = await createTenant();
    const mine = await plantFailedJob(tenant);
    const other = await plantFailedJob(tenant, { kind: "send_cancellation" });
    expect((await jobsOf(tenant, { kind: "send_confirmation" })).items.map(({ id }) => id)).toEqual([mine.jobId]);
    expect((await jobsOf(tenant, { subjectId: other.subjectId })).items.map(({ id }) => id)).toEqual([other.jobId]);
    expect((await jobsOf(tenant, { status: "completed" })).items).toEqual([]);
    expect((await jobsOf(tenant, { status: "failed" })).items).toHaveLength(2);
  });

  it("tells what became of each message, and neither what it said nor to whom", async () => {
    const tenant = await createTenant();
    const client = { name: "Zebulon Quigley", email: "zebulon@example.com", phone: "+12125550142" };
    const { id } = await confirm(tenant, await hold(tenant, tenant.hourAhead(200)), { client });
    await plantFailedJob(tenant, { subjectId: id, message: "undelivered" });
    const { items } = await jobsOf(tenant, { kind: "send_confirmation", status: "failed" });
    expect(items).toMatchObject([{ subjectId: id, messages: [{ channel: "email", status: "undelivered" }] }]);
    expect(JSON.stringify(await jobsOf(tenant))).not.toMatch(/zebulon|quigley|5550142|aaaaaaaa/i);
  });
});

describe("a job that failed", () => {
  it("runs again from its first try, at once, and its failure is looked after", async () => {
    const tenant = await createTenant();
    const { jobId, failureId, subjectId } = await plantFailedJob(tenant);
    const { status, body } = await askRetry(tenant, jobId);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { id: jobId, status: "pending", attempts: 0, reason: null, finishedAt: null },
    });
    expect(await failureRows(tenant)).toMatchObject([{ id: failureId, resolvedBy: "platform" }]);
    expect((await failureRows(tenant))[0]?.resolvedAt).not.toBeNull();
    expect(await journal(tenant)).toEqual([{ kind: "failure.resolved", subjectId: failureId, actor: "platform" }]);
    await run(tenant, jobId);
    // The appointment that it was about is not there.
    expect(await jobRows(tenant)).toMatchObject([{ id: jobId, subjectId, status: "cancelled", attempts: 1 }]);
  });

  it.each([
    "unknown",
    "sending",
  ] as const)("whose message is %s sends another: a person has decided that twice is better than not at all", async (message) => {
    const tenant = await createTenant();
    const { jobId } = await plantFailedJob(tenant, { message });
    const { body } = await askRetry(tenant, jobId);
    expect(body.messages).toMatchObject([{}]);
    expect(await messageRows(tenant)).toMatchObject([{ jobId, status: "failed", reason: "given_up" }]);
  });

  it("whose message did arrive sends no other", async () => {
    const tenant = await createTenant();
    const { jobId } = await plantFailedJob(tenant, { message: "delivered" });
    await askRetry(tenant, jobId);
    await run(tenant, jobId);
    expect(await messageRows(tenant)).toMatchObject([{ status: "delivered" }]);
    expect(await jobRows(tenant)).toMatchObject([{ status: "completed" }]);
  });

  it("is begun once for each Idempotency-Key", async () => {
    const tenant = await createTenant();
    const { jobId } = await plantFailedJob(tenant);
    const key = { "idempotency-key": crypto.randomUUID() };
    const [first, again] = [await askRetry(tenant, jobId, key), await askRetry(tenant, jobId, key)];
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(first.status).toBe(200);
    expectProblem(await askRetry(tenant, jobId), 409, "not_changeable");
  });

  it("is another business's to nobody", async () => {
    const [tenant, other] = [await createTenant(), await createTenant()];
    const { jobId } = await plantFailedJob(tenant);
    const { headers } = await createKey(other, "settings:write");
    expectProblem(await askRetry(other, jobId, headers), 404, "not_found");
    expect(await jobRows(tenant)).toMatchObject([{ status: "failed" }]);
  });

  it("needs a key that may change settings", async () => {
    const tenant = await createTenant();
    const { jobId } = await plantFailedJob(tenant);
    const { headers } = await createKey(tenant, "settings:read");
    expectProblem(await askRetry(tenant, jobId, headers), 403, "forbidden");
    expect(await journalKinds(tenant)).toEqual(["api_key.created"]);
  });
});
