import type { Config } from "./config.ts";

/** A message as the local stack shows it. */
export interface OutboxItem {
  id: string;
  tenantId: string;
  channel: "email" | "text";
  to: string;
  from: string;
  replyTo: string | null;
  subject: string;
  text: string;
  html: string | null;
  headers: Record<string, string>;
  attachments: { filename: string; type: string; content: string }[];
  /** RFC 3339. */
  at: string;
}

/** Where the local stack keeps what it would have sent. */
export interface Outbox {
  put(item: OutboxItem): Promise<void>;
  /** The newest first. */
  list(): Promise<OutboxItem[]>;
  get(id: string): Promise<OutboxItem | null>;
}

const END_OF_TIME = 9_999_999_999_999;
const SHOWN = 200;

/** Null outside of local development. */
export function outboxOf(env: Env, { environment }: Pick<Config, "environment">): Outbox | null {
  const bucket = (env as Partial<Env>).OUTBOX;
  if (environment !== "local" || !bucket) return null;
  const read = async (key: string): Promise<OutboxItem | null> => (await bucket.get(key))?.json<OutboxItem>() ?? null;
  return {
    async put(item) {
      // A bucket lists by key: the newest has the smallest.
      const key = `${END_OF_TIME - Date.parse(item.at)}:${item.id}`;
      await bucket.put(`items/${key}`, JSON.stringify(item));
      await bucket.put(`ids/${item.id}`, key);
    },
    async list() {
      const { objects } = await bucket.list({ prefix: "items/", limit: SHOWN });
      const items = await Promise.all(objects.map(({ key }) => read(key)));
      return items.filter((item) => item !== null);
    },
    async get(id) {
      const key = await (await bucket.get(`ids/${id}`))?.text();
      return key ? read(`items/${key}`) : null;
    },
  };
}
