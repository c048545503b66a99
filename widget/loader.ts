import chatFile from "virtual:chat-file";
import type { mount as Mount } from "./chat.tsx";
import { reach } from "./contrast.ts";
import css from "./loader.css?inline";
import { bubble as words } from "./strings/en.ts";

// The bubble that a site embeds. It has to cost next to nothing before it is pressed, hence plain DOM and no framework;
// the chat itself is fetched by the first press.

/** Puts the bubble on the page, or the chat itself where the script says `data-mode="page"`. */
function start({ dataset, src }: HTMLScriptElement): void {
  const page = dataset.mode === "page" && document.getElementById("gomomo-chat");
  const host = page || document.body.appendChild(document.createElement("div"));
  if (!page) host.dataset.gomomo = "";
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  host.style.setProperty("--gm-fill", reach(dataset.accent, "#ffffff"));

  const bubble = document.createElement("button");
  bubble.type = "button";
  bubble.className = "bubble";
  if (dataset.label) bubble.append(dataset.label);
  else bubble.setAttribute("aria-label", words.open);
  const note = document.createElement("div");
  note.className = "note";
  note.setAttribute("role", "status");
  root.append(bubble, note);

  let tries = 0;
  let opened: ReturnType<typeof Mount> | undefined;
  const open = async () => {
    if (opened) return opened.open();
    if (bubble.ariaBusy) return;
    bubble.ariaBusy = "true";
    note.textContent = words.loading;
    try {
      // Some browsers remember a module that failed to load: a new address asks again.
      const chat = await import(/* @vite-ignore */ `${new URL(chatFile, src)}${tries++ ? `?${tries}` : ""}`);
      note.textContent = "";
      opened = (chat.mount as typeof Mount)({
        root,
        bubble,
        page: !!page,
        origin: new URL(src).origin,
        tenant: (page || bubble).dataset.tenant || dataset.tenant || "",
        accent: dataset.accent,
      });
    } catch {
      note.textContent = words.failed;
      bubble.hidden = false;
    }
    bubble.ariaBusy = null;
  };
  bubble.onclick = open;
  if (page) {
    bubble.hidden = true;
    open();
  }
}

const script = document.currentScript;
const once = Symbol.for("gomomo");
if (script instanceof HTMLScriptElement && !(once in window)) {
  Object.assign(window, { [once]: true });
  if (document.body) start(script);
  else addEventListener("DOMContentLoaded", () => start(script));
}
