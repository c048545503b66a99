import { healthWatch } from "../adapters/cloudflare/health-watch.ts";
import { operatorOf, type Runtime } from "../adapters/context.ts";
import type { DoorLog } from "../adapters/log.ts";
import { databaseHealth } from "../domain/health.ts";

/**
 * Looks whether the database answers, and tells the operator of an outage that lasts and of its end. What was not told
 * is told by the next minute's.
 */
export async function watchDatabase(env: Env, { db, clock }: Runtime, log: DoorLog): Promise<void> {
  const watch = healthWatch(env);
  const isUp = (await databaseHealth({ db })) !== "database_unavailable";
  const now = clock.now();
  const telling = await watch.report({ isUp, now });
  if (!telling) return;
  const { what, since } = telling;
  const type = `database_${what}` as const;
  const sent = await operatorOf(env, log).alert({ id: `${type}:${since}`, type, tenantId: null, at: now });
  if (sent.outcome === "sent") await watch.told(telling);
  else log.error("alert_failed", { type, reason: sent.reason });
}
