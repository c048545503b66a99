import { type SQL, sql } from "drizzle-orm";
import { instant } from "../client.ts";
import { midnightIn } from "./local-midnight.ts";

/**
 * What language models used for the tenant `t` of the statement around it since the last midnight of its zone: tokens in
 * and out, as a scalar subquery.
 */
export function modelTokensToday(now: number): SQL {
  const today = sql`(${instant(now)} AT TIME ZONE t.timezone)::date`;
  return sql`(
    SELECT coalesce(sum(m.input_tokens + m.output_tokens), 0)
    FROM (SELECT ${midnightIn(sql`t.timezone`, today)} AS midnight OFFSET 0) day
    JOIN model_turns m ON m.tenant_id = t.id AND m.at >= day.midnight)`;
}
