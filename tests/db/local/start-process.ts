/** Runs `npm start`'s script as a process, with a stand-in for the Worker, for the tests of the local stack. */
import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort } from "../../../db/local/ports.ts";
import { listProcesses } from "../../../db/local/processes.ts";

const root = join(import.meta.dirname, "../../..");

const worker = `export default {
  fetch(request, env) {
    console.log("the worker says hello");
    return Response.json({ environment: env.ENVIRONMENT, key: env.ADMIN_API_KEY, url: env.DATABASE_URL, fetchEndpoint: env.NEON_FETCH_ENDPOINT });
  },
};`;

export interface Sandbox {
  folder: string;
  ports: { port: number; "db-port": number; "gateway-port": number };
  remove(): void;
}

/** A folder with a Worker and data of its own, and three free ports. */
export async function createSandbox(): Promise<Sandbox> {
  const folder = mkdtempSync(join(tmpdir(), "gomomo-start-"));
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, "worker.js"), worker);
  writeFileSync(
    join(folder, "wrangler.toml"),
    'name = "stand-in"\nmain = "worker.js"\ncompatibility_date = "2026-09-15"\n',
  );
  const ports = { port: await findFreePort(), "db-port": await findFreePort(), "gateway-port": await findFreePort() };
  return { folder, ports, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export interface Started {
  child: ChildProcess;
  pid: number;
  output(): string;
  /** Resolves when the address has been printed. @throws with the output when the process ends before */
  running: Promise<void>;
  exited: Promise<{ code: number | null; output: string }>;
}

export function start(sandbox: Sandbox, extra: string[] = []): Started {
  const options = {
    ...sandbox.ports,
    data: join(sandbox.folder, "data"),
    config: join(sandbox.folder, "wrangler.toml"),
  };
  const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(process.execPath, [join(root, "db/local/start.ts"), "--no-widget", ...flags, ...extra], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const running = Promise.withResolvers<void>();
  const exited = Promise.withResolvers<{ code: number | null; output: string }>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      output += chunk;
      if (output.includes("Ctrl-C stops everything.")) running.resolve();
    });
  }
  child.once("close", (code) => {
    exited.resolve({ code, output });
    running.reject(new Error(`start.ts ended with code ${code}:\n${output}`));
  });
  running.promise.catch(() => undefined); // whoever does not wait for it expects the end
  return { child, pid: child.pid ?? 0, output: () => output, running: running.promise, exited: exited.promise };
}

/** What the stack wrote down about its children, by the part they play. */
export function childrenOf({ pid }: Started, sandbox: Sandbox): Record<"postgres" | "wrangler" | "workerd", number> {
  const record = JSON.parse(readFileSync(join(root, ".local/runs", `${pid}.json`), "utf8"));
  const group: number = record.wrangler.pid;
  const workerd = listProcesses().filter((each) => each.group === group && each.command.includes("workerd"));
  const listening = workerd.find(({ command }) => command.includes(`:${sandbox.ports.port}`));
  const postmaster = readFileSync(join(sandbox.folder, "data/data/postmaster.pid"), "utf8").split("\n", 1)[0];
  return { postgres: Number(postmaster), wrangler: group, workerd: listening?.pid ?? 0 };
}

/** Commands of processes that belong to one of these groups: wrangler and PostgreSQL lead one each. */
export function stillRunning(groups: number[]): string[] {
  return listProcesses()
    .filter(({ group }) => groups.includes(group))
    .map(({ command }) => command);
}
