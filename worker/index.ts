import { consume } from "../queues/consume.ts";
import { runCron } from "../queues/cron.ts";
import { createApp } from "./app.ts";

export { ChatSession } from "../durable-objects/chat-session.ts";
export { HealthWatch } from "../durable-objects/health-watch.ts";
export { SlotLock } from "../durable-objects/slot-lock.ts";

const app = createApp();

export default {
  fetch: app.fetch,
  scheduled: (_, env) => runCron(env),
  queue: consume,
} satisfies ExportedHandler<Env>;
