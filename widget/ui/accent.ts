import { accentColours } from "../../domain/catalogue/accent.ts";

/** Sets the tenant's colour on the host. Through the CSSOM, which a strict content security policy allows. */
export function paint(host: HTMLElement, accent: string | undefined): void {
  const { fill, inkLight, inkDark } = accentColours(accent);
  host.style.setProperty("--gm-fill", fill);
  host.style.setProperty("--gm-ink-light", inkLight);
  host.style.setProperty("--gm-ink-dark", inkDark);
}
