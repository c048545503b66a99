import { sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";
import { modelTokensToday } from "./model-tokens.ts";

export interface ModelTurn {
  sessionId: string;
  /** A turn that is said to have been recorded before stays as it was. */
  turnId: string;
  model: string;
  rounds: number;
  inputTokens: number;
  outputTokens: number;
  now: number;
}

/**
 * Writes down what a turn used, once, and tells what the tenant has used today with it. Of turns that are written at the
 * same moment, each may miss the others; the next to ask has them all. One round trip.
 */
export async function recordModelTurn(
  db: Database,
  tenantId: string,
  { sessionId, turnId, model, rounds, inputTokens, outputTokens, now }: ModelTurn,
): Promise<Result<{ usedToday: number }>> {
  const batch = await db.write({ tenantId }, [
    // A conversation that is gone since its time was over takes no more rows.
    sql`
    INSERT INTO model_turns (tenant_id, session_id, turn_id, at, model, rounds, input_tokens, output_tokens)
    SELECT s.tenant_id, s.id, ${turnId}::uuid, ${instant(now)}, ${model}, ${rounds}::int, ${inputTokens}::int, ${outputTokens}::int
    FROM chat_sessions s WHERE s.tenant_id = ${tenantId}::uuid AND s.id = ${sessionId}::uuid
    ON CONFLICT (tenant_id, session_id, turn_id) DO NOTHING`,
    sql`SELECT ${modelTokensToday(now)} AS "usedToday" FROM tenants t WHERE t.id = ${tenantId}::uuid`,
  ]);
  return batch.ok ? { ok: true, value: { usedToday: (batch.value[1]?.[0]?.usedToday ?? 0) as number } } : batch;
}
