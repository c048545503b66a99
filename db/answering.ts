import { type SQL, sql } from "drizzle-orm";
import { type Batch, type Database, instant, KEPT_MS, type Result, type Row } from "./client.ts";

/**
 * A statement of `parts` (common table expressions) whose rows are `answer`. Under an `Idempotency-Key` it keeps those
 * rows for whoever says the same again, if `when` holds of them; so every column must read the same from JSON.
 */
export function answering(db: Database, parts: SQL, answer: SQL, when: SQL = sql`true`): SQL {
  const kept = db.idempotency;
  if (!kept) return sql`WITH ${parts} ${answer}`;
  return sql`
    WITH ${parts},
    answer AS (${answer}),
    kept AS (
      INSERT INTO idempotency_keys AS k (tenant_id, principal, key, request_hash, answer, created_at)
      SELECT entered.id, ${kept.principal}, ${kept.key}, ${kept.requestHash},
        (SELECT jsonb_agg(to_jsonb(answer)) FROM answer), ${instant(kept.now)}
      -- Not from tenants: this statement may be the one that makes the tenant.
      FROM (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid AS id) entered
      WHERE entered.id IS NOT NULL AND EXISTS (SELECT FROM answer WHERE ${when})
      ON CONFLICT (tenant_id, principal, key) DO UPDATE
        SET request_hash = excluded.request_hash, answer = excluded.answer, created_at = excluded.created_at
        WHERE k.created_at <= ${instant(kept.now - KEPT_MS)}
    )
    SELECT * FROM answer`;
}

/** The rows of a batch's only statement, also where they were kept under an `Idempotency-Key`. */
export function answerOf(batch: Batch): Result<Row[]> {
  if (batch.ok) return { ok: true, value: batch.value[0] ?? [] };
  return batch.fault.kind === "replayed" ? { ok: true, value: batch.fault.rows } : batch;
}
