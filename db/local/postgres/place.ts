/** Where a cluster's folder lies. */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { isAlive } from "../processes.ts";
import { readOwner, stopLeftover } from "./cluster.ts";
import { canReach, makeFolder, outsideFolder, outsideRoot, type RunAs } from "./runner.ts";

const throwAwayPrefix = "gomomo-postgres-";

/** The folder asked for, or one outside if PostgreSQL's user cannot get there. */
export function placeOf(wished: string, runAs: RunAs, onNotice?: (line: string) => void): string {
  const folder = resolve(wished);
  makeFolder(folder);
  if (canReach(runAs, folder)) return folder;
  const outside = outsideFolder(folder);
  onNotice?.(`PostgreSQL's user cannot reach ${folder}; the data is in ${outside}.`);
  return outside;
}

/** A new folder in the temporary directory. Those whose process was killed are removed, with the PostgreSQL on them. */
export async function makeThrowAway(runAs: RunAs): Promise<string> {
  mkdirSync(tmpdir(), { recursive: true });
  const parent = canReach(runAs, tmpdir()) ? tmpdir() : outsideRoot;
  for (const name of readdirSync(parent).filter((each) => each.startsWith(throwAwayPrefix))) {
    const folder = join(parent, name);
    if (!isAbandoned(folder)) continue;
    await stopLeftover(folder);
    rmSync(folder, { recursive: true, force: true });
  }
  const folder = mkdtempSync(join(parent, throwAwayPrefix));
  chmodSync(folder, 0o755);
  return folder;
}

/** Ours, and its process is dead. Without an owner it is just being made, or being removed by somebody else. */
function isAbandoned(folder: string): boolean {
  const isOurs = statSync(folder, { throwIfNoEntry: false })?.uid === process.getuid?.();
  const owner = readOwner(folder);
  return isOurs && owner !== undefined && !isAlive(owner);
}
