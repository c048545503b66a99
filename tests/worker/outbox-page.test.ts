import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { mailer } from "../../adapters/cloudflare/mail.ts";
import { runtimeOf } from "../../adapters/context.ts";
import { outboxOf } from "../../adapters/outbox.ts";
import { texter } from "../../adapters/texter.ts";
import type { Letter } from "../../domain/messages/letter.ts";
import { ask, call } from "../support/http.ts";
import { open } from "../support/manage-page.ts";
import { sentBy } from "../support/outbox.ts";

const evil = `Massage"><script>alert(1)</script>`;
const letter: Letter = {
  language: "en",
  ...{ subject: `Booked: ${evil}`, preview: "With Mara.", parts: [{ kind: "text", text: evil }] },
  calendar: {
    method: "REQUEST",
    event: {
      ...{ uid: "a@gomomo.example", sequence: 0, status: "CONFIRMED", start: Date.now(), end: Date.now() + 1000 },
      ...{ stamp: Date.now(), summary: evil, description: "", location: null, url: "https://gomomo.example/m/token" },
    },
  },
  accent: "#2f6f5e",
  footer: ["Sent automatically."],
};

/** A mail and then a text, as the local stack sends them. */
async function sendBoth() {
  const outbox = outboxOf(env as Env, { environment: "local" });
  if (!outbox) throw new Error("There is no outbox");
  const [tenantId, mailId, textId] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  const mail = {
    id: mailId,
    tenantId,
    to: "ana@example.com",
    fromName: "Bloom",
    replyTo: null,
    letter,
    unsubscribeUrl: null,
  };
  await mailer({ binding: (env as Env).EMAIL, from: "bookings@gomomo.example", outbox }).send(mail);
  await texter({ ...runtimeOf(env as Env).config, twilio: null }, outbox)?.send({
    id: textId,
    tenantId,
    to: "+12125550142",
    body: "Bloom: see you <soon>",
  });
  return { tenantId, mailId, textId };
}

describe("the outbox page", () => {
  it("lists what was sent, the newest first, for people and for programs", async () => {
    const { tenantId, mailId, textId } = await sendBoth();
    expect((await sentBy({ id: tenantId })).map(({ id }) => id)).toEqual([textId, mailId]);
    const asked = await ask<{ id: string }[]>("/dev/outbox", { headers: { accept: "application/json" } });
    expect(asked.body.map(({ id }) => id)).toEqual(expect.arrayContaining([textId, mailId]));
    const { html, text, headers } = await open("/dev/outbox");
    expect(html.indexOf(`/dev/outbox/${textId}`)).toBeLessThan(html.indexOf(`/dev/outbox/${mailId}`));
    expect(html.indexOf(`/dev/outbox/${textId}`)).toBeGreaterThan(0);
    for (const said of ["ana@example.com", "+12125550142", "Booked: Massage"]) expect(text).toContain(said);
    expect(html).not.toContain("<script>alert");
    expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
  });

  it("shows a mail in a frame in which it can do nothing, its plain text and its headers", async () => {
    const { mailId } = await sendBoth();
    const { html, text } = await open(`/dev/outbox/${mailId}`);
    expect(html).toMatch(
      /<iframe src="\/dev\/outbox\/[\w-]+\/mail\.html" title="[^"]+" sandbox="allow-popups allow-popups-to-escape-sandbox">/,
    );
    expect(text).toContain("From Bloom <bookings@gomomo.example> To ana@example.com");
    expect(html).not.toContain("<script>alert");
    const mail = await open(`/dev/outbox/${mailId}/mail.html`);
    expect(mail.headers.get("content-security-policy")).toMatch(
      /^default-src 'none';.*frame-ancestors 'self'; sandbox /,
    );
    expect(mail.html).toMatch(/^<!doctype html>/);
  });

  it("hands out attachments", async () => {
    const { mailId } = await sendBoth();
    const { html } = await open(`/dev/outbox/${mailId}`);
    expect(html).toContain(`<a href="/dev/outbox/${mailId}/invite.ics" download>`);
    const { headers, html: file } = await open(`/dev/outbox/${mailId}/invite.ics`);
    expect(headers.get("content-type")).toBe("text/calendar; method=REQUEST; charset=utf-8");
    expect(headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''invite.ics");
    expect(file).toMatch(/^BEGIN:VCALENDAR/);
  });

  it("shows a text as a bubble", async () => {
    const { textId } = await sendBoth();
    const { html } = await open(`/dev/outbox/${textId}`);
    expect(html).toContain('<p class="bubble" dir="auto">Bloom: see you &lt;soon&gt;</p>');
    expect((await call(`/dev/outbox/${textId}/mail.html`)).status).toBe(404);
  });

  it("is nowhere but on this machine, and leads nowhere for what is not there", async () => {
    const { mailId } = await sendBoth();
    const elsewhere = {
      ENVIRONMENT: "production",
      DATABASE_URL: "postgres://gomomo_app:s3cret-password@ep-test.eu-central-1.aws.neon.tech/gomomo",
      NEON_FETCH_ENDPOINT: undefined,
      PUBLIC_URL: "https://book.example.com",
      ADMIN_API_KEY: "an-admin-key-that-nobody-guesses",
      TOKEN_KEYS: `k1:${Buffer.alloc(32, 7).toString("base64url")}`,
      MAIL_FROM: "bookings@example.com",
    };
    const paths = ["/dev/outbox", "/dev/outbox.json", `/dev/outbox/${mailId}`, `/dev/outbox/${mailId}/mail.html`];
    for (const path of [...paths, `/dev/outbox/${mailId}/invite.ics`]) {
      expect({ path, here: (await call(path)).status }).toEqual({ path, here: 200 });
      expect({ path, there: (await call(path, { bindings: elsewhere })).status }).toEqual({ path, there: 404 });
    }
    for (const path of ["/dev/outbox/nothing", `/dev/outbox/${mailId}/else.ics`])
      expect((await call(path)).status).toBe(404);
  });
});
