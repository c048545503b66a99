import { expect, it } from "vitest";
import { speakBeside } from "./support/beside.ts";
import { createBusiness } from "./support/business.ts";
import { openSite, STRICT } from "./support/site.ts";
import { DESKTOP, PHONE, visit } from "./support/visitor.ts";

const SPANISH = { open: "Escríbanos", dialog: /^Chat con/, field: "Mensaje" };
const ENGLISH = { open: "Chat with us", dialog: /^Chat with/, field: "Message" };

it.each([
  ["the site's own choice", SPANISH, "es", { attributes: `data-lang="es"`, lang: "en" }, "en-US"],
  ["the language of the page", SPANISH, "es", { lang: "es-AR" }, "en-US"],
  ["the visitor's browser, on a page in a language that is not ours", SPANISH, "es", { lang: "fi" }, "es-MX"],
  ["English, where nothing else is known", ENGLISH, "en", { lang: "fi" }, "fi-FI"],
  ["a site's choice that is not ours is none", ENGLISH, "en", { attributes: `data-lang="tlh"`, lang: "en" }, "es-MX"],
] as const)("speaks by %s, under a strict policy", async (_name, words, tag, embedding, locale) => {
  const site = await openSite(async (origin) => {
    const { id } = await createBusiness({ sites: [origin] });
    return { tenantId: id, policy: STRICT, ...embedding };
  });
  const { page, context, problems, line } = await visit("/privacy", { locale });
  const fetched: string[] = [];
  context.on("request", (request) => fetched.push(request.url()));
  await page.goto(site.page(line.origin));
  await page.getByRole("button", { name: words.open }).click();
  const dialog = page.getByRole("dialog", { name: words.dialog });
  await dialog.waitFor();
  await page.getByRole("textbox", { name: words.field, exact: true }).waitFor();
  // What the server says of the conversation is the same, so nothing else is fetched.
  await page.getByRole("log").locator(".said").first().waitFor();
  expect(await page.locator(".chat").getAttribute("lang")).toBe(tag);
  expect(await page.locator(".chat").getAttribute("dir")).toBe("ltr");
  expect(fetched.flatMap((url) => /\/widget\/(en|es)-/.exec(url)?.[1] ?? [])).toEqual([tag]);
  expect(problems).toEqual([]);
});

it("follows the conversation into another language, and keeps what is being written", async () => {
  const { page, chat, line } = await visit("/privacy");
  const beside = await speakBeside(page);
  await page.goto(line.origin);
  await chat.open();
  await chat.say("the first free times for a massage, please");
  await chat.times.first().waitFor();
  await chat.message.fill("hola, quisi");
  beside.frame({ type: "language", language: "es" });
  const field = page.getByRole("textbox", { name: "Mensaje", exact: true });
  await field.waitFor();
  expect(await field.inputValue()).toBe("hola, quisi");
  expect(await page.locator(".chat").getAttribute("lang")).toBe("es");
  const day = /^(lunes|martes|miércoles|jueves|viernes) \d+ de \w+$/;
  expect(await page.getByRole("log").locator("legend").first().innerText()).toMatch(day);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Escríbanos" }).waitFor();
});

it.each([
  ["phone", PHONE],
  ["desktop", DESKTOP],
] as const)("is the mirror image in a language from right to left, on a %s", async (_name, size) => {
  const { page, chat } = await visit("/", size);
  await chat.open();
  await chat.say("the first free times for a massage, please");
  await chat.times.first().click();
  await chat.field("Name").waitFor();
  const places = async () => {
    const root = await boxOf(".chat");
    const parts = { send: ".send", close: ".header .icon-button", mine: ".mine .bubble-text", name: ".name" };
    const found = Object.entries(parts).map(async ([name, selector]) => {
      const { x, width } = await boxOf(selector);
      return [
        name,
        { fromStart: Math.round(x - root.x), fromEnd: Math.round(root.x + root.width - x - width) },
      ] as const;
    });
    return Object.fromEntries(await Promise.all(found));
  };
  const boxOf = async (selector: string) => {
    const box = await page.locator(selector).first().boundingBox();
    if (!box) throw new Error(`${selector} is not shown`);
    return box;
  };
  const before = await places();
  await page.locator(".chat").evaluate((element) => element.setAttribute("dir", "rtl"));
  const after = await places();
  for (const [name, { fromStart, fromEnd }] of Object.entries(before)) {
    const mirrored = after[name];
    // A box that is as wide as its text keeps one side alone.
    const [one, other] = name === "mine" ? [fromEnd, mirrored?.fromStart] : [fromStart, mirrored?.fromEnd];
    expect(Math.abs(one - (other ?? Number.NaN)), name).toBeLessThanOrEqual(1);
  }
  const overflow = await page.locator(".log").evaluate((log) => log.scrollWidth - log.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
