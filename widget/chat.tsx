import { render } from "preact";
import { browser, newId, ownLocale, ownTimeZone } from "./connection/browser.ts";
import { tokenKeeper } from "./connection/token.ts";
import { Conversation } from "./state/conversation.ts";
import { css } from "./styles/index.ts";
import { App } from "./ui/App.tsx";
import { paint } from "./ui/accent.ts";
import { Panel } from "./ui/panel.ts";

/** What the loader hands over. */
export interface MountOptions {
  /** The loader's shadow root; the chat adds its stylesheet and one element. */
  root: ShadowRoot;
  /** The bubble, hidden while the chat is open. */
  bubble: HTMLButtonElement;
  /** Whether the chat fills its host on a page of its own, instead of floating. */
  page: boolean;
  /** The loader's own address: the chat's server is where it came from. */
  src: string;
  tenant: string | undefined;
  /** The site's own accent, before the business's. */
  accent: string | undefined;
}

/** Puts the chat beside the bubble and opens it. */
export function mount(options: MountOptions): { open(): void } {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  options.root.adoptedStyleSheets.push(sheet);
  const element = document.createElement("div");
  element.className = options.page ? "chat page" : "chat";
  options.root.append(element);

  const panel = new Panel(element, options.bubble, options.page);
  const { origin } = new URL(options.src);
  const tenant = options.tenant ?? "";
  const conversation = new Conversation(
    { origin, tenant, timezone: ownTimeZone(), locale: ownLocale(), attended: () => panel.isAttended },
    browser,
    tokenKeeper(tenant, () => localStorage),
    newId,
  );

  const host = options.root.host as HTMLElement;
  paint(host, options.accent);
  let last = conversation.state;
  conversation.subscribe(() => {
    const { state } = conversation;
    if (!options.accent && state.business?.accent !== last.business?.accent) paint(host, state.business?.accent);
    if (last.loaded && state.entries.length > last.entries.length) panel.unread();
    last = state;
  });

  panel.onAttend = () => conversation.wake();
  for (const event of ["online", "offline", "pageshow"]) addEventListener(event, () => conversation.wake());
  document.addEventListener("visibilitychange", () => document.hidden || conversation.wake());

  render(<App conversation={conversation} panel={panel} origin={origin} />, element);
  panel.open();
  return panel;
}
