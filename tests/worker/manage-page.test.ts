import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { appointments } from "../../db/schema/appointments.ts";
import { sayDay, sayTime } from "../../domain/receptionist/language/say.ts";
import { ADMIN, MINUTE, pathOf } from "../support/booking.ts";
import { withoutDatabase } from "../support/gateway.ts";
import { ask, newAddress } from "../support/http.ts";
import { booked, FORM, follow, landed, linkOf, open, pathOfPage, press, send } from "../support/manage-page.ts";
import { journalKinds, statusOf } from "../support/rows.ts";
import { createTenant, ownerDatabase } from "../support/tenant.ts";
import { comeBack, later } from "../support/travel.ts";

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

afterEach(comeBack);

const dayAndTime = (start: string) =>
  [sayDay(Date.parse(start), "UTC", undefined, "en"), sayTime(Date.parse(start), "UTC", "en")] as const;

describe("the client's page", () => {
  it("shows the appointment and what can be done with it", async () => {
    const tenant = await createTenant();
    const mine = await booked(tenant);
    const page = await open(pathOfPage(mine));
    const [day, time] = dayAndTime(mine.start);
    expect(page.status).toBe(200);
    expect(page.text).toContain(`Booked Massage ${day} ${time} until`);
    expect(page.text).toContain(`UTC With Mara Where 1 Test Street Reference ${mine.reference}`);
    for (const label of ["Add to calendar", "Move", "Cancel"]) expect(linkOf(page, label)).not.toBeNull();
    expect(page.text).not.toContain("Ana");
  });

  it("names the business's own zone in words, whichever half of the year", async () => {
    const tenant = await createTenant({ timezone: "America/New_York" });
    expect((await open(pathOfPage(await booked(tenant)))).text).toContain("New York time");
  });

  it("is kept, listed and told by nobody, and runs no script", async () => {
    const tenant = await createTenant();
    const path = pathOfPage(await booked(tenant));
    for (const at of [path, `${path}/move`, `${path}/cancel`, `${path}/appointment.ics`, "/m/nonsense"]) {
      const { headers, html } = await open(at);
      expect(Object.fromEntries(headers)).toMatchObject({
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
        "x-robots-tag": "noindex, nofollow",
        "content-security-policy": expect.stringMatching(/^default-src 'none';.*form-action 'self'/),
      });
      expect(html).not.toMatch(/<script| style=|<style/);
    }
  });

  it("takes the tenant's colour from a stylesheet that it may have, corrected for light and dark", async () => {
    const tenant = await createTenant({ look: { accent: "#FFE600", privacyUrl: "/privacy" } });
    const { html } = await open(pathOfPage(await booked(tenant)));
    const sheet = /href="(\/look\/[^"]+)"/.exec(html)?.[1] ?? "";
    const { status, headers, html: css } = await open(sheet);
    expect({ status, type: headers.get("content-type") }).toEqual({ status: 200, type: "text/css; charset=utf-8" });
    expect(css).toMatch(/--fill:#[0-9a-f]{6};--ink:#[0-9a-f]{6}}@media \(prefers-color-scheme:dark\)/);
    expect(css).not.toContain("#ffe600;");
  });

  it("shows words of people as text", async () => {
    const tenant = await createTenant({
      name: "<b>Bloom</b>",
      staff: ["<img src=x>"],
      service: { name: `"><script>alert(1)</script>` },
      facts: { address: "</dd><h1>", phone: "+12125550100" },
    });
    const path = pathOfPage(await booked(tenant));
    for (const at of [path, `${path}/move`, `${path}/cancel`]) {
      expect((await open(at)).html).not.toMatch(/<script|<b>|<img|<\/dd><h1>/);
    }
  });

  it("reveals nothing to a wrong or ended link, and the same for each", async () => {
    const tenant = await createTenant();
    const mine = await booked(tenant, 2);
    const path = pathOfPage(mine);
    const wrong = `${path.slice(0, -3)}AAA`;
    const answers = [await open("/m/nonsense"), await open(wrong), await open(`${wrong}/move`)];
    answers.push(await send(`${wrong}/cancel`, { version: 1 }), await open(`${path}/no-such-page`));
    later(Date.parse(mine.end) - Date.now() + 30 * DAY);
    answers.push(await open(path), await open(`${path}/appointment.ics`), await open(`${path}/move`));
    for (const { status, text } of answers) expect({ status, text }).toEqual({ status: 404, text: answers[0]?.text });
    expect(answers[0]?.text).toMatch(/^This link leads nowhere/);
  });

  it("still shows it a day before the link ends, as past, and offers no change", async () => {
    const tenant = await createTenant();
    const path = pathOfPage(await booked(tenant, 2));
    later(30 * DAY);
    const page = await open(path);
    expect(page.text).toContain("Past Massage");
    expect([linkOf(page, "Move"), linkOf(page, "Cancel"), linkOf(page, "Add to calendar")]).toEqual([null, null, null]);
    expect(linkOf(page, "Book again")).toBe(`/b/${tenant.slug}`);
    expect((await send(`${path}/cancel`, { version: 1 })).status).toBe(409);
  });

  it.each([
    ["completed", "Completed"],
    ["no_show", "Missed"],
  ] as const)("says of what is %s that it is, and offers no change", async (status, state) => {
    const tenant = await createTenant();
    const mine = await booked(tenant);
    await ownerDatabase().update(appointments).set({ status }).where(eq(appointments.id, mine.id));
    const page = await open(pathOfPage(mine));
    expect(page.text).toContain(`${state} Massage`);
    expect(linkOf(page, "Move")).toBeNull();
    expect((await open(`${pathOfPage(mine)}/move`)).status).toBe(409);
    const refused = await send(`${pathOfPage(mine)}/cancel`, { version: 1 });
    expect(refused).toMatchObject({ status: 409, text: expect.stringContaining("This can no longer be changed") });
  });

  it("is not changed by anybody who only looks, such as the preview of a link", async () => {
    const tenant = await createTenant();
    const mine = await booked(tenant);
    const path = pathOfPage(mine);
    const start = encodeURIComponent(new Date(tenant.hourAhead(72)).toISOString());
    const before = await journalKinds(tenant);
    for (const at of ["", "/move", `/move/confirm?start=${start}`, "/cancel", "/appointment.ics"]) {
      for (const method of ["GET", "HEAD"]) expect((await open(path + at, { method })).status).toBe(200);
    }
    expect(await journalKinds(tenant)).toEqual(before);
  });
});

