import { accentColours } from "../../domain/catalogue/accent.ts";

/** A tenant's colour as a stylesheet, so that pages need no inline style; corrected for contrast in light and dark. */
export function lookStyles(accent: string): string {
  const { fill, inkLight, inkDark } = accentColours(accent);
  return `:root{--fill:${fill};--ink:${inkLight}}@media (prefers-color-scheme:dark){:root{--ink:${inkDark}}}\n`;
}
