import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";
import { type CarrierOptOut, carrierOptOut } from "./carrier-opt-out.ts";
import { audit } from "./journal.ts";

export interface FailedMessage {
  id: string;
  reason: string;
  optOut: CarrierOptOut | null;
  now: number;
}

/**
 * Writes down that a message certainly did not go out, so that its job may send another. Said again it changes nothing.
 * One round trip.
 */
export async function failMessage(
  db: Database,
  tenantId: string,
  { id, reason, optOut, now }: FailedMessage,
): Promise<Result<void>> {
  const at = instant(now);
  const batch = await db.write({ tenantId }, [
    sql`
    WITH failed AS (
      UPDATE messages SET status = 'failed', reason = ${reason}, updated_at = ${at}
      WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid AND status = 'sending'
      RETURNING id, tenant_id, kind, subject_id, channel, to_key
    ),
    ${carrierOptOut(sql`failed`, optOut, now)},
    changes AS (
      SELECT tenant_id, ${at} AS at, 'system'::text AS actor, subject_id, 'message.failed'::text AS kind,
        jsonb_build_object('messageId', id, 'kind', kind, 'channel', channel, 'reason', ${reason}::text) AS data
      FROM failed
    ),
    ${audit()}
    SELECT FROM failed`,
  ]);
  return batch.ok ? { ok: true, value: undefined } : batch;
}