it("does not say that an appointment was moved which never was", async () => {
  const path = pathOfPage(await booked(await createTenant()));
  expect((await open(`${path}?done=1`)).text).toBe((await open(path)).text);
});

describe("inside the change notice", () => {
  it.each([
    [{ phone: "+12125550100" }, 'href="tel:+12125550100"', "Please call Test Studio on +1 212 555 0100"],
    [{}, "", "Please ask Test Studio directly."],
  ])("the page says so and whom to ask, and offers neither: %o", async (facts, link, words) => {
    const tenant = await createTenant({ changeNoticeMinutes: 72 * 60, facts });
    const mine = await booked(tenant);
    const page = await open(pathOfPage(mine));
    expect(page.text).toContain("less than 72 hours away");
    expect(page.text).toContain(words);
    expect(page.html).toContain(link);
    expect([linkOf(page, "Move"), linkOf(page, "Cancel")]).toEqual([null, null]);
    const answers = [
      await open(`${pathOfPage(mine)}/move`),
      await open(`${pathOfPage(mine)}/cancel`),
      await send(`${pathOfPage(mine)}/cancel`, { version: 1 }),
      await send(`${pathOfPage(mine)}/move`, { start: new Date(tenant.hourAhead(96)).toISOString(), version: 1 }),
    ];
    for (const { status, text } of answers) {
      expect({ status, text }).toEqual({ status: 409, text: expect.stringContaining("It is too late to change it") });
    }
    expect(await statusOf(mine.id)).toBe("confirmed");
  });

  it("is told beforehand until when one may", async () => {
    const tenant = await createTenant({ changeNoticeMinutes: 24 * 60 });
    const mine = await booked(tenant);
    const until = Date.parse(mine.start) - DAY;
    expect((await open(pathOfPage(mine))).text).toContain(
      `You can move or cancel it here until ${sayDay(until, "UTC", Date.now(), "en")} at ${sayTime(until, "UTC", "en")}.`,
    );
  });
});

describe("cancelling on the page", () => {
  it("asks first, is done by one button, and can be loaded and said again", async () => {
    const tenant = await createTenant();
    const mine = await booked(tenant);
    const asking = await follow(await open(pathOfPage(mine)), "Cancel");
    const [day, time] = dayAndTime(mine.start);
    expect(asking.text).toContain(`Cancel it: ${day}, ${time}`);
    expect(await statusOf(mine.id)).toBe("confirmed");
    const answer = await press(asking);
    const done = await landed(answer);
    expect(done.text).toContain("Your appointment is cancelled");
    expect(done.text).toContain("Cancelled Massage");
    expect(linkOf(done, "Move")).toBeNull();
    expect(await statusOf(mine.id)).toBe("cancelled");
    expect(await press(asking)).toMatchObject({ status: 303 });
    expect((await open(`${pathOfPage(mine)}/cancel`)).status).toBe(303);
    expect((await journalKinds(tenant)).filter((kind) => kind === "appointment.cancelled")).toHaveLength(1);
  });

  it("is refused where the appointment has changed since, with how it stands now", async () => {
    const tenant = await createTenant();
    const mine = await booked(tenant);
    const asking = await open(`${pathOfPage(mine)}/cancel`);
    const start = new Date(tenant.hourAhead(72)).toISOString();
    await ask(pathOf(tenant, `/appointments/${mine.id}`), { method: "PUT", json: { start }, headers: ADMIN });
    const refused = await press(asking);
    expect(refused.status).toBe(412);
    expect(refused.text).toContain("It has changed meanwhile");
    expect(refused.text).toContain(dayAndTime(start).join(" "));
    expect(await statusOf(mine.id)).toBe("confirmed");
  });
});

