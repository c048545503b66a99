import { sql } from "drizzle-orm";
import { ownerDatabase } from "../tenant.ts";

/**
 * Runs `work` while a transaction that has run a statement is still open, and is then rolled back: what a twin of a
 * running request meets.
 */
export async function whileUncommitted<T>(
  statement: { sql: string; params: unknown[] },
  work: () => Promise<T>,
): Promise<T> {
  const db = ownerDatabase();
  const name = crypto.randomUUID();
  // The comment is how we find it; it lasts until it is cancelled.
  const open = db.$client.transaction([
    db.$client.query(statement.sql, statement.params),
    db.$client.query(`SELECT pg_sleep(60) /* ${name} */`),
  ]);
  const ended = open.then(
    () => "committed",
    () => "rolled back",
  );
  const waiting = sql`FROM pg_stat_activity WHERE query LIKE ${`%pg_sleep(60) /* ${name}%`} AND pid <> pg_backend_pid()`;
  while ((await db.execute(sql`SELECT pid ${waiting}`)).rows.length === 0);
  const outcome = await work().finally(() => db.execute(sql`SELECT pg_cancel_backend(pid) ${waiting}`));
  if ((await ended) !== "rolled back") throw new Error("What was to stay open was committed");
  return outcome;
}
