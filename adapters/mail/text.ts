import type { Letter, LetterPart } from "../../domain/messages/letter.ts";
import { wordsOf } from "../../words/languages.ts";
import type { LetterWords } from "../../words/types/letters.ts";

/** Columns of a line of plain text, so that it still fits when it is quoted (RFC 3676, 4.2). */
const WIDTH = 72;

/** What stands around a letter: who writes, and how its reader asks for no more of these. */
export interface Envelope {
  /** The business, as the sender's name. */
  sender: string;
  unsubscribeUrl: string | null;
}

/** A letter as plain text. */
export function textOf({ parts, footer, language }: Letter, { unsubscribeUrl }: Omit<Envelope, "sender">): string {
  const words = wordsOf(language).letters;
  const stop = unsubscribeUrl ? `${words.fewer}:\n${unsubscribeUrl}` : null;
  const below = [...footer.map((line) => wrapped(line)), ...(stop ? [stop] : [])].join("\n");
  return `${[...parts.map((part) => textOfPart(part, words)), below].join("\n\n")}\n`;
}

function textOfPart(part: LetterPart, { ticket }: LetterWords): string {
  switch (part.kind) {
    case "heading":
    case "text":
      return wrapped(part.text);
    case "ticket": {
      const { title, when, lines, reference, struck } = part;
      const said = [struck ? `${ticket.cancelled}: ${title}` : title, ...when, ...lines];
      return [...said, ...(reference ? [`${ticket.reference} ${reference}`] : [])]
        .map((line) => wrapped(line, "  "))
        .join("\n");
    }
    case "button":
      // An address is not broken, so that it stays one.
      return `${part.label}:\n${part.url}`;
    case "quote":
      // Marked line by line, so that nothing in it passes for our own words.
      return part.lines.map(({ who, text }) => wrapped(`${who}:\n${text}`, "> ")).join("\n>\n");
  }
}

function wrapped(text: string, before = ""): string {
  return linesOf(text)
    .flatMap((line) => wrappedLine(line, WIDTH - before.length))
    .map((line) => `${before}${line}`)
    .join("\n");
}

function wrappedLine(line: string, width: number): string[] {
  return line.split(/\s+/).reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
    return lines;
  }, []);
}

/** Lines of what people wrote, however their machine ends them; what cannot be printed is left out. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/).map((line) => line.replace(/\p{Cc}+/gu, " ").trim());
}
