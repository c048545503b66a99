import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";

const built = join(import.meta.dirname, "../../widget/dist");
const read = (file: string) => readFileSync(join(built, file));

it("costs a page at most 1.5 KB before the chat is opened, and 20 KB then", () => {
  const loader = read("widget.js");
  const chat = read(/widget\/chat-[\w-]+\.js/.exec(loader.toString())?.[0] ?? "");
  expect(gzipSync(loader).length).toBeLessThanOrEqual(1.5 * 1024);
  expect(gzipSync(chat).length).toBeLessThanOrEqual(20 * 1024);
});
