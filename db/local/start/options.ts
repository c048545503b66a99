/** The command line of `npm start`. */
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

export interface StartOptions {
  port: number;
  dbPort: number;
  gatewayPort: number;
  /** Null chooses a free one. */
  inspectorPort: number | null;
  /** PostgreSQL's data. */
  data: string;
  /** The state of Durable Objects, queues and buckets; it belongs to the data and is thrown away with it. */
  state: string;
  config: string;
  reset: boolean;
  widget: boolean;
  /** Whether a stand-in for a language model talks to visitors. */
  model: boolean;
  quiet: boolean;
}

export const helpText = `npm start -- [options]   runs gomomo on this machine: PostgreSQL, the stand-in for Neon, the Worker

  --port <n>            the Worker; default 8787
  --db-port <n>         PostgreSQL; default 54329
  --gateway-port <n>    the stand-in for Neon's HTTP endpoint; default 54330
  --inspector-port <n>  the debugger; default is a free one
  --data <folder>       where data is kept between starts; default .local/postgres
  --reset               throw away what is in that folder first
  --config <file>       wrangler's configuration; default wrangler.toml
  --no-widget           do not build the chat widget
  --model               let a small stand-in for a language model talk to visitors
  --quiet               show only the address, errors and warnings
  --help                this text`;

/** @throws an error that can be shown as it is, or answers "help" */
export function parseOptions(args: string[], root: string): StartOptions | "help" {
  const { values } = parseArgs({
    args,
    allowNegative: true,
    options: {
      port: { type: "string", default: "8787" },
      "db-port": { type: "string", default: "54329" },
      "gateway-port": { type: "string", default: "54330" },
      "inspector-port": { type: "string" },
      data: { type: "string" },
      config: { type: "string", default: "wrangler.toml" },
      reset: { type: "boolean", default: false },
      widget: { type: "boolean", default: true },
      model: { type: "boolean", default: false },
      quiet: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return "help";
  const inspector = values["inspector-port"];
  const data = values.data === undefined ? undefined : resolve(root, values.data);
  return {
    port: toPort("--port", values.port),
    dbPort: toPort("--db-port", values["db-port"]),
    gatewayPort: toPort("--gateway-port", values["gateway-port"]),
    inspectorPort: inspector === undefined ? null : toPort("--inspector-port", inspector),
    data: data ?? join(root, ".local", "postgres"),
    state: data ? join(data, "wrangler") : join(root, ".local", "wrangler"),
    config: resolve(root, values.config),
    reset: values.reset,
    widget: values.widget,
    model: values.model,
    quiet: values.quiet,
  };
}

function toPort(option: string, text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new Error(`${option} must be a number from 1 to 65535, not "${text}".`);
}
