import { sql } from "drizzle-orm";
import type { Database, Result } from "../client.ts";
import { type ClientRecord, clientColumns, clientJoins } from "./client-record.ts";

/** Reads one client, also one whose data was erased. One round trip. */
export async function getClient(
  db: Database,
  tenantId: string,
  { clientId, now }: { clientId: string; now: number },
): Promise<Result<ClientRecord | null>> {
  const batch = await db.read({ tenantId }, [
    sql`SELECT ${clientColumns()} FROM clients c ${clientJoins(now)}
        WHERE c.tenant_id = ${tenantId}::uuid AND c.id = ${clientId}::uuid`,
  ]);
  return batch.ok ? { ok: true, value: (batch.value[0]?.[0] as unknown as ClientRecord | undefined) ?? null } : batch;
}
