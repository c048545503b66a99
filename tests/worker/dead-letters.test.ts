import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import worker from "../../worker/index.ts";
import { ADMIN, pathOf } from "../support/booking.ts";
import { withoutDatabase } from "../support/gateway.ts";
import { ask } from "../support/http.ts";
import { type FailureOnWire, listOf } from "../support/jobs-and-failures.ts";
import { logged } from "../support/logged.ts";
import { createTenant, type TestTenant } from "../support/tenant.ts";
import { failureRows } from "../support/work-rows.ts";

interface DeadLetter {
  id: string;
  body: unknown;
}

/** What the queue of dead letters does with these. */
async function bury(...letters: DeadLetter[]) {
  const timestamp = new Date(Date.now());
  const batch = createMessageBatch(
    "gomomo-work-dead",
    letters.map((letter) => ({ ...letter, timestamp, attempts: 1 })),
  );
  const ctx = createExecutionContext();
  await worker.queue(batch, env as Env);
  const { explicitAcks, retryMessages } = await getQueueResult(batch, ctx);
  return { acked: explicitAcks, retried: retryMessages.map(({ msgId }) => msgId) };
}

function letterOf(tenant: Pick<TestTenant, "id">, kind: "events" | "job" = "job"): DeadLetter & { subjectId: string } {
  const subjectId = crypto.randomUUID();
  return { id: crypto.randomUUID(), body: { kind, tenantId: tenant.id, id: subjectId }, subjectId };
}

it("work that the queue gave up is a failure that its business sees", async () => {
  const tenant = await createTenant();
  const [job, events] = [letterOf(tenant, "job"), letterOf(tenant, "events")];
  expect(await bury(job, events)).toEqual({ acked: [job.id, events.id], retried: [] });
  const { items } = (await listOf<FailureOnWire>(tenant, "failures", { status: "open" })).body;
  const shown = items.map(({ type, subjectId, payload }) => ({ type, subjectId, payload }));
  expect(shown.sort((a, b) => a.type.localeCompare(b.type))).toEqual([
    { type: "queue.events", subjectId: events.subjectId, payload: { kind: "events" } },
    { type: "queue.job", subjectId: job.subjectId, payload: { kind: "job" } },
  ]);
  const { body } = await ask<{ items: { subjectId: string }[] }>(pathOf(tenant, "/audit?action=queue.gave_up"), {
    headers: ADMIN,
  });
  expect(body.items.map(({ subjectId }) => subjectId).sort()).toEqual([job.subjectId, events.subjectId].sort());
});

it("the same letter is one failure, also when it comes again after somebody looked after it", async () => {
  const tenant = await createTenant();
  const letter = letterOf(tenant);
  await Promise.all([bury(letter), bury(letter), bury(letter, letter)]);
  const [failure, ...others] = await failureRows(tenant);
  expect(others).toEqual([]);
  const resolve = { method: "PATCH", json: { resolved: true }, headers: ADMIN };
  await ask(pathOf(tenant, `/failures/${failure?.id}`), resolve);
  await bury(letter);
  expect(await failureRows(tenant)).toHaveLength(1);
  // What fails anew is a failure of its own.
  await bury({ ...letter, id: crypto.randomUUID() });
  expect(await failureRows(tenant)).toHaveLength(2);
});

it("while a failure is open, more letters of the same subject add none", async () => {
  const tenant = await createTenant();
  const letter = letterOf(tenant);
  await bury(letter, { ...letter, id: crypto.randomUUID() }, { ...letter, id: crypto.randomUUID() });
  expect(await failureRows(tenant)).toHaveLength(1);
});

it("without a database a letter waits, and is not lost", async () => {
  const tenant = await createTenant();
  const letter = letterOf(tenant);
  const away = await withoutDatabase(tenant.id, () => bury(letter));
  expect(away).toEqual({ acked: [], retried: [letter.id] });
  expect(await bury(letter)).toEqual({ acked: [letter.id], retried: [] });
  expect(await failureRows(tenant)).toHaveLength(1);
});

it("a letter of a business that is not there is put away", async () => {
  const letter = letterOf({ id: crypto.randomUUID() });
  expect(await bury(letter)).toEqual({ acked: [letter.id], retried: [] });
});

it.each([
  [{ kind: "job", words: "Zebulon wants a massage" }, "object of 2"],
  ["Zebulon wants a massage", "string"],
  [["Zebulon wants a massage"], "array of 1"],
  [null, "null"],
])("what is no work of ours is told by its shape alone: %o", async (body, shape) => {
  const letter = { id: crypto.randomUUID(), body };
  const { lines, text } = await logged(letter.id, async () => {
    expect(await bury(letter)).toEqual({ acked: [letter.id], retried: [] });
  });
  expect(lines).toMatchObject([{ level: "error", event: "dead_letter_malformed", shape }]);
  expect(text).not.toMatch(/zebulon/i);
});
