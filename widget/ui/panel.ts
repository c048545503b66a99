import type { WidgetWords } from "../../words/types/widget.ts";

/** Phones get the whole screen; styles/adapt.css has the same number. */
const PHONE = "(max-width: 480px)";

/** The window that the chat lives in: open or closed, its place on the screen, and where the focus goes. */
export class Panel {
  /** Called when somebody opens the chat. */
  onAttend: () => void = () => undefined;
  /** Called after opening and closing. */
  onToggle: (open: boolean) => void = () => undefined;
  readonly isPage: boolean;
  readonly #element: HTMLElement;
  readonly #bubble: HTMLButtonElement;
  #words: WidgetWords;
  #hasNews = false;
  /** The host page's own inline overflow, given back on closing. */
  #hostOverflow: string | null = null;
  #isOpen = false;

  constructor(element: HTMLElement, bubble: HTMLButtonElement, isPage: boolean, words: WidgetWords) {
    this.#element = element;
    this.#bubble = bubble;
    this.#words = words;
    this.isPage = isPage;
    element.hidden = true;
    this.speak(words);
    for (const event of ["resize", "scroll"]) visualViewport?.addEventListener(event, () => this.#fit());
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Whether somebody can see the chat. */
  get isAttended(): boolean {
    return this.#isOpen && !document.hidden;
  }

  /** Whether it covers the whole screen. */
  get isFullScreen(): boolean {
    return !this.isPage && matchMedia(PHONE).matches;
  }

  /** Goes on in another language: what is inside is drawn by the chat, this is what it stands in. */
  speak(words: WidgetWords): void {
    this.#words = words;
    const { tag, direction } = words.about;
    this.#element.lang = tag;
    this.#element.dir = direction;
    if (!this.#bubble.textContent) this.#bubble.lang = tag;
    this.#mark(this.#hasNews);
  }

  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#element.hidden = false;
    this.#bubble.hidden = true;
    this.#mark(false);
    if (this.isFullScreen) {
      const { style } = document.documentElement;
      this.#hostOverflow = style.overflow;
      style.overflow = "hidden";
    }
    this.#fit();
    this.onAttend();
    this.onToggle(true);
  }

  close(): void {
    if (!this.#isOpen || this.isPage) return;
    this.#isOpen = false;
    this.#element.hidden = true;
    this.#bubble.hidden = false;
    if (this.#hostOverflow !== null) document.documentElement.style.overflow = this.#hostOverflow;
    this.#hostOverflow = null;
    this.#bubble.focus();
    this.onToggle(false);
  }

  /** Shows on the bubble that something was said while the chat was closed. */
  unread(): void {
    if (!this.#isOpen) this.#mark(true);
  }

  #mark(unread: boolean): void {
    this.#hasNews = unread;
    this.#bubble.classList.toggle("unread", unread);
    const name = this.#bubble.textContent || this.#words.bubble.open;
    this.#bubble.setAttribute("aria-label", unread ? `${name}, ${this.#words.unread}` : name);
  }

  /** Keeps the composer above the on-screen keyboard, which `dvh` does not know about. */
  #fit(): void {
    if (!visualViewport || !this.#isOpen) return;
    this.#element.style.setProperty("--gm-height", `${visualViewport.height}px`);
    this.#element.style.setProperty("--gm-top", `${visualViewport.offsetTop}px`);
  }
}
