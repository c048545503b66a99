import { type Runtime, runtimeOf } from "../adapters/context.ts";
import { createLog, type DoorLog, errorData } from "../adapters/log.ts";
import { expireOverdue } from "../domain/upkeep/expire-overdue.ts";
import { daysKept, forgetOld } from "../domain/upkeep/forget-old.ts";
import type { UpkeepContext } from "../domain/upkeep/sweep.ts";

/**
 * What is due every minute, across all tenants. Nothing here is done only once: a minute that was missed, or that came
 * twice, changes nothing. Never throws, since what is thrown here would reach the platform's log as it is.
 */
export async function runCron(env: Env): Promise<void> {
  const log = createLog({ door: "cron" });
  try {
    await sweepAll(runtimeOf(env), log);
  } catch (error) {
    log.error("cron_failed", errorData(error));
  }
}

/** One sweep after the other; one that fails keeps no other from its work. */
async function sweepAll({ config, db, clock }: Runtime, log: DoorLog): Promise<void> {
  const ctx: UpkeepContext = { db, clock, log };
  const kept = daysKept(config);
  const sweeps: Record<string, () => Promise<number>> = {
    expired_holds: () => expireOverdue(ctx),
    ended_holds: () => forgetOld(ctx, "ended_holds", kept.ended_holds),
    chat_sessions: () => forgetOld(ctx, "chat_sessions", kept.chat_sessions),
    audit_log: () => forgetOld(ctx, "audit_log", kept.audit_log),
    domain_events: () => forgetOld(ctx, "domain_events", kept.domain_events),
  };
  for (const [sweep, run] of Object.entries(sweeps)) {
    try {
      const rows = await run();
      if (rows > 0) log.info("swept", { sweep, rows });
    } catch (error) {
      log.error("sweep_failed", { sweep, ...errorData(error) });
    }
  }
}
