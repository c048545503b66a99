import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { expect, inject, it } from "vitest";

const root = join(import.meta.dirname, "../..");

/** As much of curl as the README uses, for machines that have none. */
const CURL = `#!/usr/bin/env node
const headers = {}, init = { headers };
let url;
const args = process.argv.slice(2);
while (args.length > 0) {
  const arg = args.shift();
  if (arg === "-X") init.method = args.shift();
  else if (arg === "-d") { init.body = args.shift(); init.method ??= "POST"; }
  else if (arg === "-H") { const [name, ...rest] = args.shift().split(":"); headers[name] = rest.join(":").trim(); }
  else if (arg !== "-s") url = arg;
}
fetch(url, init).then((response) => response.text()).then((text) => process.stdout.write(text));
`;

it("the README's quick start for the API does what it says, line by line", async () => {
  const [, script = ""] =
    /## Quick start for the API[\s\S]*?```sh\n([\s\S]*?)```/.exec(readFileSync(join(root, "README.md"), "utf8")) ?? [];
  const bin = mkdtempSync(join(tmpdir(), "gomomo-readme-"));
  writeFileSync(join(bin, "curl"), CURL);
  chmodSync(join(bin, "curl"), 0o755);
  const here = script.replaceAll("http://localhost:8787", `http://127.0.0.1:${inject("product").port}`);
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
  const { stdout } = await promisify(execFile)("bash", ["-euo", "pipefail", "-c", here], { env });
  const [reference, link, moved, ...rest] = stdout.trim().split("\n");
  expect(reference).toMatch(/^[2-9A-Z]{6}$/);
  expect(link).toMatch(/^http:\/\/localhost:\d+\/m\//);
  expect(moved).toMatch(/^\d{4}-\d\d-\d\dT/);
  expect(rest.join("\n")).toContain(`${reference} ${moved}`);
  expect(rest.at(-1)).toBe("cancelled");
});
