import { describe, expect, it } from "vitest";
import { htmlOf } from "../../adapters/mail/html.ts";
import { textOf } from "../../adapters/mail/text.ts";
import { contrastOf } from "../../domain/catalogue/accent.ts";
import type { Letter, LetterPart } from "../../domain/messages/letter.ts";

const ticket = {
  ...{ kind: "ticket", title: "Massage", when: ["Tuesday 24 November\n2:30 pm", "until 3:30 pm"] },
  ...{ lines: ["With Mara"], reference: "K7P2QX", struck: false },
} as const satisfies LetterPart;
const letterOf = (parts: LetterPart[], change: Partial<Letter> = {}): Letter => ({
  ...{
    language: "en",
    subject: "Booked",
    preview: "With Mara.",
    parts,
    calendar: null,
    accent: "#2f6f5e",
    footer: ["Sent for Bloom."],
  },
  ...change,
});
const envelope = { sender: "Bloom", unsubscribeUrl: null };

/** A document as a browser's parser has it: every tag with its attributes, and all that can be read. */
async function parsed(html: string) {
  const tags: { name: string; attributes: Record<string, string> }[] = [];
  const text: string[] = [];
  const rewriter = new HTMLRewriter()
    .on("*", {
      element: ({ tagName, attributes }) =>
        void tags.push({ name: tagName, attributes: Object.fromEntries(attributes) }),
    })
    .onDocument({ text: (chunk) => void text.push(chunk.text) });
  await rewriter.transform(new Response(html)).text();
  return { tags, text: text.join("") };
}

describe("a mail as HTML", () => {
  it("tells its language, its subject, and first of all the line for the inbox", async () => {
    const html = await htmlOf(letterOf([ticket]), envelope);
    const { tags } = await parsed(html);
    expect(tags[0]).toEqual({ name: "html", attributes: { lang: "en", dir: "ltr" } });
    expect(html).toContain("<title>Booked</title>");
    expect(html.indexOf("With Mara.")).toBeLessThan(html.indexOf("Massage"));
  });

  it("takes any words as words", async () => {
    const evil = `"><script src=//evil.example></script><img src=x onerror='alert(1)'>&lt;b`;
    const parts: LetterPart[] = [
      { kind: "heading", text: evil },
      { kind: "text", text: evil },
      { ...ticket, title: evil, when: [evil, evil], lines: [evil], reference: evil },
      { kind: "button", label: evil, url: `https://gomomo.example/m/${evil}` },
      { kind: "quote", lines: [{ who: evil, text: evil }] },
    ];
    const html = await htmlOf(letterOf(parts, { subject: evil, preview: evil, footer: [evil], accent: evil }), {
      sender: evil,
      unsubscribeUrl: `https://gomomo.example/u/${evil}`,
    });
    const harmless = await parsed(
      await htmlOf(letterOf([...parts].map(plain), { footer: ["a"] }), { sender: "a", unsubscribeUrl: "b" }),
    );
    const { tags } = await parsed(html);
    expect(tags.map(({ name }) => name)).toEqual(harmless.tags.map(({ name }) => name));
    expect(tags.flatMap(({ attributes }) => Object.keys(attributes)).filter((name) => name.startsWith("on"))).toEqual(
      [],
    );
  });

  it("shows the business's colour on the button alone, as white words can be read on it", async () => {
    const button = { kind: "button", label: "See it", url: "https://gomomo.example/m/token" } as const;
    const html = await htmlOf(letterOf([ticket, button], { accent: "#ffe600" }), envelope);
    const { tags } = await parsed(html);
    const [colour = "", ...others] = new Set(tags.flatMap(({ attributes }) => attributes.bgcolor ?? []));
    expect(others).toEqual([]);
    expect(contrastOf(colour, "#ffffff")).toBeGreaterThanOrEqual(4.5);
    expect(html).not.toContain("#ffe600");
    const link = tags.find(({ name }) => name === "a");
    expect(link?.attributes).toMatchObject({
      href: button.url,
      style: expect.stringContaining(`background-color:${colour}`),
    });
  });

  it("strikes a cancelled appointment and says the word, too", async () => {
    const html = await htmlOf(letterOf([{ ...ticket, struck: true }]), envelope);
    expect(html.match(/line-through/g)).toHaveLength(2);
    expect((await parsed(html)).text).toContain("Cancelled");
    expect(await htmlOf(letterOf([ticket]), envelope)).not.toContain("line-through");
  });
});

describe("a mail as plain text", () => {
  it("holds all that the other form says, in lines that fit", () => {
    const url = `https://gomomo.example/m/${"token".repeat(60)}`;
    const long = "Please reply to this email, or call us between nine and five on any day but Sunday, thank you.";
    const text = textOf(
      letterOf([
        { kind: "heading", text: "You're booked" },
        ticket,
        { kind: "button", label: "See it", url },
        { kind: "text", text: long },
      ]),
      { unsubscribeUrl: "https://gomomo.example/u/token" },
    );
    const lines = text.split("\n");
    expect(lines).toContain(url);
    for (const line of lines.filter((each) => each !== url)) expect(line.length).toBeLessThanOrEqual(72);
    expect(text.replaceAll("\n", " ")).toContain(long);
    expect(lines.slice(0, 8)).toEqual([
      ...["You're booked", "", "  Massage", "  Tuesday 24 November", "  2:30 pm", "  until 3:30 pm"],
      ...["  With Mara", "  Reference K7P2QX"],
    ]);
    expect(text).toMatch(/Sent for Bloom\.\nNo more emails like this:\nhttps:\/\/gomomo\.example\/u\/token\n$/);
  });

  it("marks every line of what somebody else said, however it ends", () => {
    const said = "Hello\r\nFrom: the bank\u2028Pay\rnow\u0085please";
    const text = textOf(letterOf([{ kind: "quote", lines: [{ who: "Ana", text: said }] }], { footer: [] }), {
      unsubscribeUrl: null,
    });
    expect(text.trim().split("\n")).toEqual(["> Ana:", "> Hello", "> From: the bank", "> Pay", "> now", "> please"]);
  });

  it("says that a struck appointment is cancelled", () => {
    expect(textOf(letterOf([{ ...ticket, struck: true }]), { unsubscribeUrl: null })).toContain(
      "  Cancelled: Massage\n",
    );
  });
});

/** The same part with words that are none to anybody. */
function plain(part: LetterPart): LetterPart {
  switch (part.kind) {
    case "heading":
    case "text":
      return { ...part, text: "a" };
    case "ticket":
      return { ...part, title: "a", when: ["a", "a"], lines: ["a"], reference: "a" };
    case "button":
      return { ...part, label: "a", url: "b" };
    case "quote":
      return { ...part, lines: [{ who: "a", text: "a" }] };
  }
}
