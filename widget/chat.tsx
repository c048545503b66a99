import { render } from "preact";
import { browser, newId, ownTimeZone, tidyLocale } from "./connection/browser.ts";
import { tokenKeeper } from "./connection/token.ts";
import { loadWords } from "./languages.ts";
import { Conversation } from "./state/conversation.ts";
import { css } from "./styles/index.ts";
import { App } from "./ui/App.tsx";
import { paint } from "./ui/accent.ts";
import { Panel } from "./ui/panel.ts";

/** What the loader hands over. */
export interface MountOptions {
  /**
   * The loader's shadow root; the chat adds its stylesheet and one element. Its host says whether the chat fills a page
   * of its own instead of floating, and what language to begin in: one of ours.
   */
  root: ShadowRoot;
  /** The bubble, hidden while the chat is open. */
  bubble: HTMLButtonElement;
  /** The loader's own address: the chat's server is where it came from. */
  src: string;
  /** The script tag's attributes: the tenant, and the site's own accent before the business's. */
  dataset: DOMStringMap;
}

/** Puts the chat beside the bubble and opens it, once its words are there. */
export async function mount(options: MountOptions): Promise<{ open(): void }> {
  const { root, bubble, src, dataset } = options;
  const host = root.host as HTMLElement;
  const words = await loadWords(host.lang);
  if (!words) throw new Error("The loader speaks a language that the chat does not.");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);
  const element = document.createElement("div");
  const isPage = host.dataset.gomomo === "page";
  element.className = isPage ? "chat page" : "chat";
  root.append(element);

  const panel = new Panel(element, bubble, isPage, words);
  const { origin } = new URL(src);
  const tenant = host.dataset.tenant ?? dataset.tenant ?? "";
  const locale = tidyLocale(host.lang, words.about.tag);
  const conversation = new Conversation(
    { origin, tenant, timezone: ownTimeZone(), locale, attended: () => panel.isAttended },
    browser,
    tokenKeeper(tenant, () => localStorage),
    newId,
  );

  paint(host, dataset.accent);
  let last = conversation.state;
  conversation.subscribe(() => {
    const { state } = conversation;
    if (!dataset.accent && state.business?.accent !== last.business?.accent) paint(host, state.business?.accent);
    if (last.loaded && state.entries.length > last.entries.length) panel.unread();
    last = state;
  });

  panel.onAttend = () => conversation.begin();
  for (const event of ["online", "offline", "pageshow"]) addEventListener(event, () => conversation.wake());
  document.addEventListener("visibilitychange", () => document.hidden || conversation.wake());

  render(<App conversation={conversation} panel={panel} origin={origin} words={words} />, element);
  panel.open();
  return panel;
}
