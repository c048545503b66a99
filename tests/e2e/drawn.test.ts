import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { type Beside, speakBeside } from "./support/beside.ts";
import { createBusiness } from "./support/business.ts";
import type { Chat } from "./support/chat.ts";
import { hardToRead } from "./support/contrast.ts";
import { PHONE, visit } from "./support/visitor.ts";

type Options = Parameters<typeof visit>[1] & { language?: "en" | "es" };

/** A conversation that was greeted, and somebody who says beside it what is to be drawn. */
async function greeted({
  language = "en",
  ...options
}: Options = {}): Promise<{ page: Page; chat: Chat; beside: Beside }> {
  const { slug } = await createBusiness();
  const { page, chat, line } = await visit("/privacy", options);
  const beside = await speakBeside(page);
  await page.goto(`${line.origin}/b/${slug}`);
  await chat.log.locator(".said").first().waitFor();
  beside.frame({ type: "language", language });
  await page.locator(`.chat[lang=${language}]`).waitFor();
  return { page, chat, beside };
}

const toasts = {
  booked: "success",
  rescheduled: "success",
  followup_scheduled: "success",
  cancelled: "notice",
  hold_expired: "notice",
  slot_taken: "notice",
  system_issue: "trouble",
} as const;

it.each([
  ["en", "light", "Connection lost. What you write is kept.", "Dismiss"],
  ["es", "dark", "Se perdió la conexión. Lo que escriba se conserva.", "Cerrar aviso"],
] as const)("shows each toast as what it is, in %s by %s", async (language, colorScheme, lost, dismiss) => {
  const { page, beside } = await greeted({ language, colorScheme, reducedMotion: "reduce" });
  const shown = (text: string) => page.locator(".toast", { hasText: text });
  for (const [toast, look] of Object.entries(toasts)) {
    beside.entry({ kind: "toast", toast, text: `This is ${toast}.` });
    const notice = shown(`This is ${toast}.`);
    await notice.waitFor();
    expect(await notice.getAttribute("data-look"), toast).toBe(look);
    expect(await hardToRead(notice)).toEqual([]);
    await notice.getByRole("button", { name: dismiss }).click();
    await notice.waitFor({ state: "detached" });
  }
  await beside.cut();
  await shown(lost).waitFor();
  expect(await shown(lost).getAttribute("data-look")).toBe("trouble");
  expect(await hardToRead(shown(lost))).toEqual([]);
});

it.each([
  ["en", "Follow-up", "We'll write to you by email", "We'll text you"],
  ["es", "Seguimiento", "Le escribiremos por correo", "Le enviaremos un mensaje de texto"],
] as const)("draws what was agreed to as a follow-up, in %s", async (language, title, byEmail, byText) => {
  const { chat, beside } = await greeted({ language });
  for (const [method, words] of [
    ["email", byEmail],
    ["text", byText],
  ] as const) {
    beside.entry({ kind: "card", card: "followup", data: { method, expected: `soon by ${method}` }, actions: [] });
    const card = chat.log.getByRole("article", { name: title }).filter({ hasText: words });
    await card.getByText(`soon by ${method}`).waitFor();
  }
});

it("lets a line grow where it will stay, and reads it out once, when it is whole", async () => {
  const { page, chat, beside } = await greeted(PHONE);
  const draft = page.locator(".drafts .said");
  const dots = page.locator(".typing");
  beside.entry({ kind: "visitor", text: "When is Mara there?" });
  beside.frame({ type: "typing", on: true });
  await dots.waitFor();
  beside.frame({ type: "status", text: "checking the schedule…" });
  await page.getByRole("status").filter({ hasText: "checking the schedule…" }).waitFor();
  expect(await dots.isVisible()).toBe(true);

  const pieces = ["On Tuesday Mara is free from two. ", "On Wednesday she is there all day, ", "but for noon."];
  beside.frame({ type: "status", text: "" });
  for (const text of pieces) beside.frame({ type: "delta", entryId: "line-1", text });
  await draft.getByText("but for noon.").waitFor();
  expect(await dots.count()).toBe(0);
  expect(await chat.log.getByText("but for noon.").count()).toBe(0);
  expect(await page.locator(".drafts").getAttribute("aria-hidden")).toBe("true");
  const where = await draft.boundingBox();

  beside.entry({ id: "line-1", kind: "receptionist", text: pieces.join("") });
  await chat.hears("but for noon.");
  expect(await draft.count()).toBe(0);
  expect(await chat.log.getByText("but for noon.").boundingBox()).toEqual(where);
});

it("stays with the end of a line that grows, and with a reader who went back", async () => {
  const { page, beside } = await greeted({ viewport: { width: 390, height: 500 } });
  const log = page.locator(".log");
  for (let n = 1; n <= 12; n++) beside.entry({ kind: "receptionist", text: `Line ${n} of a longer talk.` });
  const fromEnd = () => log.evaluate((box) => Math.round(box.scrollHeight - box.scrollTop - box.clientHeight));
  const grow = async (text: string) => {
    beside.frame({ type: "delta", entryId: "line-1", text: `${text} ${"and so on ".repeat(8)}` });
    await page.locator(".drafts").getByText(text).waitFor();
  };
  beside.frame({ type: "typing", on: true });
  await grow("First.");
  expect(await fromEnd()).toBeLessThanOrEqual(1);
  // The chat hears of it first, as it listened before.
  await log.evaluate(
    (box) =>
      new Promise<void>((resolve) => {
        box.addEventListener("scroll", () => resolve(), { once: true });
        box.scrollBy(0, -200);
      }),
  );
  const before = await log.evaluate((box) => box.scrollTop);
  await grow("Second.");
  expect(await log.evaluate((box) => box.scrollTop)).toBe(before);
});
