import { createScheduledController } from "cloudflare:test";
import { env } from "cloudflare:workers";
import worker from "../../worker/index.ts";

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
