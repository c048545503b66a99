import { createContext } from "../adapters/context.ts";
import { createLog, errorData } from "../adapters/log.ts";
import { actOn } from "../domain/autonomy/act.ts";
import { runJob } from "../domain/autonomy/run-job.ts";
import { type WorkMessage, workMessage } from "./messages.ts";

/** Messages worked on at the same time: an invocation has six connections. */
const AT_ONCE = 5;
/** How long a message that failed waits for its next try, in seconds; longer with each. */
const RETRY_SECONDS = 10;

/** The consumer of the queue `work`. Each message stands for itself: one that fails keeps no other from its end. */
export async function consumeWork(batch: MessageBatch, env: Env): Promise<void> {
  const waiting = [...batch.messages];
  const worker = async () => {
    for (let message = waiting.shift(); message; message = waiting.shift()) await consume(message, env);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function consume(message: Message, env: Env): Promise<void> {
  try {
    await work(env, workMessage.parse(message.body));
    message.ack();
  } catch (error) {
    createLog({ door: "queue" }).error("work_failed", { attempts: message.attempts, ...errorData(error) });
    message.retry({ delaySeconds: RETRY_SECONDS * 2 ** message.attempts });
  }
}

async function work(env: Env, { kind, tenantId, id }: WorkMessage): Promise<void> {
  const ctx = createContext(env, tenantId, { actor: { kind: "system" }, bound: { door: "queue", work: kind, id } });
  const jobIds = kind === "job" ? [id] : await actOn(ctx, id);
  for (const jobId of jobIds) await runJob(ctx, jobId);
}
