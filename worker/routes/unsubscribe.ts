import { type ErrorHandler, Hono, type Context as HonoContext } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { createContext, runtimeOf } from "../../adapters/context.ts";
import { verifyUnsubscribeToken } from "../../adapters/tokens.ts";
import { business } from "../../domain/catalogue/business.ts";
import { DomainError, notFound, refusals } from "../../domain/errors.ts";
import { optOutOfMail } from "../../domain/messages/opt-out.ts";
import { wordsOf } from "../../words/languages.ts";
import type { AppEnv } from "../app-env.ts";
import { isWithinLimit } from "../middleware/rate-limit.ts";
import { messagePage } from "../pages/message-page.ts";
import { privatePageHeaders } from "../pages/security.ts";
import { unsubscribedPage, unsubscribePage } from "../pages/unsubscribe-pages.ts";
import { codeOf, kinds, logUnhandled, RETRY_AFTER } from "../problem.ts";
import { languageAsked } from "./page-language.ts";

/** More than a mail client's "List-Unsubscribe=One-Click" in any encoding (RFC 8058, 3.2). */
const MAX_BODY_BYTES = 4096;

const showTrouble: ErrorHandler<AppEnv> = (error, c) => {
  const code = codeOf(error);
  if (code === "internal") logUnhandled(error, c);
  const language = languageAsked(c);
  const { noSuchLink, trouble } = wordsOf(language).pages.unsubscribe;
  const retryAfter = RETRY_AFTER[code];
  if (retryAfter) c.header("Retry-After", String(retryAfter));
  return c.html(messagePage(code === "not_found" ? noSuchLink : trouble, language), kinds[code].status);
};

const guardedPage = createMiddleware<AppEnv>(async (c, next) => {
  for (const [name, value] of Object.entries(privatePageHeaders)) c.header(name, value);
  if (!(await isWithinLimit(c, "LIMIT_ADDRESS"))) throw new DomainError("rate_limited", refusals.rate_limited);
  await next();
});

/**
 * Where the reader of a mail asks for no more of them. A link is also opened by whatever looks for harm in mails, so that
 * opening it changes nothing. What is posted is not read: whoever has the link may press, a mail client too (RFC 8058),
 * which says no more than that and follows no redirect.
 */
export const unsubscribe = new Hono<AppEnv>()
  .onError(showTrouble)
  .use("/u/*", guardedPage)
  .get("/u/:token", async (c) => {
    const { ctx } = await linkOf(c);
    const { name, look } = await business(ctx);
    return c.html(unsubscribePage(c.req.path, { name, accent: look.accent }, languageAsked(c)));
  })
  .post("/u/:token", bodyLimit({ maxSize: MAX_BODY_BYTES }), async (c) => {
    const { ctx, addressKey } = await linkOf(c);
    return c.html(unsubscribedPage(await optOutOfMail(ctx, { addressKey }), languageAsked(c)));
  })
  .all("/u/*", () => {
    throw new DomainError("not_found", "There is no such page.");
  });

/** @throws DomainError `not_found` for a token that is none of ours */
async function linkOf(c: HonoContext<AppEnv>) {
  const { config, clock } = runtimeOf(c.env);
  const claims = await verifyUnsubscribeToken(config.tokenKeys, c.req.param("token") ?? "", clock.now());
  if (!claims) throw notFound("page");
  const { tenantId, addressKey } = claims;
  const bound = { requestId: c.get("requestId") };
  return { ctx: createContext(c.env, tenantId, { actor: { kind: "visitor" }, bound }), addressKey };
}
