import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { childrenOf, createSandbox, type Sandbox, type Started, start, stillRunning } from "./start-process.ts";

// Starting everything on a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let sandbox: Sandbox;
let started: Started[];

/** Starts the stack; whatever a failing test leaves is asked to stop afterwards. */
function startStack(extra: string[] = []): Started {
  const each = start(sandbox, extra);
  started.push(each);
  return each;
}

beforeEach(async () => {
  sandbox = await createSandbox();
  started = [];
});

afterEach(async () => {
  for (const { child, exited } of started) {
    child.kill("SIGTERM");
    await exited;
  }
  sandbox.remove();
});

it("serves the Worker with what it needs, shows its logs, and Ctrl-C ends every child", async () => {
  const stack = startStack();
  await stack.running;
  const response = await fetch(`http://127.0.0.1:${sandbox.ports.port}/`);
  expect(await response.json()).toEqual({
    environment: "local",
    key: "local-admin-key",
    url: expect.stringMatching(/^postgres:\/\/gomomo_app:.+\/gomomo$/),
    fetchEndpoint: `http://127.0.0.1:${sandbox.ports["gateway-port"]}/sql`,
  });
  await expect.poll(stack.output).toContain("the worker says hello");
  expect(stack.output()).toContain("postgres ✓");
  expect(stack.output()).not.toMatch(/\[wrangler:|Binding/);

  const groups = Object.values(childrenOf(stack, sandbox));
  stack.child.kill("SIGINT");
  expect((await stack.exited).code).toBe(130);
  expect(stillRunning(groups)).toEqual([]);
});

it.each([
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const)("ends every child on %s, also while it is still coming up", async (signal, code) => {
  const stack = startStack();
  await expect.poll(stack.output, { timeout: 60_000 }).toContain("demo businesses ✓");
  stack.child.kill(signal);
  expect(await stack.exited).toMatchObject({ code, output: expect.stringContaining("Stopping.") });
  const again = startStack(["--quiet"]);
  await again.running;
  expect(again.output()).not.toContain("✓");
});

describe("kill -9", () => {
  it.each([
    ["postgres", "PostgreSQL ended by itself"],
    ["wrangler", "wrangler ended by itself"],
    ["workerd", "workerd, the Worker's runtime, ended by itself"],
  ] as const)("of %s ends the rest, says so, and the next start works", async (part, message) => {
    const stack = startStack();
    await stack.running;
    const children = childrenOf(stack, sandbox);
    process.kill(children[part], "SIGKILL");
    expect(await stack.exited).toMatchObject({ code: 1, output: expect.stringContaining(message) });
    expect(stillRunning(Object.values(children))).toEqual([]);
    await startStack().running;
  });

  it("of the starter leaves orphans, which the next start on the same ports ends", async () => {
    const stack = startStack();
    await stack.running;
    const orphans = Object.values(childrenOf(stack, sandbox));
    stack.child.kill("SIGKILL");
    await stack.exited;
    expect(stillRunning(orphans)).not.toEqual([]);
    await startStack().running;
    expect(stillRunning(orphans)).toEqual([]);
  });
});

describe("before anything is started", () => {
  it("tells a taken port in one line", async () => {
    const { port } = sandbox.ports;
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    const { code, output } = await startStack().exited;
    server.close();
    expect(code).toBe(1);
    const line = `Port ${port} is already in use. Stop what uses it or choose another: npm start -- --port`;
    expect(output).toMatch(new RegExp(`^${line} \\d+\\n$`));
  });

  it("tells two ports that are one", async () => {
    const { port } = sandbox.ports;
    const { code, output } = await startStack(["--db-port", String(port)]).exited;
    expect(code).toBe(1);
    expect(output).toBe(`--port and --db-port are both ${port}. Give each its own.\n`);
  });

  it("refuses an option that does not exist, and --help lists those that do", async () => {
    const wrong = await startStack(["--prot", "1"]).exited;
    expect(wrong.code).toBe(1);
    expect(wrong.output).toContain("npm start -- --help");
    const help = await startStack(["--help"]).exited;
    expect(help.code).toBe(0);
    expect(help.output).toContain("--gateway-port");
  });
});

it("does not let two starts share one folder", async () => {
  const first = startStack();
  await first.running;
  const other = await createSandbox();
  const flags = Object.entries(other.ports).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const second = await startStack(flags).exited;
  other.remove();
  expect(second.code).toBe(1);
  expect(second.output).toContain(`in use by process ${first.pid}`);
});
