import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startChromium } from "./chromium.ts";
import { type Product, startProduct } from "./product.ts";

declare module "vitest" {
  interface ProvidedContext {
    product: Product;
    /** WebSocket endpoint of the running Chromium. */
    chromium: string;
  }
}

const PREFIX = "gomomo-e2e-";

/** One product and one Chromium for all test files; each test makes businesses and visitors of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  removeAbandoned();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  chmodSync(folder, 0o755); // PostgreSQL runs as a user of its own where we are root
  const started = await Promise.allSettled([startProduct(folder), startChromium(folder)] as const);
  const [product, chromium] = started;
  const stop = async () => {
    if (chromium.status === "fulfilled") await chromium.value.close();
    if (product.status === "fulfilled") await product.value.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  if (product.status === "rejected" || chromium.status === "rejected") {
    await stop();
    throw started.find((part) => part.status === "rejected")?.reason;
  }
  const { port, databaseUrl } = product.value;
  project.provide("product", { port, databaseUrl });
  project.provide("chromium", chromium.value.wsEndpoint());
  return stop;
}

/** Folders of runs that were killed. */
function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split("-")[0]);
    if (!isRunning(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is alive, too.
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
