import { waitUntil } from "cloudflare:workers";
import type { DueWork } from "../../db/queries/due-work.ts";
import type { Work } from "../../domain/context.ts";
import { createLog, errorData } from "../log.ts";

/** As many messages as one call may send: https://developers.cloudflare.com/queues/platform/limits/ */
const BATCH = 100;

/** The producer's side of the queue `work`, for one tenant. */
export function workQueue(queue: Env["WORK"], tenantId: string): Work {
  // The answer does not wait for it, and what is lost here the cron finds.
  const send = (kind: DueWork["kind"], id: string) =>
    waitUntil(
      queue
        .send({ kind, tenantId, id })
        .catch((error: unknown) => createLog({ tenantId }).warn("nudge_lost", errorData(error))),
    );
  return { nudge: (id) => send("events", id), run: (id) => send("job", id) };
}

/** Sends work of all tenants, in its order. */
export async function sendWork(queue: Env["WORK"], work: readonly DueWork[]): Promise<void> {
  for (let start = 0; start < work.length; start += BATCH) {
    await queue.sendBatch(work.slice(start, start + BATCH).map((body) => ({ body })));
  }
}
