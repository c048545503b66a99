/**
 * The folder of one PostgreSQL cluster: `data` is PostgreSQL's own, `owner.json` says which of our processes uses it.
 * Built so that a kill -9 at any moment leaves something that the next start understands.
 */
import { spawn } from "node:child_process";
import {
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import {
  endAll,
  findProcess,
  isAlive,
  type ProcessInfo,
  type ProcessRecord,
  processesIn,
  recordOf,
} from "../processes.ts";
import { giveTo, makePrivateFolder, type RunAs } from "./runner.ts";

const stopGraceMs = 15_000;

const workPrefix = "initdb-";

/** A superuser that listens on 127.0.0.1 only. Not a secret. */
export const superuser = { user: "postgres", password: "local-development-only" };

export const dataOf = (folder: string) => join(folder, "data");

/**
 * Takes the folder for this process. A PostgreSQL that a dead owner left running is stopped first.
 * @throws when a live process uses it, or when it is another user's
 */
export async function claim(folder: string, runAs: RunAs): Promise<void> {
  const us = process.getuid?.();
  requireOwner(folder, [us]);
  requireOwner(dataOf(folder), [us, runAs.uid]);
  const owner = readOwner(folder);
  if (owner && isAlive(owner)) {
    throw new Error(
      `The data folder ${folder} is in use by process ${owner.pid}. Stop that first, or choose another folder.`,
    );
  }
  await stopLeftover(folder);
  writeFileSync(join(folder, "owner.json"), JSON.stringify(recordOf(process.pid)));
}

/** Root and an ordinary user, say, who start from the same clone in turn. */
function requireOwner(path: string, uids: (number | undefined)[]): void {
  const owner = statSync(path, { throwIfNoEntry: false })?.uid;
  if (owner === undefined || uids.includes(owner)) return;
  throw new Error(
    `${path} belongs to another user (uid ${owner}). Choose another folder: npm start -- --data <folder>`,
  );
}

export function giveUp(folder: string): void {
  rmSync(join(folder, "owner.json"), { force: true });
}

/** Who uses the folder, or did so when it was killed. */
export function readOwner(folder: string): ProcessRecord | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, "owner.json"), "utf8")) as ProcessRecord;
  } catch {
    return undefined; // never used, or killed while it was being written
  }
}

/** Stops a PostgreSQL that still runs on this folder though its owner is dead, and clears what it left behind. */
export async function stopLeftover(folder: string): Promise<void> {
  const data = dataOf(folder);
  if (!existsSync(data)) return;
  const real = realpathSync(data);
  const postmaster = () => findPostmaster(data, real);
  const leader = postmaster();
  // SIGINT to the postmaster is PostgreSQL's fast shutdown; its children follow, also when it was killed and they are alone.
  if (leader) await endAll(() => [postmaster()].filter((each) => each !== undefined), "SIGINT", stopGraceMs);
  await endAll(() => processesIn(real), "SIGTERM", stopGraceMs);
  // Nobody is there now, but PostgreSQL would believe its pid file if the number has been given to someone else.
  rmSync(join(data, "postmaster.pid"), { force: true });
}

function findPostmaster(data: string, real: string): ProcessInfo | undefined {
  const pidFile = join(data, "postmaster.pid");
  if (!existsSync(pidFile)) return undefined;
  const found = findProcess(Number(readFileSync(pidFile, "utf8").split("\n", 1)[0]));
  const isOurs = found && (found.command.includes(data) || found.command.includes(real));
  return isOurs ? found : undefined;
}

/**
 * Makes the cluster if there is none. It is made beside its place and then renamed, so a finished one is whole; what an
 * interrupted initdb left is made anew.
 */
export async function initialise(folder: string, initdb: string, runAs: RunAs, isThrowAway: boolean): Promise<void> {
  const data = dataOf(folder);
  if (isComplete(data)) {
    requireVersion(data);
    return requireOwner(data, [runAs.uid ?? process.getuid?.()]); // PostgreSQL refuses to run on data of another user
  }
  if (existsSync(data) && !looksLikePostgres(data)) {
    throw new Error(`${data} is neither empty nor PostgreSQL data. Choose another folder with --data.`);
  }
  for (const name of readdirSync(folder).filter((each) => each.startsWith(workPrefix))) {
    rmSync(join(folder, name), { recursive: true });
  }
  // A name of its own: an initdb whose parent was killed may still be writing to the old one.
  const work = join(folder, `${workPrefix}${process.pid}`);
  makePrivateFolder(runAs, work);
  const passwordFile = join(work, "password");
  writeFileSync(passwordFile, superuser.password, { mode: 0o600 });
  giveTo(runAs, passwordFile);
  await runInitdb(initdb, runAs, [
    `--pgdata=${join(work, "data")}`,
    `--username=${superuser.user}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // The same on every machine, and as Neon sorts: by code point.
    "--no-locale",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    ...(isThrowAway ? ["--no-sync"] : []),
  ]);
  rmSync(data, { recursive: true, force: true });
  renameSync(join(work, "data"), data);
  rmSync(work, { recursive: true });
}

async function runInitdb(initdb: string, runAs: RunAs, args: string[]): Promise<void> {
  const child = spawn(initdb, args, {
    ...runAs,
    cwd: "/",
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, LC_ALL: "C" },
  });
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  child.once("error", reject);
  child.once("close", resolve);
  const code = await promise;
  if (code !== 0) throw new Error(`PostgreSQL's initdb failed with code ${code}:\n${output.trim()}`);
}

// initdb writes PG_VERSION first and pg_control last of these.
const isComplete = (data: string) => ["PG_VERSION", "global/pg_control"].every((file) => existsSync(join(data, file)));

/** Deletes the cluster and nothing else that may lie in the folder. */
export function deleteData(folder: string): void {
  const data = dataOf(folder);
  if (!existsSync(data)) return;
  if (!looksLikePostgres(data)) throw new Error(`${data} is no PostgreSQL data and is left alone.`);
  rmSync(data, { recursive: true });
}

function looksLikePostgres(data: string): boolean {
  const entries = readdirSync(data);
  return entries.length === 0 || entries.some((entry) => ["PG_VERSION", "pg_wal", "base"].includes(entry));
}

function requireVersion(data: string): void {
  const version = readFileSync(join(data, "PG_VERSION"), "utf8").trim();
  if (version === "18") return;
  throw new Error(`${data} was made by PostgreSQL ${version}, this is 18. Throw it away: npm start -- --reset`);
}
