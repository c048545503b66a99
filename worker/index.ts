import { runCron } from "../queues/cron.ts";
import { consumeWork } from "../queues/work.ts";
import { createApp } from "./app.ts";

export { ChatSession } from "../durable-objects/chat-session.ts";
export { SlotLock } from "../durable-objects/slot-lock.ts";

const app = createApp();

export default {
  fetch: app.fetch,
  scheduled: (_, env) => runCron(env),
  queue: consumeWork,
} satisfies ExportedHandler<Env>;
