import { createContext } from "../adapters/context.ts";
import { derivedUuid } from "../adapters/derived-id.ts";
import { createLog, errorData } from "../adapters/log.ts";
import { recordDeadLetter } from "../domain/failures/record-dead-letter.ts";
import { workMessage } from "./messages.ts";

/** How long a letter waits that could not be written down, in seconds: with the tries of wrangler.toml for hours. */
const RETRY_SECONDS = 300;

/** The consumer of the queue `work-dead`: what failed on all tries of the queue `work` is written down for people. */
export async function consumeDead(batch: MessageBatch, env: Env): Promise<void> {
  for (const message of batch.messages) await consume(message, env);
}

async function consume(message: Message, env: Env): Promise<void> {
  const log = createLog({ door: "dead_letter", messageId: message.id });
  try {
    const { success, data } = workMessage.safeParse(message.body);
    if (!success) {
      // Nobody knows what stands in it, so nothing of it is repeated.
      log.error("dead_letter_malformed", { shape: shapeOf(message.body) });
    } else {
      const { kind, tenantId, id: subjectId } = data;
      const ctx = createContext(env, tenantId, { actor: { kind: "system" }, bound: { door: "dead_letter" } });
      await recordDeadLetter(ctx, { id: await derivedUuid(`dead-letter:${message.id}`), kind, subjectId });
      log.error("dead_letter", { tenantId, kind, subjectId });
    }
    message.ack();
  } catch (error) {
    log.error("dead_letter_failed", errorData(error));
    message.retry({ delaySeconds: RETRY_SECONDS });
  }
}

function shapeOf(body: unknown): string {
  if (body === null) return "null";
  if (Array.isArray(body)) return `array of ${body.length}`;
  return typeof body === "object" ? `object of ${Object.keys(body).length}` : typeof body;
}
