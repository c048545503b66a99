/** A calm deep green-blue, for tenants who chose no colour. */
export const DEFAULT_ACCENT = "#0f5c63";
/** WCAG 2.2, 1.4.3: contrast of text against what is behind it (level AA). */
export const TEXT_CONTRAST = 4.5;

/**
 * The colour nearest to `color` that reaches `ratio` against `ground`, by darkening it on a light ground and lightening
 * it on a dark one. Both are "#rrggbb"; an unreadable `color` becomes the default.
 */
export function reach(color: string | null | undefined, ground: string, ratio = TEXT_CONTRAST): string {
  let rgb = parse(/^#[\da-f]{6}$/i.test(color ?? "") ? (color as string) : DEFAULT_ACCENT);
  const behind = parse(ground);
  const target = luminance(behind) > 0.18 ? 0 : 255;
  // The margin pays for rounding. 64 steps come within a hundredth of black or white, against which any sensible ground has enough contrast.
  for (let step = 0; step < 64 && contrast(rgb, behind) < ratio + 0.05; step++) {
    rgb = rgb.map((channel) => channel + (target - channel) * 0.06);
  }
  return `#${rgb.map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("")}`;
}

/** Contrast of two colours "#rrggbb", from 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrastOf(one: string, other: string): number {
  return contrast(parse(one), parse(other));
}

function contrast(one: number[], other: number[]): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminance(rgb: number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function parse(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}
