import type { Random } from "../random.ts";

/** Ways in which a sentence is dressed up, so that no list of words finds it. */
const DISGUISES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => `**${text}**`,
  (text) => `# ${text}`,
  (text) => `- ${text}`,
  (text) => `> ${text}`,
  (text) => `\`${text}\``,
  (text) => `[${text}](https://evil.example)`,
  (text) => `<b>${text}</b>`,
  (text) => `"${text}"`,
  (text) => `(${text})`,
  (text) => `🎉 ${text} ✅`,
  (text) => text.replace(/\.$/, "!!!"),
  (text) => text.replace(/\.$/, "…"),
  (text) => text.replace(/\.$/, ", right?"),
  (text) => text.replace(/\.$/, ", shall I tell you how to get here?"),
  (text) => text.replace(/\.$/, " 👍"),
  (text) => text.replace(/ /g, "\n"),
  (text) => text.replace(/ /g, "\u00a0"),
  (text) => text.replace(/\. ?/g, ".\n\n"),
  (text) => `Great news: ${text}`,
  (text) => `Good news, ${lowered(text)}`,
  (text) => `Of course, ${lowered(text)}`,
  (text) => `I can tell you that ${lowered(text)}`,
  (text) => `I'm happy to say that ${lowered(text)}`,
  (text) => `Did you know that ${lowered(text).replace(/\.$/, "?")}`,
  (text) => `Would you believe it, ${lowered(text).replace(/\.$/, "?")}`,
  (text) => `Claro, ${lowered(text)}`,
  (text) => `Buenas noticias: ${text}`,
  (text) => [...text].join("\u200b"),
  (text) => [...text].join(" "),
  (text) => [...text].join("."),
  (text) => text.replace(/o/g, "0").replace(/e/g, "3"),
  (text) => text.replace(/o/g, "о").replace(/e/g, "е").replace(/a/g, "а"),
  (text) => text.replace(/[a-z]/g, (letter) => String.fromCodePoint(0x1d41a + letter.charCodeAt(0) - 97)),
  (text) => text.replace(/[a-z]/g, (letter) => String.fromCodePoint(0xff41 + letter.charCodeAt(0) - 97)),
  (text) => text.replace(/[aeiou]/g, (letter) => `${letter}\u0301`),
  (text) => text.replace(/([a-z])/g, "$1\u00ad"),
];

export function disguised(text: string, random: Random): string {
  return random.pick(DISGUISES)(text);
}

/** A text in pieces, cut anywhere. */
export function pieces(text: string, random: Random): string[] {
  const cut: string[] = [];
  for (let from = 0; from < text.length; ) {
    const length = random.int(1, 24);
    cut.push(text.slice(from, from + length));
    from += length;
  }
  return cut;
}

function lowered(text: string): string {
  return /^(?:I\b|[A-Z][a-z]+day)/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
