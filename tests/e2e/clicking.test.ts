import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { appointmentOf } from "./support/appointment.ts";
import { createBusiness } from "./support/business.ts";
import { hasFocus } from "./support/focus.ts";
import { PHONE, visit } from "./support/visitor.ts";

/** Presses a key until the focus is there, as somebody does who has no mouse. */
async function goTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab"): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 30; presses++) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${target}`);
}

it("moves and cancels what was booked, and the old ticket says that it is history", async () => {
  const { chat, problems } = await visit("/");
  await chat.open();
  await chat.say("a massage, the first free times please");
  await chat.times.first().click();
  await chat.fillIn({ Name: "Mary Jackson", Email: "mary@example.com" });
  await chat.reply("Yes, book it").click();
  const reference = await chat.reference();
  const before = await appointmentOf(reference);

  await chat.say("can I move it?");
  await chat.reply("Next week").click();
  await chat.hears(/^For your massage I have|The nearest are/);
  await chat.times.last().click();
  await chat.reply("Yes, move it").click();
  const old = chat.log.getByRole("article", { name: "Changed since" });
  await old.waitFor();
  expect(await old.getByRole("link").count()).toBe(0);
  const moved = await appointmentOf(reference);
  expect(moved).toMatchObject({
    status: "confirmed",
    start: await chat.ticket.getByRole("time").getAttribute("datetime"),
  });
  expect(moved?.start).not.toBe(before?.start);

  await chat.say("cancel it");
  await chat.reply("Yes, cancel it").click();
  await chat.log.getByRole("article", { name: "Cancelled" }).waitFor();
  expect(await chat.ticket.count()).toBe(0);
  expect(await appointmentOf(reference)).toMatchObject({ status: "cancelled" });
  expect(problems).toEqual([]);
});

it("books on a phone with nothing but taps, and the form", async () => {
  const { chat, page, problems } = await visit("/", PHONE);
  await chat.bubble.tap();
  await chat.reply("Book an appointment").tap();
  await chat.reply("Acupuncture").tap();
  await chat.reply("First free times").tap();
  await chat.times.last().tap();
  await chat.field("Name").fill("Grace Hopper");
  await chat.field("Email").fill("grace@example.com");
  await chat.log.getByRole("button", { name: "Continue" }).tap();
  await chat.reply("Yes, book it").tap();

  expect(await appointmentOf(await chat.reference())).toMatchObject({
    status: "confirmed",
    service: "Acupuncture",
    minutes: 45,
    name: "Grace Hopper",
  });
  const panel = await chat.panel.boundingBox();
  expect(panel).toMatchObject({ x: 0, y: 0, ...PHONE.viewport });
  await page.getByRole("button", { name: "Close chat" }).tap();
  await chat.bubble.waitFor();
  expect(problems).toEqual([]);
});

it("books by keyboard alone, and Escape leads back to the bubble", async () => {
  const { chat, page, problems } = await visit("/");
  await goTo(page, chat.bubble, "Tab");
  await page.keyboard.press("Enter");
  await expect.poll(() => hasFocus(chat.message)).toBe(true);
  for (const reply of ["Book an appointment", "Massage", "First free times"]) {
    await goTo(page, chat.reply(reply), "Shift+Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => hasFocus(chat.message)).toBe(true);
  }
  await goTo(page, chat.times.last(), "Shift+Tab");
  await page.keyboard.press("Space");
  await goTo(page, chat.field("Name"), "Tab");
  await page.keyboard.type("Katherine Johnson");
  await page.keyboard.press("Tab");
  await page.keyboard.type("katherine@example.com");
  await page.keyboard.press("Enter");
  await goTo(page, chat.reply("Yes, book it"), "Shift+Tab");
  await page.keyboard.press("Enter");

  expect(await appointmentOf(await chat.reference())).toMatchObject({ service: "Massage", name: "Katherine Johnson" });
  await page.keyboard.press("Escape");
  await chat.panel.waitFor({ state: "hidden" });
  expect(await hasFocus(chat.bubble)).toBe(true);
  expect(problems).toEqual([]);
});

it("offers other times where somebody was quicker", async () => {
  const { slug } = await createBusiness();
  const quick = await visit(`/b/${slug}`);
  const slow = await visit(`/b/${slug}`, PHONE);
  for (const { chat } of [quick, slow]) {
    await chat.say("the first free times, please");
    await chat.times.first().waitFor();
  }
  const taken = (await slow.chat.times.first().getAttribute("aria-label")) ?? "";
  await quick.chat.times.first().click();
  await quick.chat.field("Name").waitFor();
  await slow.chat.times.first().tap();

  await slow.page.getByRole("status").getByText("That time has just gone.").waitFor();
  // What was offered before can be read, but no longer pressed.
  await expect.poll(() => slow.chat.log.locator("button[aria-disabled=true]").count()).toBeGreaterThan(0);
  expect(await slow.chat.times.count()).toBeGreaterThan(0);
  expect(await slow.chat.times.evaluateAll((all) => all.map((each) => each.getAttribute("aria-label")))).not.toContain(
    taken,
  );
});
