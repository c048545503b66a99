/**
 * How a tenant's colour is shown where it would be hard to read as it is. Arithmetic alone, without imports: the widget
 * carries it, too.
 */

/** A calm deep green-blue, for tenants who chose no colour. */
export const DEFAULT_ACCENT = "#0f5c63";
/** WCAG 2.2, 1.4.3: contrast of text against what is behind it (level AA). */
const TEXT_CONTRAST = 4.5;

/**
 * The colour nearest to `color` that reaches `ratio` against `ground`, by darkening it on a light ground and lightening
 * it on a dark one. Colours are "#rrggbb"; a `color` of any other form becomes the default.
 */
export function reach(color: string | undefined, ground: string, ratio = TEXT_CONTRAST): string {
  let rgb = parse(color && /^#[\da-f]{6}$/i.test(color) ? color : DEFAULT_ACCENT);
  const behind = luminance(parse(ground));
  const target = behind > 0.18 ? 0 : 255;
  // The margin pays for rounding. 64 steps end at black or white, against which any sensible ground is far enough.
  for (let step = 0; step < 64 && contrast(luminance(rgb), behind) < ratio + 0.05; step++) {
    rgb = rgb.map((channel) => channel + (target - channel) * 0.06);
  }
  return `#${rgb
    .reduce((sum, channel) => sum * 256 + Math.round(channel), 1)
    .toString(16)
    .slice(1)}`;
}

/** Light words on dark seem thinner: the enhanced level of WCAG 2.2, 1.4.6. */
const DARK_CONTRAST = 7;
/** The grounds of the widget's panel and of our pages. */
const LIGHT_GROUND = "#ffffff";
const DARK_GROUND = "#171b1e";

/** A tenant's colour, corrected: `fill` under white words, `ink` for words on the light and the dark ground. */
export interface AccentColours {
  fill: string;
  inkLight: string;
  inkDark: string;
}

/** A tenant's colour in the three forms in which it is shown; the default where there is none. */
export function accentColours(accent: string | undefined): AccentColours {
  const fill = reach(accent, "#ffffff");
  return { fill, inkLight: reach(fill, LIGHT_GROUND), inkDark: reach(fill, DARK_GROUND, DARK_CONTRAST) };
}

/** Contrast of two colours "#rrggbb", from 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrastOf(one: string, other: string): number {
  return contrast(luminance(parse(one)), luminance(parse(other)));
}

function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminance(rgb: number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((channel) =>
    channel <= 10 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function parse(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}
