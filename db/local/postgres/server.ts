/** The PostgreSQL process: started on a cluster, watched, stopped. */
import { type ChildProcess, spawn } from "node:child_process";
import { findFreePort } from "../ports.ts";
import { dataOf } from "./cluster.ts";
import type { RunAs } from "./runner.ts";

export interface Server {
  pid: number;
  port: number;
  /** Resolves when the process has ended for whatever reason, with its last words. */
  exited: Promise<string>;
  stop(): Promise<void>;
}

export interface LaunchOptions {
  program: string;
  folder: string;
  runAs: RunAs;
  /** Data that nobody will miss needs no care: faster. */
  isThrowAway: boolean;
  /** 0 chooses a free one. */
  port: number;
}

const startTimeoutMs = 60_000;
const stopTimeoutMs = 20_000;
const startAttempts = 3;
const keptLines = 20;

export async function launch(options: LaunchOptions): Promise<Server> {
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port === 0 ? await findFreePort() : options.port;
    try {
      return await launchOn(port, options);
    } catch (error) {
      // Between finding a free port and using it somebody else may take it.
      if (options.port !== 0 || attempt === startAttempts) throw error;
    }
  }
}

async function launchOn(port: number, options: LaunchOptions): Promise<Server> {
  const child = spawn(options.program, argumentsOf(port, options), {
    ...options.runAs,
    cwd: "/",
    detached: true, // a process group of its own: Ctrl-C must not reach it before we end things in order
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, LC_ALL: "C" }, // its messages are searched below
  });
  const end = () => child.kill("SIGINT");
  process.once("exit", end); // the last resort: this process ends without having called stop()

  const accepting = Promise.withResolvers<void>();
  const { promise: exited, resolve: setExited } = Promise.withResolvers<string>();
  const lastWords: string[] = [];
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    lastWords.push(...chunk.trim().split("\n"));
    lastWords.splice(0, lastWords.length - keptLines);
    if (chunk.includes("ready to accept connections")) accepting.resolve();
  });
  child.once("error", (error) => setExited(error.message));
  child.once("close", () => setExited(lastWords.join("\n")));
  void exited.then((words) => {
    process.removeListener("exit", end);
    accepting.reject(new Error(`PostgreSQL could not start on port ${port}:\n${words}`));
  });
  const timer = setTimeout(() => accepting.reject(new Error("PostgreSQL did not get ready in time.")), startTimeoutMs);
  try {
    await accepting.promise;
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  } finally {
    clearTimeout(timer);
  }
  return { pid: child.pid ?? 0, port, exited, stop: () => stop(child, exited) };
}

function argumentsOf(port: number, { folder, isThrowAway }: LaunchOptions): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    port,
    max_connections: 120,
    timezone: "GMT", // as at Neon
    log_timezone: "GMT",
    log_min_messages: "log", // hides failed statements, which tests provoke on purpose
    ...(isThrowAway ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
  };
  return ["-D", dataOf(folder), ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

/** SIGINT is PostgreSQL's fast shutdown: sessions are cut, data is written out. */
async function stop(child: ChildProcess, exited: Promise<string>): Promise<void> {
  child.kill("SIGINT");
  const timer = setTimeout(() => child.kill("SIGKILL"), stopTimeoutMs);
  await exited;
  clearTimeout(timer);
}
