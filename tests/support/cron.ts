import { createScheduledController } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import worker from "../../worker/index.ts";
import { ownerDatabase } from "./tenant.ts";

/** One minute's cron, through the Worker's own door; `change` is what the deployment has otherwise. */
export async function ringCron(
  change: Partial<Record<keyof Env, unknown>> & {
    JOURNAL_DAYS?: string;
    OPERATOR_WEBHOOK_URL?: string | undefined;
    OPERATOR_EMAIL?: string | undefined;
  } = {},
): Promise<void> {
  const deployment = Object.keys(change).length > 0 ? ({ ...(env as Env), ...change } as Env) : (env as Env);
  await worker.scheduled(createScheduledController({ cron: "* * * * *" }), deployment);
}

/** What other tests have left is nobody's work here: the cron sees everybody's, the oldest first, and so much at once. */
export async function clearDesk(): Promise<void> {
  const owner = ownerDatabase();
  await owner.execute(sql`UPDATE domain_events SET handled_at = at WHERE handled_at IS NULL`);
  await owner.execute(sql`UPDATE jobs SET status = 'cancelled', finished_at = now() WHERE finished_at IS NULL`);
  await owner.execute(sql`UPDATE appointments SET status = 'expired' WHERE status = 'held'`);
}
