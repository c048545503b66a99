import { expect, it } from "vitest";
import { createBusiness } from "./support/business.ts";
import { hardToRead } from "./support/contrast.ts";
import { hasFocus, isFocusInChat } from "./support/focus.ts";
import { DESKTOP, PHONE, visit } from "./support/visitor.ts";

const TIME_NAME = /^\w+day \d+ \w+, \d+:\d\d [ap]m$/;

it("names everything for those who cannot see it", async () => {
  const { slug, name } = await createBusiness();
  const { page, chat } = await visit(`/b/${slug}`, { timezoneId: "UTC" });
  await page.getByRole("region", { name: `Chat with ${name}` }).waitFor();
  expect(await chat.log.getAttribute("aria-live")).toBe("polite");
  expect(await page.getByRole("link", { name: "Privacy (opens in a new tab)" }).getAttribute("href")).toMatch(
    /\/privacy$/,
  );
  await chat.say("the first free times, please");
  await chat.times.first().waitFor();
  for (const time of await chat.times.all()) expect(await time.getAttribute("aria-label")).toMatch(TIME_NAME);

  await chat.times.first().click();
  await chat.log.getByRole("button", { pressed: true }).waitFor();
  const completions = { Name: "name", Email: "email", Phone: "tel" };
  for (const [label, completion] of Object.entries(completions)) {
    expect(await chat.field(label).getAttribute("autocomplete")).toBe(completion);
  }
});

it("ties what is wrong with the form to its fields, and leads to the first", async () => {
  const { slug } = await createBusiness();
  const { page, chat } = await visit(`/b/${slug}`);
  await chat.say("the first free times, please");
  await chat.times.first().click();
  await chat.fillIn({ Email: "ada@" });
  await page
    .getByRole("textbox", { name: "Email", description: "This does not look like an email address." })
    .waitFor();
  const name = page.getByRole("textbox", { name: "Name", description: "Name is needed." });
  expect(await name.getAttribute("aria-invalid")).toBe("true");
  expect(await hasFocus(name)).toBe(true);

  await chat.fillIn({ Name: "Ada Lovelace", Email: "ada@example.com" });
  await chat.hears(/Shall I book it\?/);
});

it.each([
  ["desktop", DESKTOP],
  ["phone", PHONE],
])("keeps the keyboard in the chat when what was pressed goes away, on a %s", async (_name, size) => {
  const { page, chat } = await visit("/", size);
  await chat.open();
  const press = async (button: ReturnType<typeof chat.reply>) => {
    await button.focus();
    await page.keyboard.press("Enter");
    await button.waitFor({ state: "detached" });
    expect(await isFocusInChat(page)).toBe(true);
  };
  await press(chat.reply("Book an appointment"));
  await press(chat.reply("Consultation"));
  await press(chat.reply("First free times"));
  await chat.times.first().focus();
  await page.keyboard.press("Enter");
  await chat.field("Name").fill("Hedy Lamarr");
  await chat.field("Email").fill("hedy@example.com");
  await press(chat.log.getByRole("button", { name: "Continue" }));
  await press(chat.reply("Yes, book it"));
  await press(page.getByRole("button", { name: "Dismiss" }));
});

it.each([
  ["light", DESKTOP],
  ["dark", DESKTOP],
  ["light", PHONE],
  ["dark", PHONE],
] as const)("can be read in %s colours, and does not move for those who asked for that", async (colorScheme, size) => {
  // A yellow on which white could not be read, and which could not be read on white.
  const { slug } = await createBusiness({ look: { accent: "#ffe600", privacyUrl: "/privacy" } });
  const { page, chat } = await visit(`/b/${slug}`, { ...size, colorScheme, reducedMotion: "reduce" });
  const whole = page.getByRole("region", { name: /^Chat with/ });
  await chat.hears(/automated assistant/);
  expect(await hardToRead(whole)).toEqual([]);
  await chat.say("the first free times, please");
  await chat.times.first().click();
  await chat.fillIn({ Email: "ada@" });
  expect(await hardToRead(whole)).toEqual([]);
  await chat.fillIn({ Name: "Ada Lovelace", Email: "ada@example.com" });
  await chat.reply("Yes, book it").click();
  await chat.reference();
  expect(await hardToRead(whole)).toEqual([]);
  expect(await hardToRead(page.locator("body"))).toEqual([]);

  const moving = await whole.locator("*").evaluateAll((all) =>
    all.filter((element) => {
      const { animationName, transitionDuration } = element.ownerDocument.defaultView.getComputedStyle(element);
      return animationName !== "none" || transitionDuration !== "0s";
    }),
  );
  expect(moving).toHaveLength(0);
});
