import { sendWork } from "../adapters/cloudflare/work.ts";
import { type Runtime, runtimeOf } from "../adapters/context.ts";
import { createLog, type DoorLog, errorData } from "../adapters/log.ts";
import type { Passing } from "../db/queries/delete-old.ts";
import { sendDueWork, type WorkQueue } from "../domain/autonomy/send-due-work.ts";
import { expireOverdue } from "../domain/upkeep/expire-overdue.ts";
import { daysKept, forgetOld } from "../domain/upkeep/forget-old.ts";
import type { UpkeepContext } from "../domain/upkeep/sweep.ts";
import { watchDatabase } from "./watch-database.ts";

/**
 * What is due every minute, across all tenants. Nothing here is done only once: a minute that was missed, or that came
 * twice, changes nothing. Never throws, since what is thrown here would reach the platform's log as it is.
 */
export async function runCron(env: Env): Promise<void> {
  const log = createLog({ door: "cron" });
  try {
    const runtime = runtimeOf(env);
    await watch(env, runtime, log);
    await sweepAll(runtime, { send: (work) => sendWork(env.WORK, work) }, log);
  } catch (error) {
    log.error("cron_failed", errorData(error));
  }
}

/** What cannot be told keeps no sweep from its work. */
async function watch(env: Env, runtime: Runtime, log: DoorLog): Promise<void> {
  try {
    await watchDatabase(env, runtime, log);
  } catch (error) {
    log.error("watch_failed", errorData(error));
  }
}

/** One sweep after the other; one that fails keeps no other from its work. */
async function sweepAll({ config, db, clock }: Runtime, work: WorkQueue, log: DoorLog): Promise<void> {
  const ctx: UpkeepContext = { db, clock, log };
  const kept = Object.entries(daysKept(config)) as [Passing, number][];
  const sweeps: [string, () => Promise<number>][] = [
    ["overdue_holds", () => expireOverdue(ctx)],
    ["due_work", () => sendDueWork({ ...ctx, work })],
    ...kept.map(([what, days]): [string, () => Promise<number>] => [what, () => forgetOld(ctx, what, days)]),
  ];
  for (const [sweep, run] of sweeps) {
    try {
      const rows = await run();
      if (rows > 0) log.info("swept", { sweep, rows });
    } catch (error) {
      log.error("sweep_failed", { sweep, ...errorData(error) });
    }
  }
}
