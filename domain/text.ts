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

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not stand in a line.
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2066-\u2069]/;

/** What people wrote, without what would change how the text around it reads; line breaks stay. */
export function withoutControls(text: string): string {
  return [...text.replace(/\r\n|[\u2028\u2029]/g, "\n").toWellFormed()]
    .filter((char) => char === "\n" || !CONTROL.test(char))
    .join("");
}

/**
 * One line of text, such as a name, that has something in it.
 *
 * @param max in UTF-16 code units
 */
export function lineSchema(max: number) {
  return z
    .string()
    .trim()
    .min(1, "is needed")
    .max(max, `must have at most ${max} characters`)
    .refine((line) => !CONTROL.test(line) && line.isWellFormed(), "must not hold control characters");
}

/** Words as they begin a line: many languages write their days small. */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
