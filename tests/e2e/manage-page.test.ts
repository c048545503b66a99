import { text } from "node:stream/consumers";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { appointmentOf } from "./support/appointment.ts";
import { type Business, createBusiness } from "./support/business.ts";
import { hardToRead } from "./support/contrast.ts";
import { DESKTOP, PHONE, visit } from "./support/visitor.ts";

const NO_SCRIPT = { javaScriptEnabled: false, timezoneId: "UTC" };
const TIME_NAME = /^\w+day \d+ \w+, \d+:\d\d [ap]m$/;
/** WCAG 2.5.5 and Apple's guidelines: what a thumb hits, in CSS pixels. */
const THUMB = 44;

interface Booked {
  reference: string;
  start: string;
  manageUrl: string;
}

/** An appointment at noon in two days, booked by the business itself. */
async function booked({ id }: Business, origin: string, language?: string): Promise<Booked> {
  const api = `${origin}/api/v1/tenants/${id}`;
  const { items } = (await (await fetch(`${api}/services`)).json()) as { items: { id: string }[] };
  const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  const answer = await fetch(`${api}/appointments`, {
    method: "POST",
    headers: { authorization: "Bearer local-admin-key", "content-type": "application/json" },
    body: JSON.stringify({
      serviceId: items[0]?.id,
      start: `${day}T12:00:00Z`,
      client: { name: "Ada Lovelace", email: "ada@example.com", ...(language && { language }) },
    }),
  });
  expect(answer.status).toBe(201);
  return (await answer.json()) as Booked;
}

/** That everything on the page can be read, pressed with a thumb, and fits. */
async function expectUsable(page: Page): Promise<void> {
  expect(await hardToRead(page.locator("body"))).toEqual([]);
  for (const control of await page.locator(".button:visible").all()) {
    const box = await control.boundingBox();
    expect(box?.height ?? 0).toBeGreaterThanOrEqual(THUMB);
    expect(box?.width ?? 0).toBeGreaterThanOrEqual(THUMB);
  }
  const { width = 0 } = page.viewportSize() ?? {};
  expect((await page.locator("html").boundingBox())?.width).toBeLessThanOrEqual(width);
  expect(await page.locator("body").evaluate((body) => body.scrollWidth - body.clientWidth)).toBe(0);
}

it.each([
  ["a phone in light", { ...PHONE, colorScheme: "light" }, "#ffe600"],
  ["a phone in dark", { ...PHONE, colorScheme: "dark" }, "#101060"],
  ["a desktop in light", { ...DESKTOP, colorScheme: "light" }, "#ff8800"],
  ["a desktop in dark", { ...DESKTOP, colorScheme: "dark" }, "#2f6f5e"],
] as const)("a client moves and then cancels their appointment without any script, on %s", async (_what, device, accent) => {
  const business = await createBusiness({ look: { accent, privacyUrl: "/privacy" } });
  const { page, line, problems } = await visit(`/b/${business.slug}`, { ...NO_SCRIPT, ...device });
  const { reference, start, manageUrl } = await booked(business, line.origin);
  await page.goto(line.origin + new URL(manageUrl).pathname);
  await page.getByText(reference).waitFor();
  await expectUsable(page);

  await page.getByRole("link", { name: "Move" }).click();
  await page.getByRole("heading", { name: "Choose another time" }).waitFor();
  await expectUsable(page);
  await page.getByRole("navigation", { name: "Days" }).getByRole("link").nth(1).click();
  const time = page.getByRole("link", { name: TIME_NAME }).nth(3);
  const name = await time.getAttribute("aria-label");
  await time.click();
  await expectUsable(page);
  await page.getByRole("button", { name: `Move to ${name}` }).click();
  await page.getByRole("status").getByText("This is your new time.").waitFor();
  await expectUsable(page);
  expect((await appointmentOf(reference))?.start).not.toBe(start);
  await page.reload();
  await page.getByText("Booked").waitFor();

  await page.getByRole("link", { name: "Cancel" }).click();
  await expectUsable(page);
  await page.getByRole("button", { name: `Cancel it: ${name}` }).click();
  await page.getByText("Your appointment is cancelled").waitFor();
  await expectUsable(page);
  expect((await appointmentOf(reference))?.status).toBe("cancelled");
  expect(problems).toEqual([]);
});

it("a client who speaks Spanish has all of it in Spanish on a phone, and it would fit from right to left, too", async () => {
  const business = await createBusiness({ changeNoticeMinutes: 60, facts: { phone: "+12125550100" } });
  const { page, line, problems } = await visit(`/b/${business.slug}`, { ...NO_SCRIPT, ...PHONE, locale: "en-GB" });
  const { manageUrl } = await booked(business, line.origin, "es");
  const path = line.origin + new URL(manageUrl).pathname;
  const looks: [string, string][] = [
    ["", "Reservada"],
    ["/move", "Elija otra hora"],
    ["/cancel", "¿Cancelar esta cita?"],
  ];
  for (const [at, said] of looks) {
    await page.goto(path + at);
    await page.getByText(said).first().waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("es");
    await expectUsable(page);
    await page.locator("html").evaluate((html) => html.setAttribute("dir", "rtl"));
    await expectUsable(page);
  }
  await page.goto(`${path}/move`);
  await page
    .getByRole("link", { name: /^\p{L}+ \d+ de \p{L}+, \d+:\d\d [ap]\. m\.$/u })
    .first()
    .click();
  await page.getByRole("heading", { name: "¿Cambiar a esta hora?" }).waitFor();
  await expectUsable(page);
  expect(problems).toEqual([]);
});

it("the chat's ticket leads to the page and to the calendar file", async () => {
  const { slug } = await createBusiness();
  const { page, chat, context, problems } = await visit(`/b/${slug}`, { timezoneId: "UTC" });
  await chat.bookBySentence("Ada Lovelace", "ada@example.com");
  const reference = await chat.reference();
  const download = page.waitForEvent("download");
  await chat.ticket.getByRole("link", { name: "Add to calendar" }).click();
  const file = await (await download).createReadStream();
  expect(await text(file)).toContain("SUMMARY:Massage with Mara at Corner Studio");
  const opened = context.waitForEvent("page");
  await chat.ticket.getByRole("link", { name: "Change (opens in a new tab)" }).click();
  const own = await opened;
  await own.getByText(reference).waitFor();
  await own.getByRole("link", { name: "Move" }).waitFor();
  expect(problems).toEqual([]);
});
