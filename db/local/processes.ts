/**
 * Which processes exist, so that leftovers of an earlier run can be ended without hitting a stranger who got the same
 * number. Linux reads /proc (small images have no `ps`), elsewhere `ps` is asked.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

export interface ProcessInfo {
  pid: number;
  /** Process group; a child spawned with `detached: true` leads one that holds all its descendants. */
  group: number;
  /** When it started, in whatever unit the system has. With the pid it names one process for good. */
  startedAt: string;
  command: string;
}

/** What is written down about a process to recognise it later. */
export type ProcessRecord = Pick<ProcessInfo, "pid" | "startedAt">;

const pollMs = 25;

/** All live processes. Zombies are left out: they hold nothing, and in a container nobody may ever collect them. */
export function listProcesses(): ProcessInfo[] {
  return process.platform === "linux" ? listFromProc() : listFromPs();
}

export function findProcess(pid: number): ProcessInfo | undefined {
  if (process.platform === "linux") return readProc(pid);
  return listProcesses().find((each) => each.pid === pid);
}

/** @throws when there is no such process */
export function recordOf(pid: number): ProcessRecord {
  const found = findProcess(pid);
  if (!found) throw new Error(`Process ${pid} has ended.`);
  return { pid, startedAt: found.startedAt };
}

/** Whether that very process is still there, and not another one with its number. */
export function isAlive(record: ProcessRecord): boolean {
  return findProcess(record.pid)?.startedAt === record.startedAt;
}

/** Processes that work in this folder, as all of a PostgreSQL's do in its data folder. Knows only Linux. */
export function processesIn(folder: string): ProcessInfo[] {
  if (process.platform !== "linux") return [];
  return listProcesses().filter(({ pid }) => tryRead(() => readlinkSync(`/proc/${pid}/cwd`)) === folder);
}

/** Polls, because only a parent is told when a process ends. @returns whether the condition came true in time */
export async function waitUntil(condition: () => boolean, timeoutMs: number): Promise<boolean> {
  const giveUpAt = performance.now() + timeoutMs;
  while (!condition()) {
    if (performance.now() > giveUpAt) return false;
    await delay(pollMs);
  }
  return true;
}

/** Ends processes: `signal` first, SIGKILL for what is still there after `graceMs`. */
export async function endAll(find: () => ProcessInfo[], signal: NodeJS.Signals, graceMs: number): Promise<void> {
  for (const { pid } of find()) send(pid, signal);
  if (await waitUntil(() => find().length === 0, graceMs)) return;
  for (const { pid } of find()) send(pid, "SIGKILL");
  await waitUntil(() => find().length === 0, graceMs);
}

/** Like process.kill, but a process that has just ended is no error. */
export function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function listFromProc(): ProcessInfo[] {
  const pids = readdirSync("/proc").map(Number).filter(Number.isInteger);
  return pids.map(readProc).filter((each) => each !== undefined);
}

function readProc(pid: number): ProcessInfo | undefined {
  const stat = tryRead(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  // The name stands in parentheses and may hold anything; after it come state, parent, group … and the start as field 22.
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state, , group] = fields ?? [];
  if (!fields || state === "Z" || state === "X") return undefined;
  const command = tryRead(() => readFileSync(`/proc/${pid}/cmdline`, "utf8")) ?? "";
  return { pid, group: Number(group), startedAt: fields[19] ?? "", command: command.replaceAll("\0", " ").trim() };
}

function listFromPs(): ProcessInfo[] {
  const lines = execFileSync("ps", ["-axo", "pid=,pgid=,state=,lstart=,command="], { encoding: "utf8" }).split("\n");
  return lines.flatMap((line) => {
    const [pid, group, state, ...rest] = line.trim().split(/\s+/);
    if (!pid || state?.startsWith("Z")) return [];
    return [
      {
        pid: Number(pid),
        group: Number(group),
        startedAt: rest.slice(0, 5).join(" "),
        command: rest.slice(5).join(" "),
      },
    ];
  });
}

/** A process may end, or belong to someone else, between two looks at it. */
function tryRead<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
