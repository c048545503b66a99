import { expect, it } from "vitest";
import { createBusiness } from "./support/business.ts";
import { hasFocus } from "./support/focus.ts";
import { visit } from "./support/visitor.ts";

it("shows a visitor far away their own time beside the business's", async () => {
  const { chat } = await visit("/", { timezoneId: "Asia/Tokyo" });
  await chat.open();
  await chat.say("a consultation, the first free times please");
  await chat.log.getByText("Times in New York, yours below.").waitFor();
  // New York is 13 or 14 hours behind Tokyo: its office hours are another day's night there.
  const name = (await chat.times.first().getAttribute("aria-label")) ?? "";
  expect(name).toMatch(/^\w+day \d+ \w+, \d+:\d\d [ap]m, (\w{3} )?\d+:\d\d [ap]m for you$/);
  const [day, theirs, own = ""] = name.split(", ");
  expect((await chat.times.first().innerText()).split("\n")).toEqual([theirs, own]);

  await chat.times.first().click();
  await chat.fillIn({ Name: "Chiaki Mukai", Phone: "+1 212 555 0187" });
  await chat.reply("Yes, book it").click();
  await chat.reference();
  for (const line of [day, theirs, own]) await chat.ticket.getByText(line ?? "").waitFor();
});

it("says when a time could be kept no longer, keeps what was typed, and looks again", async () => {
  const { slug } = await createBusiness({ limits: { holdMinutes: 0.05, chatMessagesPerMinute: 60 } });
  const { page, chat } = await visit(`/b/${slug}`);
  await chat.say("the first free times, please");
  await chat.times.first().click();
  await chat.field("Name").fill("Valentina T");
  await page.getByRole("status").getByText("The time is no longer kept.").waitFor();
  await chat.hears(/so it isn't booked\. Shall I look again\?/);
  // The form has gone from under the keyboard, which is still in the chat.
  await chat.field("Name").waitFor({ state: "detached" });
  expect(await hasFocus(chat.message)).toBe(true);

  await chat.reply("Yes, look again").click();
  await chat.log
    .getByText(/For your massage I have/)
    .nth(1)
    .waitFor();
  await chat.times.first().click();
  expect(await chat.field("Name").inputValue()).toBe("Valentina T");
});
