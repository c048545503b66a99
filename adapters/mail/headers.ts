import type { Email } from "../../domain/messages/ports.ts";

/** Headers of a mail whose reader may ask for no more of them: by one press in their client (RFC 8058). */
export function unsubscribeHeaders({ unsubscribeUrl }: Pick<Email, "unsubscribeUrl">): Record<string, string> {
  if (!unsubscribeUrl) return {};
  return { "List-Unsubscribe": `<${unsubscribeUrl}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}

// Controls and separators of lines would begin another header; embedded directions make a name read as another one.
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;
/** RFC 5322, 2.1.1, with room for the encoding of what is not ASCII. */
const MAX_LENGTH = 240;

/** Words as one line of a header: names that people chose cannot make another header of it. */
export function headerText(text: string): string {
  const line = text.toWellFormed().replace(UNSAFE, " ").replace(/\s+/g, " ").trim();
  const characters = [...line];
  return characters.length > MAX_LENGTH ? `${characters.slice(0, MAX_LENGTH - 3).join("")}...` : line;
}

/** A name in front of an address: nothing in it can pass for the address. */
export function displayName(name: string): string {
  return headerText(name)
    .replaceAll('"', "'")
    .replace(/[<>\\]/g, "");
}

/** Whether it is one address and nothing else. */
export function isAddress(text: string): boolean {
  return /^[^\s\p{Cc}<>()[\],;:"\\@]+@[^\s\p{Cc}<>()[\],;:"\\@]+$/u.test(text);
}
