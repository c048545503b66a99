import { expect, it } from "vitest";
import { appointmentOf } from "./support/appointment.ts";
import { PHONE, visit } from "./support/visitor.ts";

it("shows the business beside its chat, and books a long service with the person of one's choice", async () => {
  const { page, chat, problems } = await visit("/b/harbor-dental", { timezoneId: "Europe/London" });
  await page.getByRole("heading", { name: "Harbor Dental" }).waitFor();
  await page.getByText("3 Quay Row, Whitby YO21 3PU").waitFor();
  await page.getByText(/^Saturday 9:00 am to 1:00 pm$/).waitFor();
  await chat.hears(/Harbor Dental's automated assistant/);
  expect(await chat.bubble.isVisible()).toBe(false);

  await chat.say("I'd like my teeth whitened: teeth whitening please");
  await chat.reply("Dr Tom Hale").click();
  await chat.reply("First free times").click();
  await chat.times.first().click();
  await chat.fillIn({ Name: "Mae Jemison", Email: "mae@example.com" });
  await chat.hears(/^Teeth whitening with Dr Tom Hale on /);
  await chat.reply("Yes, book it").click();

  const reference = await chat.reference();
  await chat.ticket.getByText("Dr Tom Hale").waitFor();
  expect(await appointmentOf(reference)).toMatchObject({
    status: "confirmed",
    service: "Teeth whitening",
    staff: "Dr Tom Hale",
    minutes: 75,
    name: "Mae Jemison",
  });
  expect(problems).toEqual([]);
});

it("keeps address and hours folded on a phone until they are wanted", async () => {
  const { page, chat } = await visit("/b/harbor-dental", PHONE);
  await chat.hears(/automated assistant/);
  const address = page.getByText("3 Quay Row, Whitby YO21 3PU");
  expect(await address.isVisible()).toBe(false);
  await page.getByText("Hours, services, address").tap();
  await address.waitFor();
});

it("tells a link that leads nowhere", async () => {
  const { page } = await visit("/b/no-such-business");
  await page.getByRole("heading", { name: "There is no such page." }).waitFor();
});
