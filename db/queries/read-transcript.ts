import { sql } from "drizzle-orm";
import type { Database, Result } from "../client.ts";

/** What was said in a conversation last, oldest first. */
export interface Transcript {
  lines: { kind: "visitor" | "receptionist"; text: string; offers: { label: string }[] | null }[];
  /** How many lines stand before these. */
  left: number;
}

/** Reads the newest lines that people see as such. One round trip. */
export async function readTranscript(
  db: Database,
  tenantId: string,
  { sessionId, limit }: { sessionId: string; limit: number },
): Promise<Result<Transcript>> {
  const batch = await db.read({ tenantId }, [
    sql`
    SELECT kind, entry->>'text' AS text, entry->'offers' AS offers, count(*) OVER ()::int AS total FROM chat_entries
    WHERE tenant_id = ${tenantId}::uuid AND session_id = ${sessionId}::uuid AND kind IN ('visitor', 'receptionist')
    ORDER BY seq DESC LIMIT ${limit}::int`,
  ]);
  if (!batch.ok) return batch;
  const rows = (batch.value[0] ?? []) as unknown as (Transcript["lines"][number] & { total: number })[];
  const lines = rows.map(({ kind, text, offers }) => ({ kind, text, offers })).reverse();
  return { ok: true, value: { lines, left: (rows[0]?.total ?? 0) - lines.length } };
}
