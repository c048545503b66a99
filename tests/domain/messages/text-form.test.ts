import { expect, it } from "vitest";
import { asText, isOneSegment } from "../../../domain/messages/text-form.ts";
import { wordsOf } from "../../../words/languages.ts";

it.each([
  ["Zoë’s “Studio” – Łódź…", 'Zoe\'s "Studio" - Łodz... Reply STOP to end texts.'],
  ["Café Ñandú", "Café Ñandu Reply STOP to end texts."],
  ["Bloom\r\n\u2028Bank", "Bloom Bank Reply STOP to end texts."],
  ["Студия", "Студия Reply STOP to end texts."],
])("of %s a text says what plain letters can, on one line, and how to stop", (words, text) => {
  expect(asText(words, wordsOf("en").texts)).toBe(text);
});

it("is billed as one up to 160 plain letters, and up to 70 of others", () => {
  expect(["a".repeat(160), "a".repeat(161), "я".repeat(70), "я".repeat(71)].map(isOneSegment)).toEqual([
    ...[true, false],
    ...[true, false],
  ]);
});
