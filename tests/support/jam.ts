import { env } from "cloudflare:workers";
import { neon, neonConfig } from "@neondatabase/serverless";
import { expect, vi } from "vitest";

/** What rows of a tenant stand in the way: its own keeps whoever adds a row to it, at the end of their statement. */
const ROWS = {
  tenant: "SELECT FROM tenants WHERE id = $1 FOR UPDATE",
  jobs: "SELECT FROM jobs WHERE tenant_id = $1 FOR UPDATE",
};

/**
 * Runs `work` while rows of a tenant are locked, until so many wait for them: whatever those have read by then, none of
 * them has seen what another writes. Gives up after three seconds, as of those who wait their turn only one gets so far.
 */
export async function jammed<T>(
  { id }: { id: string },
  rows: keyof typeof ROWS,
  waiters: number,
  work: () => Promise<T>,
): Promise<T> {
  neonConfig.fetchEndpoint = env.NEON_FETCH_ENDPOINT;
  const owner = neon(env.OWNER_URL);
  const mark = crypto.getRandomValues(new Uint32Array(1))[0];
  const jam = owner.transaction([
    owner.query(ROWS[rows], [id]),
    owner.query("SELECT pg_advisory_xact_lock(0, $1::bigint::bit(32)::int)", [mark]),
    owner.query(`DO $$ BEGIN
      FOR tries IN 1..300 LOOP
        EXIT WHEN (SELECT count(*) FROM pg_locks WHERE NOT granted) >= ${waiters};
        PERFORM pg_sleep(0.01);
      END LOOP; END $$`),
  ]);
  const isMarked = "SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND objid::bigint = $1::bigint";
  await vi.waitFor(async () => expect(await owner.query(isMarked, [mark])).toHaveLength(1), { interval: 5 });
  const [done] = await Promise.all([work(), jam]);
  return done;
}
