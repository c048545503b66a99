import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { demoTenants } from "./demo.ts";
import { services, staff, staffServices } from "./schema/catalogue.ts";
import { tenants } from "./schema/tenants.ts";

/**
 * Puts the two demo businesses into a local database. One that is there already is left as it is, so what a developer
 * changed in it stays.
 *
 * @param url direct URL of the schema's owner
 */
export async function seedDemo(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  // Without a listener a lost connection would end the process; whoever waits for an answer is told anyway.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await drizzle(client).transaction(async (tx) => {
      for (const demo of demoTenants(new Date())) {
        const added = await tx.insert(tenants).values(demo.tenant).onConflictDoNothing().returning();
        if (added.length === 0) continue;
        await tx.insert(services).values(demo.services);
        await tx.insert(staff).values(demo.staff);
        await tx.insert(staffServices).values(demo.staffServices);
      }
    });
  } finally {
    await client.end();
  }
}
