import type { Letter, LetterPart } from "../../domain/messages/letter.ts";

/** A letter as plain text. */
export function textOf({ parts, footer }: Letter): string {
  return [...parts.map(textOfPart), footer.join("\n")].join("\n\n");
}

function textOfPart(part: LetterPart): string {
  switch (part.kind) {
    case "text":
      return part.text;
    case "ticket":
      return [part.title, ...part.when, ...part.lines, ...(part.reference ? [`Reference ${part.reference}`] : [])].join(
        "\n",
      );
    case "button":
      return `${part.label}:\n${part.url}`;
    case "quote":
      return part.lines.map(({ who, text }) => `${who}: ${text}`).join("\n");
  }
}
