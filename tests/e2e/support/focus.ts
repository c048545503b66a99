import type { Locator, Page } from "playwright-core";

/** Whether this very element has the keyboard. */
export async function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === element.getRootNode().activeElement);
}

/** Whether the keyboard is somewhere in the chat, and has not fallen to the page's body. */
export async function isFocusInChat(page: Page): Promise<boolean> {
  return page.evaluate<boolean>("Boolean(document.querySelector('[data-gomomo]')?.shadowRoot.activeElement)");
}
