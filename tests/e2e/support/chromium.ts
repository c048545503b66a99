/** A real Chromium out of an npm package. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BrowserServer, chromium } from "playwright-core";

/**
 * Not the package's own arguments: with `--single-process` all contexts would share one storage.
 * `--no-sandbox`: root has no sandbox, and in containers nobody has.
 */
const ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/**
 * Unpacks Chromium and starts it.
 *
 * @param folder to unpack into, of the user who runs this
 */
export async function startChromium(folder: string): Promise<BrowserServer> {
  const unpacked = join(folder, "chromium");
  mkdirSync(unpacked);
  const fontsFile = join(unpacked, "fonts.conf");
  writeFileSync(fontsFile, fontsConfig(unpacked));
  // The package unpacks into what is the temporary folder when it is loaded, and brings the libraries that a bare
  // machine lacks where it believes to be on AWS.
  const executablePath = await withEnvironment({ TMPDIR: unpacked, AWS_LAMBDA_JS_RUNTIME: "nodejs24.x" }, async () => {
    const { default: packed } = await import("@sparticuz/chromium");
    return packed.executablePath();
  });
  return chromium.launchServer({
    executablePath,
    args: ARGUMENTS,
    env: { ...process.env, LD_LIBRARY_PATH: join(unpacked, "al2023", "lib"), FONTCONFIG_FILE: fontsFile },
  });
}

/** The machine's own fonts, if it has any, and those of the package. */
function fontsConfig(unpacked: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(unpacked, "fonts")}</dir>
  <cachedir>${join(unpacked, "fonts-cache")}</cachedir>
</fontconfig>
`;
}

/** Does something with changed environment variables, and puts back all that were changed meanwhile. */
async function withEnvironment<T>(change: Record<string, string>, run: () => Promise<T>): Promise<T> {
  const before = { ...process.env };
  Object.assign(process.env, change);
  try {
    return await run();
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}
