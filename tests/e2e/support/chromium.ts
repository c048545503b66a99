/** A real Chromium out of an npm package. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type BrowserServer, chromium } from "playwright-core";

/** `@sparticuz/chromium` decides by these whether to bring the libraries that a bare machine lacks. */
const BRING_LIBRARIES = { AWS_LAMBDA_JS_RUNTIME: "nodejs24.x" };

/**
 * Not the package's own arguments: with `--single-process` all contexts would share one storage.
 * `--no-sandbox`: root has no sandbox, and in containers nobody has.
 */
const ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/**
 * Unpacks and starts it.
 *
 * @param folder to unpack into; the package takes whatever the temporary folder is when it is loaded
 */
export async function startChromium(folder: string): Promise<BrowserServer> {
  const unpacked = join(folder, "chromium");
  mkdirSync(unpacked);
  const { env } = process;
  const before = { TMPDIR: env.TMPDIR, FONTCONFIG_PATH: env.FONTCONFIG_PATH, LD_LIBRARY_PATH: env.LD_LIBRARY_PATH };
  try {
    Object.assign(env, { TMPDIR: unpacked }, BRING_LIBRARIES);
    const { default: packed } = await import("@sparticuz/chromium");
    return await chromium.launchServer({ executablePath: await packed.executablePath(), args: ARGUMENTS });
  } finally {
    for (const name of Object.keys(BRING_LIBRARIES)) delete env[name];
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete env[name];
      else env[name] = value;
    }
  }
}
