import { reach } from "../contrast.ts";

/** The panel's grounds as chat.css has them, light and dark. */
const LIGHT_GROUND = "#ffffff";
const DARK_GROUND = "#171b1e";

/**
 * Sets the tenant's colour on the host, corrected: `fill` under white words, `ink` for words on either ground.
 * Through the CSSOM, which a strict content security policy allows.
 */
export function paint(host: HTMLElement, accent: string | undefined): void {
  const fill = reach(accent, "#ffffff");
  host.style.setProperty("--gm-fill", fill);
  host.style.setProperty("--gm-ink-light", reach(fill, LIGHT_GROUND));
  host.style.setProperty("--gm-ink-dark", reach(fill, DARK_GROUND));
}
