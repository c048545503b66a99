import { sha256 } from "./digest.ts";

/** The same UUID for the same text, whoever asks and however often (RFC 9562, version 8). */
export async function derivedUuid(text: string): Promise<string> {
  const hex = await sha256(text);
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0b11) | 0b1000).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}
