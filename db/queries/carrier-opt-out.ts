import { type SQL, sql } from "drizzle-orm";
import { instant } from "../client.ts";

/** A carrier says that this person wants no more texts. */
export interface CarrierOptOut {
  source: "carrier";
}

/**
 * Common table expressions that keep what a carrier says, null for nothing, of the numbers to which the messages of
 * another one went, and write that down as `addOptOut` does.
 */
export function carrierOptOut(messages: SQL, optOut: CarrierOptOut | null, now: number): SQL {
  return sql`
    opted_out AS (
      INSERT INTO opt_outs (tenant_id, channel, address_key, at, source)
      SELECT tenant_id, channel, to_key, ${instant(now)}, ${optOut?.source ?? ""} FROM ${messages}
      WHERE ${optOut !== null}::boolean AND to_key IS NOT NULL
      ON CONFLICT DO NOTHING
      RETURNING tenant_id, at, 'system' AS actor, 'opt_out.added' AS kind, tenant_id AS subject_id,
        jsonb_build_object('channel', channel, 'source', source) AS data
    ),
    opt_out_audited AS (INSERT INTO audit_log (tenant_id, at, actor, action, subject_id, data)
                        SELECT tenant_id, at, actor, kind, subject_id, data FROM opted_out),
    opt_out_told AS (INSERT INTO domain_events (tenant_id, at, kind, subject_id, data, handled_at)
                     SELECT tenant_id, at, kind, subject_id, data, at FROM opted_out)`;
}
