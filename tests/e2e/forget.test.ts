import { expect, it } from "vitest";
import { createBusiness } from "./support/business.ts";
import { query } from "./support/database.ts";
import { hasFocus } from "./support/focus.ts";
import { visit } from "./support/visitor.ts";

const erased = (tenantId: string) =>
  query("SELECT erased_at IS NOT NULL AS erased, timezone FROM chat_sessions WHERE tenant_id = $1", [tenantId]);

it("forgets a conversation at its visitor's wish, here and at the business, and begins another", async () => {
  const { id, slug } = await createBusiness();
  const { page, chat, openTab, line, problems } = await visit(`/b/${slug}`);
  await chat.bookByClicks("Ana Gómez", "ana@example.com");
  await chat.reference();
  const other = await openTab(`${line.origin}/b/${slug}`);
  await other.chat.ticket.waitFor();

  const forget = page.getByRole("button", { name: "Forget this chat" });
  await forget.click();
  const question = page.getByRole("group", {
    name: "Forget this chat",
    description: "This deletes this conversation here and at the business. Your appointments stay.",
  });
  // What a press too many would hit deletes nothing.
  expect(await hasFocus(question.getByRole("button", { name: "Keep it" }))).toBe(true);
  await page.keyboard.press("Enter");
  await forget.waitFor();
  expect(await erased(id)).toEqual([{ erased: false, timezone: "America/New_York" }]);

  await forget.click();
  await question.getByRole("button", { name: "Delete it" }).click();
  await page.getByText("This conversation was deleted.").waitFor();
  expect(await page.getByText("Ana Gómez").count()).toBe(0);
  expect(await erased(id)).toEqual([{ erased: true, timezone: null }]);
  const appointments = await query("SELECT status, client_name FROM appointments WHERE tenant_id = $1", [id]);
  expect(appointments).toEqual([{ status: "confirmed", client_name: "Ana Gómez" }]);
  // The other tab is told, and has begun anew.
  await other.chat.ticket.waitFor({ state: "detached" });
  await other.chat.hears(/automated assistant/);

  await page.getByRole("button", { name: "Start a new one" }).click();
  await chat.hears(/automated assistant/);
  expect(await chat.log.locator(".mine").count()).toBe(0);
  await chat.say("what are your hours?");
  await chat.hears(/open|hours/i);
  expect(problems).toEqual([]);
});

it("says so where it could not be deleted, and the conversation goes on", async () => {
  const { id, slug } = await createBusiness();
  const { page, chat } = await visit(`/b/${slug}`);
  await chat.say("what are your hours?");
  await chat.log.locator(".theirs").nth(1).waitFor();
  await page.route(/\/chat$/, (route) => (route.request().method() === "DELETE" ? route.abort() : route.continue()));
  await page.getByRole("button", { name: "Forget this chat" }).click();
  await page.getByRole("button", { name: "Delete it" }).click();
  await page.getByText("It could not be deleted just now. Please try again.").waitFor();
  expect(await erased(id)).toMatchObject([{ erased: false }]);
  await page.getByRole("button", { name: "Keep it" }).click();
  await chat.say("thank you");
  await chat.log.locator(".theirs").nth(2).waitFor();
});

it("begins anew when a chat that was forgotten is opened again", async () => {
  const { page, chat } = await visit("/");
  await chat.open();
  await chat.say("what are your hours?");
  await chat.log.locator(".theirs").nth(1).waitFor();
  await page.getByRole("button", { name: "Forget this chat" }).click();
  await page.getByRole("button", { name: "Delete it" }).click();
  await page.getByText("This conversation was deleted.").waitFor();
  await page.keyboard.press("Escape");
  await chat.bubble.click();
  await chat.hears(/automated assistant/);
  expect(await chat.log.locator(".mine").count()).toBe(0);
});
