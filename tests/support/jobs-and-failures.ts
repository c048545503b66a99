import { type JobKind, jobs } from "../../db/schema/jobs.ts";
import { failures, type MessageStatus, messages } from "../../db/schema/messages.ts";
import { ADMIN, pathOf } from "./booking.ts";
import { type Answer, ask, type Problem } from "./http.ts";
import { ownerDatabase, type TestTenant } from "./tenant.ts";

/** Jobs and failures: written as the owner of the schema, and seen as the business sees them. */

type Tenant = Pick<TestTenant, "id">;

export interface JobOnWire {
  id: string;
  kind: JobKind;
  status: string;
  subjectId: string;
  attempts: number;
  reason: string | null;
  finishedAt: string | null;
  messages: { id: string; channel: string; status: string; reason: string | null }[];
}

export interface FailureOnWire {
  id: string;
  type: string;
  subjectId: string;
  message: string;
  payload: Record<string, unknown>;
  resolvedAt: string | null;
  resolvedBy: string | null;
}

let planted = 1_000_000_000;

/** A job that failed on all tries, with its failure and, if wished, a message that was handed over. */
export async function plantFailedJob(
  tenant: Tenant,
  {
    subjectId = crypto.randomUUID(),
    kind = "send_confirmation",
    message = null,
    createdAt = new Date(),
  }: { subjectId?: string; kind?: JobKind; message?: MessageStatus | null; createdAt?: Date } = {},
): Promise<{ jobId: string; failureId: string; subjectId: string }> {
  const [jobId, failureId] = [crypto.randomUUID(), crypto.randomUUID()];
  const own = { tenantId: tenant.id, createdAt };
  planted += 1;
  await ownerDatabase()
    .insert(jobs)
    .values({
      ...{ ...own, id: jobId, kind, eventId: planted, subjectId, status: "failed", priority: 50, attempts: 3 },
      // Of no version that there is, so that whoever runs it finds its cause gone.
      ...{ runAt: createdAt, finishedAt: createdAt, reason: "outcome_unknown", data: { version: 99 } },
    });
  if (message) {
    await ownerDatabase()
      .insert(messages)
      .values({
        ...{ ...own, id: crypto.randomUUID(), jobId, subjectId, kind: "reminder", channel: "email", status: message },
        ...{ toKey: "a".repeat(64), updatedAt: createdAt },
      });
  }
  await ownerDatabase()
    .insert(failures)
    .values({
      ...{ ...own, id: failureId, type: `job.${kind}`, message: "It died on each try.", subjectId: jobId },
      ...{ payload: { kind }, retries: 2, updatedAt: createdAt },
    });
  return { jobId, failureId, subjectId };
}

export function listOf<Item>(
  tenant: Tenant,
  what: "jobs" | "failures",
  query: Record<string, string> = {},
): Promise<Answer<{ items: Item[]; nextCursor: string | null }>> {
  return ask(pathOf(tenant, `/${what}?${new URLSearchParams(query)}`), { headers: ADMIN });
}

export function askRetry(
  tenant: Tenant,
  jobId: string,
  headers: Record<string, string> = {},
): Promise<Answer<JobOnWire & Problem>> {
  return ask(pathOf(tenant, `/jobs/${jobId}/retry`), { method: "POST", json: {}, headers: { ...ADMIN, ...headers } });
}
