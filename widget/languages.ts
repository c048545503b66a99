import type { WidgetWords } from "../words/types/widget.ts";

/** A chunk for each language that there is a file of, and in it no more than the chat's words. */
const chunks = import.meta.glob<WidgetWords>("../words/??.ts", { import: "widget" });

/** Fetches the chat's words in the language of a BCP 47 tag; null where gomomo does not speak it. */
export async function loadWords(tag: string): Promise<WidgetWords | null> {
  return (await chunks[`../words/${tag.split("-")[0]?.toLowerCase()}.ts`]?.()) ?? null;
}
