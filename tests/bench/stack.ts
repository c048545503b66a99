import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort } from "../../db/local/ports.ts";

const root = join(import.meta.dirname, "..", "..");

/** The product as `npm start` brings it up, on free ports and with data of its own. */
export interface BenchStack {
  /** Where the Worker answers. */
  url: string;
  gatewayUrl: string;
  stop(): Promise<void>;
}

/** @param settings more of them than the local stack has */
export async function startBenchStack(settings: Record<string, string> = {}): Promise<BenchStack> {
  const data = mkdtempSync(join(tmpdir(), "gomomo-bench-"));
  // As root, PostgreSQL runs as a user of its own, who has to get in.
  chmodSync(data, 0o755);
  const [port, dbPort, gatewayPort] = [await findFreePort(), await findFreePort(), await findFreePort()];
  const ports = ["--port", port, "--db-port", dbPort, "--gateway-port", gatewayPort].map(String);
  const child = spawn(
    process.execPath,
    [join(root, "db/local/start.ts"), "--quiet", "--data", join(data, "postgres"), ...ports],
    {
      cwd: root,
      env: { ...process.env, ...settings },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  await running(child);
  return {
    url: `http://127.0.0.1:${port}`,
    gatewayUrl: `http://127.0.0.1:${gatewayPort}`,
    async stop() {
      const exited = once(child, "exit");
      child.kill("SIGTERM");
      await exited;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Resolves when the stack says that it is up. */
async function running(child: ChildProcess): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  child.stdout?.on("data", (text: Buffer) => text.includes("gomomo is running") && resolve());
  child.once("exit", (code) => reject(new Error(`The local stack ended with ${code}`)));
  await promise;
}
