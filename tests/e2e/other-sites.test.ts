import { expect, it } from "vitest";
import { appointmentOf, countAppointments } from "./support/appointment.ts";
import { createBusiness } from "./support/business.ts";
import { openSite, STRICT } from "./support/site.ts";
import { visit } from "./support/visitor.ts";

const NONCE = "script-src 'strict-dynamic' 'nonce-abc123'; connect-src HOST WS; default-src 'none'; img-src data:";

it.each([
  ["the documented policy", STRICT, ""],
  ["a nonce and strict-dynamic", NONCE, `nonce="abc123"`],
  ["trusted types", `${STRICT}; require-trusted-types-for 'script'; trusted-types 'none'`, ""],
])("books on a business's own site under %s", async (_name, policy, attributes) => {
  const site = await openSite(async (origin) => {
    const { id } = await createBusiness({ sites: [origin] });
    return { tenantId: id, policy, attributes };
  });
  const { chat, page, problems } = await visit(site.page);
  const byWebSocket = page.waitForEvent("websocket");
  await chat.open();
  await byWebSocket;
  await chat.bookBySentence("Dorothy Vaughan", "dorothy@example.com");
  expect(await appointmentOf(await chat.reference())).toMatchObject({ status: "confirmed", name: "Dorothy Vaughan" });
  // A breach of the policy is an error in the console.
  expect(problems).toEqual([]);
});

it("says so on a site that is not the business's, and books nothing there", async () => {
  let tenantId = "";
  const site = await openSite(async () => {
    tenantId = (await createBusiness({ sites: ["https://elsewhere.example"] })).id;
    return { tenantId, policy: STRICT };
  });
  const { chat, page } = await visit(site.page);
  await chat.bubble.click();
  await page.getByRole("alert").getByText("This chat is not set up for this website.").waitFor();
  expect(await chat.message.isDisabled()).toBe(true);
  expect(await countAppointments(tenantId)).toBe(0);
  // There is nothing to write in, and the keyboard is still in the chat.
  await page.keyboard.press("Escape");
  await chat.panel.waitFor({ state: "hidden" });
});

it("books by plain requests where the page's policy forbids WebSockets", async () => {
  const site = await openSite(async (origin) => {
    const { id } = await createBusiness({ sites: [origin] });
    return { tenantId: id, policy: STRICT.replace(" WS", "") };
  });
  const { chat } = await visit(site.page);
  await chat.open();
  await chat.bookByClicks("Annie Easley", "annie@example.com");
  expect(await appointmentOf(await chat.reference())).toMatchObject({ status: "confirmed", name: "Annie Easley" });
});

it("books by plain requests where there are no WebSockets at all", async () => {
  const { slug } = await createBusiness();
  const { chat, context } = await visit("/privacy");
  await context.addInitScript("window.WebSocket = class { constructor() { throw new Error('blocked'); } };");
  await chat.page.goto(new URL(`/b/${slug}`, chat.page.url()).href);
  await chat.hears(/automated assistant/);
  await chat.bookBySentence("Evelyn Boyd", "evelyn@example.com");
  expect(await appointmentOf(await chat.reference())).toMatchObject({ status: "confirmed", name: "Evelyn Boyd" });
});
