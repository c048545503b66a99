/**
 * What runs, written down in `.local/runs/<pid>.json` so that the next start can clear up after a kill -9: children are
 * ended by nobody then, and still hold their ports.
 */
import { mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { endLeftoverPostgres } from "../postgres.ts";
import { endAll, isAlive, listProcesses, type ProcessInfo, type ProcessRecord, recordOf } from "../processes.ts";

export interface RunRecord {
  /** The process of `npm start` itself. */
  starter: ProcessRecord;
  data: string;
  /** The leader of the process group with wrangler and its workerd. */
  wrangler?: ProcessRecord;
}

const graceMs = 5_000;

const folderOf = (root: string) => join(root, ".local", "runs");
const fileOf = (root: string) => join(folderOf(root), `${process.pid}.json`);

export function writeRecord(root: string, run: Omit<RunRecord, "starter">): void {
  mkdirSync(folderOf(root), { recursive: true });
  const record: RunRecord = { starter: recordOf(process.pid), ...run };
  writeFileSync(fileOf(root), JSON.stringify(record));
}

export function removeRecord(root: string): void {
  rmSync(fileOf(root), { force: true });
}

/** Ends what killed starts of this clone have left running. A start that still lives is left alone. */
export async function endLeftovers(root: string): Promise<void> {
  mkdirSync(folderOf(root), { recursive: true });
  for (const name of readdirSync(folderOf(root))) {
    const file = join(folderOf(root), name);
    const run = readRecord(file);
    if (run && isAlive(run.starter)) continue;
    const { wrangler } = run ?? {};
    if (wrangler) await endAll(() => membersOf(wrangler, root), "SIGKILL", graceMs); // its SQLite survives that
    if (run) await endLeftoverPostgres(run.data);
    rmSync(file, { force: true });
  }
}

function readRecord(file: string): RunRecord | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as RunRecord;
  } catch {
    return undefined; // killed while it was being written: nothing had been started yet
  }
}

/**
 * The processes of the group that `leader` led. When the leader is dead, its number may name a stranger's group by now:
 * then only programs out of this clone's node_modules count.
 */
export function membersOf(leader: ProcessRecord, root: string): ProcessInfo[] {
  const members = listProcesses().filter(({ group }) => group === leader.pid);
  const isSameGroup = members.some(({ pid, startedAt }) => pid === leader.pid && startedAt === leader.startedAt);
  const ourPrograms = realpathSync(join(root, "node_modules"));
  return isSameGroup ? members : members.filter(({ command }) => command.includes(ourPrograms));
}
