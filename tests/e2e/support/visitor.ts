import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { inject, onTestFinished } from "vitest";
import { Chat } from "./chat.ts";
import { type Line, openLine } from "./line.ts";

/** A person with a browser. Gone, with all that is theirs, when the test has finished. */
export interface Visitor {
  context: BrowserContext;
  page: Page;
  chat: Chat;
  line: Line;
  /** What went wrong in the page's console so far. */
  problems: string[];
  /** Opens another tab of the same browser. */
  openTab(url: string): Promise<{ page: Page; chat: Chat }>;
}

/** How long a test waits for what it expects to see; a busy machine takes its time. */
const WAIT_MS = 20_000;

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
export const DESKTOP = { viewport: { width: 1280, height: 800 } } as const;

let browser: Promise<Browser> | undefined;

/**
 * A new visitor, who looks at a page.
 *
 * @param at a path of our own host, or the address of another site, told the origin by which this visitor reaches us
 */
export async function visit(
  at: string | ((origin: string) => string),
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  browser ??= chromium.connect(inject("chromium"));
  const line = await openLine(inject("product").port);
  const context = await (await browser).newContext({ ...DESKTOP, timezoneId: "America/New_York", ...options });
  onTestFinished(async () => {
    await context.close();
    await line.close();
  });
  context.setDefaultTimeout(WAIT_MS);
  const problems: string[] = [];
  context.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  context.on("weberror", (error) => problems.push(String(error.error())));
  const openTab = async (url: string) => {
    const page = await context.newPage();
    await page.goto(url);
    return { page, chat: new Chat(page) };
  };
  const url = typeof at === "string" ? line.origin + at : at(line.origin);
  return { context, line, problems, openTab, ...(await openTab(url)) };
}
