import { expect, it } from "vitest";
import { createBusiness } from "./support/business.ts";
import { query } from "./support/database.ts";
import { visit } from "./support/visitor.ts";

it("keeps what is written while the line is down, and sends it once", async () => {
  const { slug } = await createBusiness();
  const { page, chat, line } = await visit(`/b/${slug}`);
  await chat.hears(/automated assistant/);
  await page.getByText("Connected", { exact: true }).waitFor();

  line.cut();
  await page.getByText("Reconnecting", { exact: true }).waitFor();
  await chat.say("the first free times, please");
  await chat.message.fill("a thought that is not finished");
  await chat.log.getByText("Not sent yet").waitFor();
  await page.getByText("Connection lost. What you write is kept.").waitFor();

  line.mend();
  await page.getByText("Connected", { exact: true }).waitFor();
  await chat.times.first().waitFor();
  expect(await chat.log.getByText("the first free times, please").count()).toBe(1);
  expect(await chat.log.getByText(/For your massage I have/).count()).toBe(1);
  expect(await chat.log.getByText("Not sent yet").count()).toBe(0);
  expect(await chat.message.inputValue()).toBe("a thought that is not finished");
});

it("does once what was heard, though no answer came through", async () => {
  const { id, slug } = await createBusiness();
  const { page, chat, line } = await visit(`/b/${slug}`);
  await chat.hears(/automated assistant/);
  line.deafen();
  await chat.say("the first free times, please");
  const sessions = () => query("SELECT 1 FROM chat_sessions WHERE tenant_id = $1", [id]);
  await expect.poll(async () => (await sessions()).length, { timeout: 10_000 }).toBe(1);

  line.cut();
  await page.getByText("Reconnecting", { exact: true }).waitFor();
  line.mend();
  await chat.times.first().waitFor();
  await chat.say("thank you");
  await chat.hears(/^You're welcome/);
  expect(await chat.log.getByText("the first free times, please").count()).toBe(1);
  expect(await chat.log.getByText(/For your massage I have/).count()).toBe(1);
});

it("loads the chat again where its first loading failed", async () => {
  const { page, chat, line } = await visit("/");
  line.cut();
  await chat.bubble.click();
  await page.getByText("The chat did not load. Press again.").waitFor();
  line.mend();
  await chat.open();
});

it("shows one conversation in two tabs", async () => {
  const { slug } = await createBusiness();
  const one = await visit(`/b/${slug}`);
  await one.chat.hears(/automated assistant/);
  await one.chat.say("the first free times, please");
  await one.chat.times.first().waitFor();
  const two = await one.openTab(`${one.line.origin}/b/${slug}`);
  await two.chat.times.first().waitFor();
  expect(await two.chat.log.innerText()).toBe(await one.chat.log.innerText());

  await one.chat.times.first().click();
  await two.chat.field("Name").fill("Mary Jackson");
  await two.chat.field("Email").fill("mary@example.com");
  await two.chat.field("Email").press("Enter");
  await one.chat.reply("Yes, book it").click();
  const reference = await two.chat.reference();
  expect(await one.chat.reference()).toBe(reference);
  for (const { chat } of [one, two]) {
    expect(await chat.log.getByText("Mary Jackson, mary@example.com").count()).toBe(1);
    expect(await chat.field("Name").count()).toBe(0);
  }
});

it("goes on after a reload, and not in somebody else's browser", async () => {
  const { slug } = await createBusiness();
  const { page, chat } = await visit(`/b/${slug}`);
  await chat.hears(/automated assistant/);
  await chat.say("do you know the way to San José?");
  await chat.hears("do you know the way to San José?");
  await page.reload();
  await chat.hears("do you know the way to San José?");
  const other = await visit(`/b/${slug}`);
  await other.chat.hears(/automated assistant/);
  expect(await other.chat.log.getByText("San José").count()).toBe(0);
});
