import { sql } from "drizzle-orm";
import { answering, answerOf } from "../answering.ts";
import { type Database, instant, list, type Result } from "../client.ts";
import { services } from "../schema/catalogue.ts";
import { journal } from "./journal.ts";
import { type ServiceRecord, serviceColumns, unknownStaff } from "./service-record.ts";
import { type Fields, insertion } from "./settings-parts.ts";

export type ServiceAnswer<Value> = { verdict: "done"; value: Value } | { verdict: "unknown_staff"; staffIds: string[] };

/**
 * Adds a service and who offers it; nothing is written where one of them is no staff of this tenant. One round trip;
 * null where there is no such tenant.
 */
export async function createService(
  db: Database,
  tenantId: string,
  service: { serviceId: string; fields: Fields; staffIds: string[]; now: number; actor: string },
): Promise<Result<ServiceAnswer<ServiceRecord> | null>> {
  const { columns, values } = insertion(services, service.fields);
  const staffIds = list(service.staffIds, "uuid");
  const parts = sql`
    unknown AS (${unknownStaff(tenantId, staffIds)}),
    created AS (
      INSERT INTO services (id, tenant_id, ${columns})
      SELECT ${service.serviceId}::uuid, t.id, ${values} FROM tenants t
      WHERE t.id = ${tenantId}::uuid AND NOT EXISTS (SELECT FROM unknown)
      RETURNING *
    ),
    offered AS (
      INSERT INTO staff_services (tenant_id, service_id, staff_id)
      SELECT created.tenant_id, created.id, given.id FROM created, unnest(${staffIds}) given (id)
    ),
    changes AS (
      SELECT tenant_id, ${instant(service.now)} AS at, ${service.actor}::text AS actor, 'service.created' AS kind,
        id AS subject_id, '{}'::jsonb AS data FROM created
    ),
    ${journal()}`;
  const answer = sql`
    SELECT (SELECT coalesce(jsonb_agg(id), '[]') FROM unknown) AS unknown, told_row.*
    FROM tenants t LEFT JOIN (
      SELECT ${serviceColumns(sql`m.id = ANY (${staffIds})`)} FROM created s
    ) told_row ON true WHERE t.id = ${tenantId}::uuid`;
  const rows = answerOf(await db.book({ tenantId }, [answering(db, parts, answer, sql`id IS NOT NULL`)]));
  if (!rows.ok) return rows;
  const [row] = rows.value;
  if (!row) return { ok: true, value: null };
  const { unknown, ...record } = row;
  if (!record.id) return { ok: true, value: { verdict: "unknown_staff", staffIds: unknown as string[] } };
  return { ok: true, value: { verdict: "done", value: record as unknown as ServiceRecord } };
}
