import { Hono, type Context as HonoContext } from "hono";
import { createMiddleware } from "hono/factory";
import { runtimeOf } from "../../adapters/context.ts";
import { type Outbox, type OutboxItem, outboxOf } from "../../adapters/outbox.ts";
import { notFound } from "../../domain/errors.ts";
import type { AppEnv } from "../app-env.ts";
import { outboxItemPage, outboxPage } from "../pages/outbox-pages.ts";
import { privatePageHeaders } from "../pages/security.ts";

interface OutboxEnv extends AppEnv {
  Variables: AppEnv["Variables"] & { outbox: Outbox };
}

const pageHeaders = {
  ...privatePageHeaders,
  "Content-Security-Policy": `${privatePageHeaders["Content-Security-Policy"]}; frame-src 'self'`,
};
/** A mail as it is, in a frame where it can do nothing but open links. */
const mailHeaders = {
  ...privatePageHeaders,
  "Content-Security-Policy":
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
};

/** Every other deployment has no such pages. */
const onlyLocal = createMiddleware<OutboxEnv>(async (c, next) => {
  const outbox = outboxOf(c.env, runtimeOf(c.env).config);
  if (!outbox) return c.notFound();
  c.set("outbox", outbox);
  for (const [name, value] of Object.entries(pageHeaders)) c.header(name, value);
  return next();
});

/** The pages of the local stack on which everything can be read that it would have sent. */
export const outbox = new Hono<OutboxEnv>()
  .use("/dev/outbox.json", onlyLocal)
  .use("/dev/outbox/*", onlyLocal)
  .get("/dev/outbox.json", async (c) => c.json(await c.get("outbox").list()))
  .get("/dev/outbox", async (c) => {
    const items = await c.get("outbox").list();
    return c.req.header("accept")?.startsWith("application/json") ? c.json(items) : c.html(outboxPage(items));
  })
  .get("/dev/outbox/:id", async (c) => {
    const item = await itemOf(c);
    return c.req.header("accept")?.startsWith("application/json") ? c.json(item) : c.html(outboxItemPage(item));
  })
  .get("/dev/outbox/:id/mail.html", async (c) => {
    const { html } = await itemOf(c);
    if (html === null) throw notFound("mail");
    return c.html(html, 200, mailHeaders);
  })
  .get("/dev/outbox/:id/:filename", async (c) => {
    const { attachments } = await itemOf(c);
    const file = attachments.find(({ filename }) => filename === c.req.param("filename"));
    if (!file) throw notFound("attachment");
    const name = encodeURIComponent(file.filename);
    return c.body(file.content, 200, {
      "Content-Type": file.type,
      "Content-Disposition": `attachment; filename*=UTF-8''${name}`,
    });
  });

/** @throws DomainError `not_found` */
async function itemOf(c: HonoContext<OutboxEnv>): Promise<OutboxItem> {
  const item = await c.get("outbox").get(c.req.param("id") ?? "");
  if (!item) throw notFound("message");
  return item;
}
