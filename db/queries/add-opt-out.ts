import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";
import type { Channel } from "../schema/messages.ts";
import { journal } from "./journal.ts";

export interface OptOut {
  channel: Channel;
  /** SHA-256 in hex, as in the table. */
  addressKey: string;
  /** "link", "STOP". */
  source: string;
  now: number;
  actor: string;
}

/**
 * Keeps an address from what its owner does not need. Said again it changes nothing. One round trip.
 *
 * @returns null where there is no such business
 */
export async function addOptOut(
  db: Database,
  tenantId: string,
  { channel, addressKey, source, now, actor }: OptOut,
): Promise<Result<{ name: string; accent: string } | null>> {
  const batch = await db.write({ tenantId }, [
    sql`
    WITH added AS (
      INSERT INTO opt_outs (tenant_id, channel, address_key, at, source)
      SELECT id, ${channel}, ${addressKey}, ${instant(now)}, ${source} FROM tenants WHERE id = ${tenantId}::uuid
      ON CONFLICT DO NOTHING RETURNING tenant_id, at
    ),
    changes AS (
      SELECT tenant_id, at, ${actor}::text AS actor, 'opt_out.added' AS kind, tenant_id AS subject_id,
        jsonb_build_object('channel', ${channel}::text, 'source', ${source}::text) AS data
      FROM added
    ),
    ${journal()}
    SELECT name, look->>'accent' AS accent FROM tenants WHERE id = ${tenantId}::uuid`,
  ]);
  if (!batch.ok) return batch;
  return { ok: true, value: (batch.value[0]?.[0] as { name: string; accent: string } | undefined) ?? null };
}
