import type { Result, SystemDatabase } from "../../db/client.ts";
import { type Context, unwrap } from "../context.ts";

/** What upkeep across tenants may use. */
export interface UpkeepContext extends Pick<Context, "clock" | "log"> {
  db: SystemDatabase;
}

/** Rows of one statement, so that none holds its locks for long. */
export const SWEEP_SIZE = 500;
/** Statements of one sweep; what is left then is left to the next minute. */
const MAX_ROUNDS = 20;

/**
 * Says a statement again until it finds less than it may take, or often enough.
 *
 * @returns the sum of what it did
 */
export async function repeat({ log }: UpkeepContext, statement: () => Promise<Result<number>>): Promise<number> {
  let done = 0;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const count = unwrap(await statement(), log);
    done += count;
    if (count < SWEEP_SIZE) break;
  }
  return done;
}
