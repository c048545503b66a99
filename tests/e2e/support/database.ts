import pg from "pg";
import { inject } from "vitest";

/** Asks the database itself, as its owner. */
export async function query<Row>(statement: string, values: unknown[] = []): Promise<Row[]> {
  return withDatabase(async (client) => (await client.query(statement, values)).rows);
}

export async function withDatabase<T>(use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: inject("product").databaseUrl });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
