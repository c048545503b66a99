import { reach } from "../contrast.ts";

/** Light words on dark seem thinner: the enhanced level of WCAG 2.2, 1.4.6. */
const DARK_CONTRAST = 7;
/** The panel's grounds as styles/ has them, light and dark. */
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
  host.style.setProperty("--gm-ink-dark", reach(fill, DARK_GROUND, DARK_CONTRAST));
}
