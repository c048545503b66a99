import { Hono, type Context as HonoContext } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { calendarFile } from "../../adapters/calendar-file.ts";
import { calendarEvent } from "../../domain/booking/calendar-event.ts";
import { cancel } from "../../domain/booking/cancel.ts";
import { move } from "../../domain/booking/move.ts";
import { moveOptions } from "../../domain/booking/move-options.ts";
import { findService } from "../../domain/booking/offering.ts";
import { DomainError, invalid, refusals } from "../../domain/errors.ts";
import { sayDay, sayTime } from "../../domain/receptionist/language/say.ts";
import { wordsOf } from "../../words/languages.ts";
import type { AppEnv } from "../app-env.ts";
import { fromOwnPages } from "../middleware/own-pages.ts";
import { isWithinLimit } from "../middleware/rate-limit.ts";
import { cancelPage } from "../pages/manage/cancel-page.ts";
import { confirmMovePage, movePage } from "../pages/manage/move-pages.ts";
import { moveView } from "../pages/manage/move-view.ts";
import { refusalMessage } from "../pages/manage/refusals.ts";
import { type Message, ticketPage } from "../pages/manage/ticket-page.ts";
import type { AppointmentView } from "../pages/manage/view.ts";
import { privatePageHeaders } from "../pages/security.ts";
import { kinds } from "../problem.ts";
import { linkOf, type Managed, type ManageLink, managed } from "./manage-link.ts";
import { showTrouble } from "./manage-trouble.ts";
import { dateSchema, idSchema, instantInput, z } from "./wire.ts";

const MAX_FORM_BYTES = 4096;

// As the database counts them.
const version = z.coerce.number().int().min(1).max(2_147_483_647);
const moveForm = z.object({ start: instantInput, version, staffId: idSchema.optional() });
const cancelForm = z.object({ version });
const ticketQuery = z.object({ done: version.min(2).optional().catch(undefined) });
const daysQuery = z.object({
  // What is no date asks for none: nobody types these.
  from: dateSchema.optional().catch(undefined),
  day: dateSchema.optional().catch(undefined),
  anyone: z.literal("1").optional().catch(undefined),
});
const confirmQuery = z.object({ start: instantInput, anyone: z.literal("1").optional().catch(undefined) });

/** No page of these is kept, linked to or listed by anyone, and none of them says more than it must to a flood. */
const guardedPage = createMiddleware<AppEnv>(async (c, next) => {
  for (const [name, value] of Object.entries(privatePageHeaders)) c.header(name, value);
  if (!(await isWithinLimit(c, "LIMIT_ADDRESS"))) throw new DomainError("rate_limited", refusals.rate_limited);
  await next();
});

const guardedForm = createMiddleware<AppEnv>(async (c, next) => {
  if (!(await isWithinLimit(c, "LIMIT_BOOKING"))) throw new DomainError("rate_limited", refusals.rate_limited);
  await next();
});

const form = [fromOwnPages, guardedForm, bodyLimit({ maxSize: MAX_FORM_BYTES })] as const;

/**
 * The client's own page, by the link that their booking came with. Looking at any of it changes nothing; what changes
 * something is sent by a form, and its answer leads back to the page, so that it can be loaded again.
 */
