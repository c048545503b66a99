/** Builds the chat widget if its sources are newer than what was built from them. */
import { spawn } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** @returns whether it had to be built. @throws with the build's output when it fails */
export async function buildWidget(root: string, signal: AbortSignal): Promise<boolean> {
  const built = join(root, "widget", "dist");
  const sources = ["widget", "words", "vite.config.ts", "package-lock.json"].map((path) => join(root, path));
  if (newest([built], "") > newest(sources, built)) return false;
  const child = spawn("npm", ["run", "--silent", "build:widget"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
    signal,
  });
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  child.once("error", reject);
  child.once("close", resolve);
  const code = await promise;
  if (code !== 0) throw new Error(`The chat widget could not be built (npm run build:widget):\n${output.trim()}`);
  return true;
}

/** When the last of these files was changed, in milliseconds; 0 if there are none. Folders are searched, `skip` is not. */
function newest(paths: string[], skip: string): number {
  const times = paths
    .filter((path) => path !== skip && existsSync(path))
    .map((path) => {
      const stat = statSync(path);
      if (!stat.isDirectory()) return stat.mtimeMs;
      return newest(
        readdirSync(path).map((name) => join(path, name)),
        skip,
      );
    });
  return Math.max(0, ...times);
}
