import { type SQL, sql } from "drizzle-orm";
import { instant } from "../client.ts";

/** A carrier says that this person wants no more texts. */
export interface CarrierOptOut {
  source: "carrier";
}

/**
 * The common table expression `opted_out` that keeps what a carrier says, null for nothing, of the numbers to which the
 * messages of another one went.
 */
export function carrierOptOut(messages: SQL, optOut: CarrierOptOut | null, now: number): SQL {
  return sql`
    opted_out AS (
      INSERT INTO opt_outs (tenant_id, channel, address_key, at, source)
      SELECT tenant_id, channel, to_key, ${instant(now)}, ${optOut?.source ?? ""} FROM ${messages}
      WHERE ${optOut !== null}::boolean AND to_key IS NOT NULL
      ON CONFLICT DO NOTHING
    )`;
}
