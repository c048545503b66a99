import { z } from "zod";

/**
 * Text as it may be kept: no U+0000, which PostgreSQL refuses, and no lone surrogates, which are no text at all. Both
 * are taken out and not refused: nobody types them.
 *
 * @param max in UTF-16 code units
 */
export function keptText(max: number) {
  return z
    .string()
    .max(max)
    .transform((text) => text.replaceAll("\u0000", "").toWellFormed());
}
