import chatFile from "virtual:chat-file";
import { reach } from "../domain/catalogue/accent.ts";
import type { Language } from "../words/languages.ts";
import type { BubbleWords } from "../words/types/widget.ts";
import type { mount as Mount } from "./chat.tsx";
import css from "./loader.css?inline";

// The bubble that a site embeds. It has to cost next to nothing before it is pressed, hence plain DOM and no framework;
// the chat itself is fetched by the first press.

const DEFAULT: Language = "en";
const languages = import.meta.glob<BubbleWords>("../words/??.ts", { eager: true, import: "bubble" });
/** The bubble's words in the language of a BCP 47 tag, if it is one of ours. */
const wordsIn = (tag = "") => languages[`../words/${tag.split("-")[0]?.toLowerCase()}.ts`];

/** Puts the bubble on the page, or the chat itself where the script says `data-mode="page"`. */
function start({ dataset, src }: HTMLScriptElement): void {
  // Embedded twice, it is still one chat.
  if (document.querySelector("[data-gomomo]")) return;
  const page = dataset.mode === "page" && document.getElementById("gomomo-chat");
  const host = page || document.body.appendChild(document.createElement("div"));
  host.dataset.gomomo = page ? "page" : "bubble";
  host.style.setProperty("--gm-fill", reach(dataset.accent, "#ffffff"));
  // The site's choice, else the language of its page, else the first of the visitor's own that is one of ours.
  const asked = [dataset.lang, document.documentElement.lang, ...navigator.languages, DEFAULT];
  host.lang = asked.find(wordsIn) as string;
  const words = wordsIn(host.lang) as BubbleWords;
  const root = host.attachShadow({ mode: "open" });
  // A constructed stylesheet and the CSSOM work under a content security policy without `style-src`.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];

  const bubble = document.createElement("button");
  bubble.className = "bubble";
  bubble.hidden = !!page;
  if (dataset.label) bubble.textContent = dataset.label;
  else bubble.ariaLabel = words.open;
  const note = document.createElement("div");
  note.className = "note";
  note.role = "status";
  note.dir = "auto";
  root.append(bubble, note);

  let tries = 0;
  let chat: ReturnType<typeof Mount> | undefined;
  const load = async () => {
    note.textContent = words.loading;
    // Some browsers remember a module that failed to load: a new address asks again.
    const { mount } = await import(String(new URL(`${chatFile}?${tries++}`, src)));
    const mounted = await (mount as typeof Mount)({ root, bubble, src, dataset });
    note.textContent = "";
    return mounted;
  };
  bubble.onclick = async () => {
    try {
      chat ??= load();
      (await chat).open();
    } catch {
      chat = undefined;
      note.textContent = words.failed;
      bubble.hidden = false;
    }
  };
  if (page) bubble.click();
}

const script = document.currentScript as HTMLScriptElement;
// In <head> there is no body yet to put the bubble into.
if (document.body) start(script);
else addEventListener("DOMContentLoaded", () => start(script));
