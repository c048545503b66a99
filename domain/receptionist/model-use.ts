import { recordModelTurn as record } from "../../db/queries/record-model-turn.ts";
import { type Context, twiceIfLost, unwrap } from "../context.ts";

/** What a language model used for one turn of a conversation, over all its rounds. */
export interface ModelUse {
  sessionId: string;
  /** A UUID of the turn's own, the same when the turn is resumed. */
  turnId: string;
  /** The model's name at its provider. */
  model: string;
  /** How often the model was asked. */
  rounds: number;
  inputTokens: number;
  outputTokens: number;
}

/**
 * Writes down what a turn used; said again for the same turn it changes nothing. One round trip. A turn changes no record
 * of the business, so the audit log has nothing of it.
 *
 * @returns the tokens that the business's turns used since the last midnight of its zone, this turn's with them
 * @throws DomainError `database_unavailable`, `busy`
 */
export async function recordModelTurn(ctx: Context, use: ModelUse): Promise<{ usedToday: number }> {
  const { db, tenantId, clock, log } = ctx;
  const turn = { ...use, now: clock.now() };
  return unwrap(await twiceIfLost(() => record(db, tenantId, turn)), log);
}
