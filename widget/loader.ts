import chatFile from "virtual:chat-file";
import { reach } from "../domain/catalogue/accent.ts";
import type { mount as Mount } from "./chat.tsx";
import css from "./loader.css?inline";
import { bubble as words } from "./strings/en.ts";

// The bubble that a site embeds. It has to cost next to nothing before it is pressed, hence plain DOM and no framework;
// the chat itself is fetched by the first press.

/** Puts the bubble on the page, or the chat itself where the script says `data-mode="page"`. */
function start({ dataset, src }: HTMLScriptElement): void {
  // Embedded twice, it is still one chat.
  if (document.querySelector("[data-gomomo]")) return;
  const page = dataset.mode === "page" && document.getElementById("gomomo-chat");
  const host = page || document.body.appendChild(document.createElement("div"));
  host.dataset.gomomo = page ? "page" : "bubble";
  host.style.setProperty("--gm-fill", reach(dataset.accent, "#ffffff"));
  const root = host.attachShadow({ mode: "open" });
  // A constructed stylesheet and the CSSOM work under a content security policy without `style-src`.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];

  const bubble = document.createElement("button");
  bubble.className = "bubble";
  if (dataset.label) bubble.textContent = dataset.label;
  else bubble.setAttribute("aria-label", words.open);
  const note = document.createElement("div");
  note.className = "note";
  note.setAttribute("role", "status");
  root.append(bubble, note);

  let tries = 0;
  let isLoading = false;
  let chat: ReturnType<typeof Mount> | undefined;
  const open = async () => {
    if (chat) return chat.open();
    if (isLoading) return;
    isLoading = true;
    note.textContent = words.loading;
    try {
      // Some browsers remember a module that failed to load: a new address asks again.
      const module = await import(`${new URL(chatFile, src)}${tries++ ? `?${tries}` : ""}`);
      note.textContent = "";
      chat = (module.mount as typeof Mount)({
        root,
        bubble,
        src,
        page: !!page,
        tenant: host.dataset.tenant || dataset.tenant,
        accent: dataset.accent,
      });
    } catch {
      note.textContent = words.failed;
      bubble.hidden = false;
    }
    isLoading = false;
  };
  bubble.onclick = open;
  if (page) {
    bubble.hidden = true;
    open();
  }
}

const script = document.currentScript as HTMLScriptElement;
// In <head> there is no body yet to put the bubble into.
if (document.body) start(script);
else addEventListener("DOMContentLoaded", () => start(script));
