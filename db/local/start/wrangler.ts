/** `wrangler dev` as a child: started quietly, watched, and ended together with its workerd. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { endAll, isAlive, type ProcessRecord, recordOf, send, waitUntil } from "../processes.ts";
import { membersOf } from "./run-record.ts";

export interface WranglerOptions {
  root: string;
  config: string;
  port: number;
  inspectorPort: number;
  state: string;
  vars: Record<string, string>;
  /** Gets what a developer wants to see: errors, warnings, the Worker's own logs. */
  onLine: (line: string) => void;
}

export interface RunningWrangler {
  record: ProcessRecord;
  /** Resolves when wrangler has ended or its runtime has crashed, with the reason. */
  exited: Promise<string>;
  stop(): Promise<void>;
}

const stopGraceMs = 5_000;
/** The lines with which wrangler says that it rings no cron; ./cron.ts does. */
const aboutCron = /Scheduled Workers are not|manually trigger a scheduled event|\/local\/scheduled|#test-cron-triggers/;
/** How wrangler begins to tell of a mail, and the lines that follow. */
const mailBegins = "send_email binding called with";
const mailLine = /^\s*$|^(?:From|To|Cc|Bcc|Subject|Text|HTML|Email|Attachment \([a-z]+\)): /;
const healthPollMs = 100;

export function startWrangler(options: WranglerOptions): RunningWrangler {
  const { root } = options;
  const child = spawn(
    process.execPath,
    [join(root, "node_modules/wrangler/bin/wrangler.js"), ...argumentsOf(options)],
    {
      cwd: root,
      detached: true, // a process group of its own, so that workerd and esbuild can be ended with it
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...environmentOf(root) },
    },
  );
  const record = recordOf(child.pid ?? 0);
  const members = () => membersOf(record, root);
  const killGroup = () => {
    for (const { pid } of members()) send(pid, "SIGKILL");
  };
  process.once("exit", killGroup); // the last resort: this process ends without having called stop()

  const { promise: exited, resolve } = Promise.withResolvers<string>();
  child.once("error", (error) => resolve(`wrangler could not be started: ${error.message}`));
  child.once("exit", (code, signal) =>
    resolve(`wrangler ended by itself (${signal ?? `code ${code}`}). What it said is above.`),
  );
  let isStopping = false; // what wrangler says on its way out is about connections that it cuts itself
  const isWorthShowing = createFilter();
  createInterface(child.stdout).on("line", (line) => {
    // wrangler starts a new workerd after a crash, but then answers no request any more (4.135).
    if (line.includes("runtime crashed unexpectedly")) resolve("workerd, the Worker's runtime, ended by itself.");
    else if (isWorthShowing(line) && !isStopping) options.onLine(line);
  });
  createInterface(child.stderr).on("line", (line) => {
    if (line.trim() !== "" && !isStopping && !aboutCron.test(line)) options.onLine(line);
  });
  return {
    record,
    exited,
    stop: async () => {
      isStopping = true;
      if (isAlive(record)) send(record.pid, "SIGTERM"); // it ends its workerd itself
      await waitUntil(() => !isAlive(record), stopGraceMs);
      await endAll(members, "SIGKILL", stopGraceMs); // what it left, or all of it if it was killed
      process.removeListener("exit", killGroup);
    },
  };
}

/** Waits until the Worker answers. A Worker that does not build ends wrangler at once; its errors have been shown then. */
export async function waitForHealth(port: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const response = await fetch(`http://127.0.0.1:${port}/health`, { signal }).catch(() => undefined);
    await response?.body?.cancel();
    if (response && response.status < 500) return;
    await delay(healthPollMs);
  }
  throw signal.reason;
}

function argumentsOf({ config, port, inspectorPort, state, vars }: WranglerOptions): string[] {
  const flags = { config, ip: "127.0.0.1", port, "inspector-port": inspectorPort, "persist-to": state };
  return [
    "dev",
    "--local",
    "--show-interactive-dev-session=false",
    ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]),
    ...Object.entries(vars).flatMap(([name, value]) => ["--var", `${name}:${value}`]),
  ];
}

/** Nothing is sent anywhere and nothing is written outside the clone. */
function environmentOf(root: string): Record<string, string> {
  return {
    WRANGLER_SEND_METRICS: "false",
    WRANGLER_HIDE_BANNER: "true",
    CLOUDFLARE_CF_FETCH_ENABLED: "false",
    WRANGLER_WRITE_LOGS: "false",
    WRANGLER_REGISTRY_PATH: join(root, ".local", "wrangler-registry"),
  };
}

/**
 * Until wrangler is ready it prints a table of bindings; afterwards what is not its own is the Worker's. Of that, a line
 * for each request is as little worth as wrangler's own, and so is what it tells of each mail: /dev/outbox shows it.
 */
export function createFilter(): (line: string) => boolean {
  let isReady = false;
  let isInMail = false;
  return (line) => {
    isReady ||= line.includes("Ready on http");
    isInMail = line.includes(mailBegins) || (isInMail && mailLine.test(line));
    if (isInMail) return false;
    if (line.startsWith("[wrangler:warn]") || line.startsWith("[wrangler:error]")) return true;
    const isNoise = ["[wrangler:info]", "⎔", '{"level":"info"'].some((start) => line.startsWith(start));
    return isReady && line.trim() !== "" && !isNoise;
  };
}
