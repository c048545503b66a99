/** The product as a person starts it, in folders and on ports of its own. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { findFreePort } from "../../../db/local/ports.ts";

export interface Product {
  /** Where the Worker listens, on 127.0.0.1. */
  port: number;
  /** Direct URL of the database's owner. */
  databaseUrl: string;
}

const root = join(import.meta.dirname, "../../..");

/**
 * Runs `npm start`'s script until `stop` is called.
 *
 * @param folder for everything that it writes outside the clone
 */
export async function startProduct(folder: string): Promise<Product & { stop(): Promise<void> }> {
  const port = await findFreePort();
  const options = {
    port,
    "db-port": await findFreePort(),
    "gateway-port": await findFreePort(),
    data: join(folder, "data"),
  };
  const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  // Vitest's "test" would make the widget's build another one than people get, and leave it there.
  const { NODE_ENV: _, ...env } = process.env;
  const child = spawn(process.execPath, [join(root, "db/local/start.ts"), "--quiet", ...flags], {
    stdio: ["ignore", "pipe", "pipe"],
    env,
  });
  const stopWithUs = () => child.kill();
  process.once("exit", stopWithUs);

  let output = "";
  const running = Promise.withResolvers<string>();
  const ended = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      const url = /^ *Database +(postgres:\S+)$/m.exec(output)?.[1];
      if (url) running.resolve(url);
    });
  }
  child.once("close", () => {
    process.removeListener("exit", stopWithUs);
    running.reject(new Error(`npm start ended by itself:\n${output}`));
    ended.resolve();
  });
  return {
    port,
    databaseUrl: await running.promise,
    stop: async () => {
      child.kill();
      await ended.promise;
    },
  };
}
