import { expect, it } from "vitest";
import { hasFocus } from "./support/focus.ts";
import { DESKTOP, PHONE, visit } from "./support/visitor.ts";

it.each([
  { name: "a phone", screen: PHONE },
  { name: "a desk", screen: DESKTOP },
])("texts are agreed to by a box that nobody has ticked, with the keyboard alone, on $name", async ({ screen }) => {
  const { chat, page, problems } = await visit("/", screen);
  await chat.open();
  await chat.say("a massage, the first free times please");
  await chat.times.first().click();
  const box = chat.log.getByRole("checkbox", {
    name: "Text me about this appointment, with reminders. Reply STOP at any time.",
  });
  await box.waitFor();
  expect(await box.isChecked()).toBe(false);
  await chat.field("Name").fill("Katherine Johnson");
  await chat.field("Phone").focus();
  await page.keyboard.press("Tab");
  expect(await hasFocus(box)).toBe(true);
  await page.keyboard.press("Space");
  expect(await box.isChecked()).toBe(true);

  await chat.log.getByRole("button", { name: "Continue" }).click();
  await chat.log.getByText("A phone number is needed for texts.").waitFor();
  await chat.field("Phone").fill("(212) 555-0142");
  await chat.log.getByRole("button", { name: "Continue" }).click();
  await chat.hears(/\(\+1 212 555 0142, reminders by text\)\. Shall I book it\?$/);
  expect(problems).toEqual([]);
});

it.each([
  { name: "a phone", screen: PHONE },
  { name: "a desk", screen: DESKTOP },
])("a message is passed on to the team on $name", async ({ screen }) => {
  const { chat, problems } = await visit("/", screen);
  await chat.open();
  await chat.say("can I speak to a person?");
  await chat.hears(/What should the message say\?$/);
  await chat.say("The door sticks, could somebody look at it before Friday?");
  await chat.hears(/May I have your name, and an email or phone number for the team\?$/);
  expect(await chat.log.getByRole("checkbox").count()).toBe(0);
  await chat.fillIn({ Name: "Katherine Johnson", Email: "katherine@example.com" });
  await chat.hears(/Shall I pass it on\?$/);
  await chat.reply("Yes, pass it on").click();
  await chat.hears(/^I've passed it on to the team/);
  expect(problems).toEqual([]);
});
