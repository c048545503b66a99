import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const root = join(import.meta.dirname, "..", "..");

/** A file that is sent over the network, in bytes after gzip at its best. */
export interface SizeRow {
  file: string;
  gzipBytes: number;
}

/** The widget as it was built last, and the Worker as wrangler would upload it. */
export function measureSizes(): SizeRow[] {
  const widget = join(root, "widget/dist");
  const [chat = ""] = readdirSync(join(widget, "widget")).filter((name) => name.endsWith(".js"));
  return [
    { file: "widget.js (before the bubble is opened)", gzipBytes: gzipBytes(join(widget, "widget.js")) },
    { file: "widget/chat.js (the whole chat)", gzipBytes: gzipBytes(join(widget, "widget", chat)) },
    { file: "Worker bundle", gzipBytes: workerBytes() },
  ];
}

function workerBytes(): number {
  const out = mkdtempSync(join(tmpdir(), "gomomo-bundle-"));
  const wrangler = join(root, "node_modules/wrangler/bin/wrangler.js");
  execFileSync(process.execPath, [wrangler, "deploy", "--dry-run", "--minify", "--outdir", out], {
    cwd: root,
    env: { ...process.env, WRANGLER_SEND_METRICS: "false" },
    stdio: "ignore",
  });
  const bytes = gzipBytes(join(out, "index.js"));
  rmSync(out, { recursive: true, force: true });
  return bytes;
}

function gzipBytes(file: string): number {
  return gzipSync(readFileSync(file), { level: 9 }).byteLength;
}
