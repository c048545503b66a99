import ICAL from "ical.js";
import { expect, it } from "vitest";
import { appointmentOf } from "./support/appointment.ts";
import { createBusiness } from "./support/business.ts";
import { visit } from "./support/visitor.ts";

interface Mail {
  id: string;
  tenantId: string;
  to: string;
  subject: string;
  attachments: { filename: string; type: string; content: string }[];
}

/** The mails of a business on the outbox page, once there are so many; the oldest first. */
async function mailsOf(origin: string, tenantId: string, count: number): Promise<Mail[]> {
  let mails: Mail[] = [];
  await expect
    .poll(
      async () => {
        const items = (await (await fetch(`${origin}/dev/outbox.json`)).json()) as Mail[];
        mails = items.filter((item) => item.tenantId === tenantId).reverse();
        return mails.length;
      },
      { timeout: 30_000 },
    )
    .toBe(count);
  return mails;
}

/** What the invitation of a mail says to a calendar (RFC 5545), read by a library that did not write it. */
function invitationOf(mail: Mail | undefined) {
  const calendar = new ICAL.Component(ICAL.parse(mail?.attachments[0]?.content ?? ""));
  const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent") as ICAL.Component);
  return {
    method: calendar.getFirstPropertyValue("method"),
    uid: event.uid,
    sequence: event.sequence,
    start: event.startDate.toJSDate().toISOString(),
    status: event.component.getFirstPropertyValue("status"),
  };
}

it("shows a booking's confirmation, its move as an update of the same event, and its cancellation", async () => {
  const business = await createBusiness();
  const { chat, page, line, problems } = await visit(`/b/${business.slug}`);
  await chat.hears(/automated assistant/);
  await chat.bookByClicks("Katherine Johnson", "katherine@example.com");
  const reference = await chat.reference();
  const booked = await appointmentOf(reference);
  const [confirmation] = await mailsOf(line.origin, business.id, 1);
  expect(confirmation).toMatchObject({
    to: "katherine@example.com",
    subject: expect.stringMatching(/^Booked: \w+day \d.+, Massage at /),
  });
  const first = invitationOf(confirmation);
  expect(first).toMatchObject({ method: "REQUEST", sequence: 0, status: "CONFIRMED", start: booked?.start });

  await chat.say("can I move it?");
  await chat.reply("Next week").click();
  await chat.hears(/^For your massage I have|The nearest are/);
  await chat.times.last().click();
  await chat.reply("Yes, move it").click();
  await chat.log.getByRole("article", { name: "Changed since" }).waitFor();
  const moved = await appointmentOf(reference);
  const [, change] = await mailsOf(line.origin, business.id, 2);
  expect(change?.subject).toMatch(/^Moved to \w+day \d.+, Massage at /);
  const second = invitationOf(change);
  expect(second).toMatchObject({ method: "REQUEST", uid: first.uid, sequence: 1, start: moved?.start });
  expect(second.start).not.toBe(first.start);

  await chat.say("cancel it");
  await chat.reply("Yes, cancel it").click();
  await chat.log.getByRole("article", { name: "Cancelled" }).waitFor();
  const [, , cancellation] = await mailsOf(line.origin, business.id, 3);
  expect(cancellation?.subject).toMatch(/^Cancelled: \w+day \d.+, Massage at /);
  expect(invitationOf(cancellation)).toMatchObject({
    ...{ method: "CANCEL", uid: first.uid, sequence: 2, status: "CANCELLED", start: moved?.start },
  });

  await page.goto(`${line.origin}/dev/outbox`);
  await page
    .getByRole("link", { name: /Cancelled: .+, Massage at / })
    .first()
    .click();
  const frame = page.frameLocator("iframe");
  await frame.getByText(reference, { exact: true }).waitFor();
  expect(problems).toEqual([]);
});
