import type { Locator } from "playwright-core";
import { expect, it } from "vitest";
import { createBusiness } from "./support/business.ts";
import { visit } from "./support/visitor.ts";

const MARKUP = `<img src=x onerror="document.title='broken in'">`;

it("shows HTML as the text that it is, in a message and in a name", async () => {
  const { slug, name } = await createBusiness({ name: `Corner ${MARKUP} Studio` });
  const { page, chat } = await visit(`/b/${slug}`);
  await page.getByRole("heading", { name }).waitFor();
  await chat.hears(MARKUP);
  await chat.say(MARKUP);
  await chat.log.getByText("You:").getByText(MARKUP).or(chat.log.getByText(MARKUP).nth(1)).first().waitFor();
  await chat.say("the first free times, please");
  await chat.times.first().click();
  await chat.fillIn({ Name: MARKUP, Email: "mallory@example.com" });
  await chat.hears(/A name can only have letters in it/);
  expect(await chat.field("Name").inputValue()).toBe(MARKUP);

  expect(await page.locator("img").count()).toBe(0);
  expect(await page.title()).not.toBe("broken in");
});

it("takes 2,000 characters, says how many are left, and no more", async () => {
  const { slug } = await createBusiness();
  const { page, chat } = await visit(`/b/${slug}`);
  await chat.hears(/automated assistant/);
  const text = `${"Ünï côdé ".repeat(230)}`.slice(0, 1999);
  await chat.message.fill(text);
  await page.getByText("1 character left").waitFor();
  await chat.message.press("End");
  await page.keyboard.type("!?");
  await page.getByText("0 characters left").waitFor();
  await chat.message.press("Enter");
  await chat.hears(/Sorry, I didn't get that/);
  const shown = await chat.log.getByText("Ünï côdé").innerText();
  expect(shown.replace(/^You:\s*/, "")).toBe(`${text}!`);
});

it.each([
  ["emoji", "😀👩‍👩‍👧 see you 🇳🇿", "ltr"],
  ["Hebrew", "שלום, אפשר לקבוע תור?", "rtl"],
  ["Arabic", "مرحبا، أريد موعدًا", "rtl"],
])("keeps %s as it was written, from its own side", async (_name, text, direction) => {
  const { slug } = await createBusiness();
  const { chat } = await visit(`/b/${slug}`);
  await chat.hears(/automated assistant/);
  await chat.say(text);
  await chat.hears(text);
  // Drawn once as sent and once as heard: between the two there is no line to ask.
  await expect.poll(() => directionOf(chat.log.getByText(text))).toBe(direction);
});

async function directionOf(line: Locator): Promise<string> {
  return line.evaluate((element) => element.ownerDocument.defaultView.getComputedStyle(element).direction);
}