export const manage = new Hono<AppEnv>()
  .onError(showTrouble)
  .use("/m/*", guardedPage)
  .get("/m/:token", async (c) => {
    const { view } = await managed(await linkOf(c));
    const { done } = ticketQuery.parse(c.req.query());
    return c.html(ticketPage(view, done === view.version ? doneMessage(view) : null));
  })
  .get("/m/:token/appointment.ics", async (c) => {
    const { ctx, record, config, view } = await managed(await linkOf(c));
    c.header("Content-Type", "text/calendar; charset=utf-8");
    c.header("Content-Disposition", 'attachment; filename="appointment.ics"');
    return c.body(calendarFile(await calendarEvent(ctx, record, config.name, view.language)));
  })
  .get("/m/:token/move", async (c) => {
    const known = await managed(await linkOf(c));
    if (!known.view.isChangeable) return tooLate(c, known);
    if (!findService(known.config, known.record.serviceId))
      return c.html(ticketPage(known.view, notOffered(known)), 409);
    const { from, day, anyone } = daysQuery.parse(c.req.query());
    const query = { from: from ?? day, day, anyone: anyone !== undefined };
    const options = await moveOptions(known.ctx, known.record, query);
    if (options.reason === "booking_disabled") return refuse(c, known, disabled());
    return c.html(movePage(known.view, moveView(known.view, known.record, options, query)));
  })
  .get("/m/:token/move/confirm", async (c) => {
    const known = await managed(await linkOf(c));
    if (!known.view.isChangeable) return tooLate(c, known);
    const { start, anyone } = valid(confirmQuery, c.req.query());
    const { timezone, staffId } = known.record;
    const { language } = known.view;
    const wish = {
      start: new Date(start).toISOString(),
      day: sayDay(start, timezone, known.ctx.clock.now(), language),
      time: sayTime(start, timezone, language),
      staffId: anyone ? null : staffId,
    };
    return c.html(confirmMovePage(known.view, wish));
  })
  .post("/m/:token/move", ...form, async (c) => {
    const link = await linkOf(c);
    const wish = valid(moveForm, await formOf(c));
    return change(c, link, () => move(link.ctx, { ...wish, appointmentId: link.appointmentId }));
  })
  .get("/m/:token/cancel", async (c) => {
    const known = await managed(await linkOf(c));
    if (known.view.isCancelled) return c.redirect(known.path, 303);
    return known.view.isChangeable ? c.html(cancelPage(known.view)) : tooLate(c, known);
  })
  .post("/m/:token/cancel", ...form, async (c) => {
    const link = await linkOf(c);
    const wish = valid(cancelForm, await formOf(c));
    return change(c, link, () => cancel(link.ctx, { ...wish, appointmentId: link.appointmentId }));
  })
  .all("/m/*", () => {
    throw new DomainError("not_found", "There is no such page.");
  });

/** Makes a change and leads to the page that shows it; a refusal is told there and then, with what stands. */
async function change(
  c: HonoContext<AppEnv>,
  link: ManageLink,
  make: () => Promise<{ version: number }>,
): Promise<Response> {
  try {
    const changed = await make();
    return c.redirect(`${link.path}?done=${changed.version}`, 303);
  } catch (error) {
    if (!(error instanceof DomainError) || kinds[error.code].status >= 500) throw error;
    return refuse(c, await managed(link), error);
  }
}

function refuse(c: HonoContext<AppEnv>, { view, record }: Managed, error: DomainError): Response | Promise<Response> {
  const message = refusalMessage(error, view, record);
  if (!message) throw error;
  return c.html(ticketPage(view, message), kinds[error.code].status);
}

function tooLate(c: HonoContext<AppEnv>, known: Managed): Response | Promise<Response> {
  const code = known.record.status === "confirmed" ? "change_notice" : "not_changeable";
  return refuse(c, known, new DomainError(code, refusals[code]));
}

function disabled(): DomainError {
  return new DomainError("booking_disabled", refusals.booking_disabled);
}

function notOffered({ view: { service, day, time, language } }: Managed): Message {
  const told = wordsOf(language).pages.refused.serviceEnded(service, day, time);
  return { kind: "trouble", ...told, asksBusiness: true };
}

function doneMessage({ isCancelled, language }: AppointmentView): Message {
  const { cancelled, moved } = wordsOf(language).pages.appointment.done;
  return { kind: "done", ...(isCancelled ? cancelled : moved) };
}

async function formOf(c: HonoContext<AppEnv>): Promise<unknown> {
  try {
    return await c.req.parseBody();
  } catch (error) {
    // Malformed multipart.
    if (error instanceof TypeError) return {};
    throw error;
  }
}

/** @throws DomainError `invalid_request` */
function valid<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw invalid(parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message })));
}
