/**
 * `npm start`: gomomo on this machine with no account and no key. PostgreSQL, the stand-in for Neon, migrations, the demo
 * businesses, the chat widget and the Worker, and all of it ended together. `npm start -- --help` lists the options.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { migrate } from "../migrate.ts";
import { seedDemo } from "../seed.ts";
import { appUrl } from "./app-login.ts";
import { developmentVars, localAppPassword } from "./development-vars.ts";
import { startGateway } from "./gateway.ts";
import { findFreePort } from "./ports.ts";
import { deletePostgresData, startPostgres } from "./postgres.ts";
import { checkPorts } from "./start/check-ports.ts";
import { ringCron } from "./start/cron.ts";
import { startLocalModel } from "./start/model.ts";
import { helpText, parseOptions, type StartOptions } from "./start/options.ts";
import { createProgress, type Progress } from "./start/progress.ts";
import { endLeftovers, removeRecord, writeRecord } from "./start/run-record.ts";
import { buildWidget } from "./start/widget.ts";
import { startWrangler, waitForHealth } from "./start/wrangler.ts";

const root = join(import.meta.dirname, "..", "..");
const healthTimeoutMs = 120_000;
const impatienceMs = 1_000;

/** A signal that ends the stack, with the exit code that the shell expects for it (128 + its number). */
const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Why the stack ends: thrown by whoever notices first, so that one place takes everything down. */
class Ended extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

type Stop = () => Promise<void>;

/** Brings everything up and stays until `ending` fires. What was started is put on `stops`, in the order of starting. */
async function run(options: StartOptions, progress: Progress, ending: AbortController, stops: Stop[]): Promise<never> {
  const { signal } = ending;
  /** A child that ends while we are not ending takes the others with it. */
  const watch = (exited: Promise<string>) => exited.then((reason) => ending.abort(new Ended(reason, 1)));
  const step: Progress["step"] = async (...args) => {
    signal.throwIfAborted();
    return await progress.step(...args);
  };

  await endLeftovers(root);
  await checkPorts(options);
  if (options.reset) {
    await deletePostgresData(options.data);
    rmSync(options.state, { recursive: true, force: true });
  }
  writeRecord(root, { data: options.data });
  stops.push(async () => removeRecord(root));

  const postgres = await step("postgres", () =>
    startPostgres({ folder: options.data, port: options.dbPort, onNotice: progress.line }),
  );
  stops.push(postgres.stop);
  void watch(postgres.exited.then((lastWords) => `PostgreSQL ended by itself:\n${lastWords}`));

  const gateway = await step("gateway", () =>
    startGateway({ port: options.gatewayPort, postgresPort: options.dbPort }),
  );
  stops.push(gateway.stop);

  await step(
    "migrations",
    () => migrate({ url: postgres.url, appPassword: localAppPassword }),
    ({ applied }) => (applied === 0 ? "" : `${applied} new`),
  );
  await step("demo businesses", () => seedDemo(postgres.url));
  if (options.widget) {
    await step(
      "widget",
      () => buildWidget(root, signal),
      (wasBuilt) => (wasBuilt ? "" : "unchanged"),
    );
  }
  const model = options.model ? await step("model", startLocalModel) : null;
  if (model) stops.push(model.stop);
  await step("worker", async () => {
    const wrangler = startWrangler({
      root,
      config: options.config,
      port: options.port,
      inspectorPort: options.inspectorPort ?? (await findFreePort()),
      state: options.state,
      vars: {
        ...developmentVars,
        ENVIRONMENT: "local",
        DATABASE_URL: appUrl(options.dbPort),
        NEON_FETCH_ENDPOINT: gateway.fetchEndpoint,
        PUBLIC_URL: `http://localhost:${options.port}`,
        ...(model?.vars ?? modelVars()),
      },
      onLine: progress.line,
    });
    stops.push(wrangler.stop);
    void watch(wrangler.exited);
    writeRecord(root, { data: options.data, wrangler: wrangler.record });
    await waitForHealth(options.port, AbortSignal.any([signal, AbortSignal.timeout(healthTimeoutMs)]));
  });

  signal.throwIfAborted();
  stops.push(ringCron(options.port));
  progress.line(welcome(options, postgres.url));
  return await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
}

/** A model receptionist, where the shell has one; without it the rules answer. */
function modelVars(): Record<string, string> {
  const names = ["OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL", "OPENAI_FIRST_BYTE_MS", "OPENAI_TURN_MS"];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

function welcome({ port }: StartOptions, databaseUrl: string): string {
  const address = `http://localhost:${port}`;
  return `
  gomomo is running.

    Bloom Wellness Studio   ${address}/
    Harbor Dental           ${address}/b/harbor-dental
    Mails and texts         ${address}/dev/outbox
    Admin key               ${developmentVars.ADMIN_API_KEY}
    Database                ${databaseUrl}

  Ctrl-C stops everything.
`;
}

async function main(): Promise<number> {
  const options = readOptions();
  if (typeof options === "number") return options;
  const progress = createProgress(options.quiet);
  const ending = new AbortController();
  let askedAt = 0;
  for (const [name, exitCode] of Object.entries(exitCodes)) {
    process.on(name, () => {
      // Said again by an impatient person, and not by npm, which may pass on the Ctrl-C that the terminal sent us: kill.
      if (askedAt > 0 && performance.now() - askedAt > impatienceMs) process.exit(exitCode);
      askedAt ||= performance.now();
      ending.abort(new Ended("Stopping.", exitCode));
    });
  }
  // A closed terminal or pipe must not keep us from ending the children.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  const stops: Stop[] = [];
  try {
    return await run(options, progress, ending, stops);
  } catch (error) {
    // A step that failed because the stack is ending says less than the reason why it ends.
    const reason = ending.signal.aborted ? ending.signal.reason : error;
    ending.abort(reason);
    console.error(messageOf(reason));
    return reason instanceof Ended ? reason.exitCode : 1;
  } finally {
    for (const stop of stops.reverse()) await stop().catch((error: unknown) => console.error(messageOf(error)));
  }
}

/** The options, or the exit code when there is nothing to start. */
function readOptions(): StartOptions | number {
  try {
    const options = parseOptions(process.argv.slice(2), root);
    if (options !== "help") return options;
    console.log(helpText);
    return 0;
  } catch (error) {
    console.error(`${messageOf(error)}\nnpm start -- --help lists the options.`);
    return 1;
  }
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return "The Worker did not answer /health in time. What it printed is above.";
  return error.message;
}

// Not left to the event loop: an idle connection somewhere must not keep a stack that has ended in the terminal.
process.exit(await main());
