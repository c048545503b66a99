import { demoTenants, type TenantRows } from "../../db/demo.ts";
import { services, staff, staffServices } from "../../db/schema/catalogue.ts";
import { tenants } from "../../db/schema/tenants.ts";
import { ownerDatabase } from "./tenant.ts";

export interface Business extends TenantRows {
  id: string;
  timezone: string;
  /** The id of a service by its name. */
  service(name: string): string;
  person(name: string): string;
}

type Change = Partial<typeof tenants.$inferInsert>;

/** A business of a test's own that is like the demo's "Bloom Wellness Studio": one person, weekdays 9 to 5, New York. */
export const createStudio = (change?: Change) => createBusiness(0, change);

/** And one like "Harbor Dental": three people, buffers, a lunch break, London, 120 days ahead. */
export const createPractice = (change?: Change) => createBusiness(1, change);

async function createBusiness(place: number, change: Change = {}): Promise<Business> {
  const createdAt = new Date();
  const demo = demoTenants(createdAt)[place];
  if (!demo) throw new Error("There are two demo businesses");
  const rows = withFreshIds(demo);
  const limits = { holdMinutes: 5, chatMessagesPerMinute: 1000 };
  // What is none of a test's business stays out of its way.
  Object.assign(rows.tenant, { contact: {}, slug: `t-${rows.tenant.id.slice(0, 8)}`, createdAt, limits, ...change });
  const db = ownerDatabase();
  await db.batch([
    db.insert(tenants).values(rows.tenant),
    db.insert(services).values(rows.services),
    db.insert(staff).values(rows.staff),
    db.insert(staffServices).values(rows.staffServices),
  ]);
  return {
    ...rows,
    id: rows.tenant.id,
    timezone: rows.tenant.timezone,
    service: (name) => idOf(rows.services, name),
    person: (name) => idOf(rows.staff, name),
  };
}

function idOf(rows: { id: string; name: string }[], name: string): string {
  const row = rows.find((each) => each.name === name);
  if (!row) throw new Error(`No ${name} here`);
  return row.id;
}

/** The demo's ids are fixed; every one of them is traded for a new one, wherever it stands. */
function withFreshIds(rows: TenantRows): TenantRows {
  const fresh = new Map<string, string>();
  const text = JSON.stringify(rows).replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => {
    const known = fresh.get(id) ?? crypto.randomUUID();
    fresh.set(id, known);
    return known;
  });
  return JSON.parse(text);
}
