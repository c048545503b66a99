import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { buildWidget } from "../../../db/local/start/widget.ts";

vi.setConfig({ testTimeout: 60_000 });

const { signal } = new AbortController();
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "gomomo-widget-"));
  mkdirSync(join(root, "widget", "ui"), { recursive: true });
  writeFileSync(join(root, "widget", "ui", "app.tsx"), "");
  utimesSync(join(root, "widget", "ui", "app.tsx"), 1, 1);
  setBuildScript("mkdir -p widget/dist && touch widget/dist/widget.js");
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function setBuildScript(script: string): void {
  writeFileSync(join(root, "package.json"), JSON.stringify({ scripts: { "build:widget": script } }));
}

it("builds when there is nothing, or when a source is newer, and not otherwise", async () => {
  expect(await buildWidget(root, signal)).toBe(true);
  expect(await buildWidget(root, signal)).toBe(false);
  const later = Date.now() / 1000 + 60;
  utimesSync(join(root, "widget", "ui", "app.tsx"), later, later);
  expect(await buildWidget(root, signal)).toBe(true);
});

it("fails with what the build said", async () => {
  setBuildScript("echo no such component >&2; exit 1");
  await expect(buildWidget(root, signal)).rejects.toThrow(/build:widget.*\nno such component/);
});