describe("a form", () => {
  it.each([
    [{ ...FORM, "sec-fetch-site": "cross-site" }, 403],
    [{ ...FORM, "sec-fetch-site": "same-site" }, 403],
    [{ "content-type": FORM["content-type"], origin: "https://evil.example" }, 403],
    [{ "content-type": FORM["content-type"], origin: "http://gomomo.test" }, 303],
    // What a browser says for our pages, which tell no referrer; old ones tell nothing else.
    [{ "content-type": FORM["content-type"], origin: "null" }, 303],
    [{ ...FORM, origin: "null" }, 303],
    [{ ...FORM, "sec-fetch-site": "cross-site", origin: "null" }, 403],
  ])("counts where it comes from one of our own pages: %o", async (headers, status) => {
    const tenant = await createTenant();
    const mine = await booked(tenant);
    expect(await send(`${pathOfPage(mine)}/cancel`, { version: 1 }, headers)).toMatchObject({ status });
    expect(await statusOf(mine.id)).toBe(status === 303 ? "cancelled" : "confirmed");
  });

  it.each([
    ["nothing", ""],
    ["no version", "start=2040-01-01T00:00:00Z"],
    ["no time", "version=1&start=tomorrow"],
  ])("with %s in it does nothing", async (_what, body) => {
    const tenant = await createTenant();
    const mine = await booked(tenant);
    const answer = await open(`${pathOfPage(mine)}/move`, { method: "POST", body, headers: FORM });
    expect(answer).toMatchObject({ status: 400, text: expect.stringContaining("Nothing was done") });
    expect(linkOf(answer, "Open my appointment")).toBe(pathOfPage(mine));
  });

  it("with a version that no appointment can have is refused, and nothing is done", async () => {
    const tenant = await createTenant();
    const mine = await booked(tenant);
    const version = 2 ** 32;
    for (const [what, fields] of [
      ["cancel", { version }],
      ["move", { version, start: mine.start }],
    ] as const) {
      expect((await send(`${pathOfPage(mine)}/${what}`, fields)).status).toBe(400);
    }
    expect(await statusOf(mine.id)).toBe("confirmed");
  });

  it("of another kind or size is refused as a page, too", async () => {
    const tenant = await createTenant();
    const path = `${pathOfPage(await booked(tenant))}/cancel`;
    const multipart = { ...FORM, "content-type": "multipart/form-data; boundary=x" };
    expect((await open(path, { method: "POST", body: "--x\r\nbroken", headers: multipart })).status).toBe(400);
    expect((await open(path, { method: "POST", body: `version=${"1".repeat(9000)}`, headers: FORM })).status).toBe(413);
  });
});

describe("trouble", () => {
  it("with the database is a page that says when to look again", async () => {
    const tenant = await createTenant();
    const path = pathOfPage(await booked(tenant));
    await withoutDatabase(tenant.id, async () => {
      for (const answer of [await open(path), await send(`${path}/cancel`, { version: 1 })]) {
        expect(answer.status).toBe(503);
        expect(answer.headers.get("retry-after")).toBe("10");
        expect(answer.text).toContain("The appointment book cannot be reached");
        expect(linkOf(answer, "Open my appointment")).toBe(path);
      }
    });
    expect((await open(path)).status).toBe(200);
  });

  it("by a flood from one address is a page, too, and others do not feel it", async () => {
    const tenant = await createTenant();
    const path = pathOfPage(await booked(tenant));
    const address = newAddress();
    let refused = await open("/m/x", { address });
    for (let said = 1; said <= 200 && refused.status !== 429; said++) refused = await open("/m/x", { address });
    expect(refused).toMatchObject({ status: 429, text: expect.stringContaining("Please wait a minute") });
    expect(refused.headers.get("retry-after")).toBe("60");
    expect((await open(path)).status).toBe(200);
  });
});
