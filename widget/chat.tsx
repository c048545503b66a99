import { render } from "preact";
import css from "./chat.css?inline";
import { browser, newId } from "./connection/browser.ts";
import { tokenKeeper } from "./connection/token.ts";
import { Conversation } from "./state/conversation.ts";
import { ownTimeZone } from "./state/times.ts";
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
  /** Origin of the chat's server. */
  origin: string;
  tenant: string;
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
  const { origin, tenant } = options;
  const conversation = new Conversation(
    { origin, tenant, timezone: ownTimeZone(), locale: navigator.language || null, attended: () => panel.isAttended },
    browser,
    tokenKeeper(tenant, () => localStorage),
    newId,
  );

  const host = options.root.host as HTMLElement;
  let accent = options.accent;
  const repaint = () => paint(host, accent);
  repaint();
  conversation.subscribe(() => {
    const businessAccent = conversation.state.business?.accent;
    if (accent || !businessAccent) return;
    accent = businessAccent;
    repaint();
  });

  panel.onAttend = () => conversation.wake();
  for (const event of ["online", "offline", "pageshow"]) addEventListener(event, () => conversation.wake());
  document.addEventListener("visibilitychange", () => document.hidden || conversation.wake());

  render(<App conversation={conversation} panel={panel} origin={origin} />, element);
  panel.open();
  return panel;
}
