import type { Page } from "./layout.ts";
import { messagePage } from "./message-page.ts";

/** What is shown where a link leads to no business. */
export function notFoundPage(): Page {
  return messagePage(
    "There is no such page.",
    "The link may be old or mistyped. Please ask the business for its address.",
  );
}
