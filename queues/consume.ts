import { consumeDead } from "./dead-letter.ts";
import { consumeWork } from "./work.ts";

/** The consumer of every queue, by its name: "gomomo-production-work", "gomomo-production-work-dead". */
export function consume(batch: MessageBatch, env: Env): Promise<void> {
  return batch.queue.endsWith("-dead") ? consumeDead(batch, env) : consumeWork(batch, env);
}
