import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { LANGUAGES, wordsOf } from "../../words/languages.ts";

const built = join(import.meta.dirname, "../../widget/dist");
const read = (file: string) => readFileSync(join(built, file));

const sizeOf = (file: string) => gzipSync(read(file)).length;
const loader = () => read("widget.js").toString();
const chatFile = () => /widget\/chat-[\w-]+\.js/.exec(loader())?.[0] ?? "";

it("costs a page at most 1.6 KB before the chat is opened, and then 21 KB and 1.5 KB of words", () => {
  expect(sizeOf("widget.js")).toBeLessThanOrEqual(1.6 * 1024);
  expect(sizeOf(chatFile())).toBeLessThanOrEqual(21 * 1024);
  for (const language of LANGUAGES) expect(sizeOf(wordsFile(language))).toBeLessThanOrEqual(1.5 * 1024);
});

it("sends the bubble's words alone with the loader, and none with the chat", () => {
  for (const language of LANGUAGES) {
    const { bubble, widget, speech } = wordsOf(language);
    expect(loader()).toContain(bubble.open);
    for (const text of [widget.forget.question, widget.placeholder, speech.midnight]) {
      expect(loader()).not.toContain(text);
      expect(read(chatFile()).toString()).not.toContain(text);
    }
    expect(read(wordsFile(language)).toString()).toContain(widget.forget.question);
    expect(read(wordsFile(language)).toString()).not.toContain(speech.midnight);
  }
});

function wordsFile(language: string): string {
  return new RegExp(`${language}-[\\w-]+\\.js`).exec(read(chatFile()).toString())?.[0].replace(/^/, "widget/") ?? "";
}
