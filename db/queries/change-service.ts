import { sql } from "drizzle-orm";
import { type Database, list, type Result } from "../client.ts";
import { services } from "../schema/catalogue.ts";
import type { ServiceAnswer } from "./create-service.ts";
import { type ServiceRecord, serviceRecordStatement, unknownStaff } from "./service-record.ts";
import { type Change, changeStatement } from "./settings-parts.ts";
import { type Outlook, outlookOf, outlookStatements } from "./upcoming-appointments.ts";

type ChangedService = { service: ServiceRecord; outlook: Outlook };

/**
 * Changes a service and, where they are given, who offers it, as `changeTenant` does a business; nothing is written
 * where one of them is no staff of this tenant. One round trip; null where there is none of this id.
 */
export async function changeService(
  db: Database,
  tenantId: string,
  { staffIds, ...change }: Omit<Change, "kind" | "beside"> & { staffIds?: string[] | undefined },
): Promise<Result<ServiceAnswer<ChangedService> | null>> {
  const { id, now } = change;
  const update = changeStatement(services, tenantId, {
    ...change,
    kind: "service.changed",
    ...(staffIds && { beside: offeredBy(tenantId, id, staffIds) }),
  });
  const reads = [
    unknownStaff(tenantId, list(staffIds ?? [], "uuid")),
    serviceRecordStatement(tenantId, id),
    ...outlookStatements(tenantId, now, { serviceId: id }),
  ];
  const batch = await db.book({ tenantId }, update ? [update, ...reads] : reads);
  if (!batch.ok) return batch;
  const [unknown = [], record, ...ahead] = batch.value.slice(-reads.length);
  const service = record?.[0] as ServiceRecord | undefined;
  const outlook = outlookOf(ahead);
  if (!service || !outlook) return { ok: true, value: null };
  if (unknown.length === 0) return { ok: true, value: { verdict: "done", value: { service, outlook } } };
  return { ok: true, value: { verdict: "unknown_staff", staffIds: unknown.map((row) => String(row.id)) } };
}

function offeredBy(tenantId: string, serviceId: string, staffIds: string[]): NonNullable<Change["beside"]> {
  const given = list(staffIds, "uuid");
  const known = sql`NOT EXISTS (SELECT FROM unknown)`;
  const parts = sql`
    unknown AS (${unknownStaff(tenantId, given)}),
    removed AS (
      DELETE FROM staff_services o WHERE o.tenant_id = ${tenantId}::uuid AND o.service_id = ${serviceId}::uuid
        AND o.staff_id <> ALL (${given}) AND ${known}
      RETURNING o.staff_id
    ),
    added AS (
      INSERT INTO staff_services (tenant_id, service_id, staff_id)
      SELECT ${tenantId}::uuid, before.id, wanted.id FROM before, unnest(${given}) wanted (id) WHERE ${known}
      ON CONFLICT DO NOTHING
      RETURNING staff_id
    )`;
  const field = sql`CASE WHEN EXISTS (SELECT FROM removed UNION ALL SELECT FROM added) THEN 'staffIds' END`;
  return { parts, when: known, field };
}
