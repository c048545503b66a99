import { Hono, type Context as HonoContext } from "hono";
import { runtimeOf } from "../../adapters/context.ts";
import { createLog } from "../../adapters/log.ts";
import type { TenantConfig } from "../../db/queries/tenant-config.ts";
import { businessOfSlug } from "../../domain/catalogue/business.ts";
import { DomainError } from "../../domain/errors.ts";
import { sayDuration, sayHours, sayMoney, sayPhone } from "../../domain/receptionist/language/say.ts";
import { capitalised } from "../../domain/text.ts";
import { DEFAULT_LANGUAGE, type Language } from "../../words/languages.ts";
import type { AppEnv } from "../app-env.ts";
import { limitByCaller } from "../middleware/rate-limit.ts";
import { businessPage } from "../pages/business-page.ts";
import { demoPage } from "../pages/demo-page.ts";
import type { Page } from "../pages/layout.ts";
import { lookStyles } from "../pages/look.ts";
import { notFoundPage } from "../pages/not-found-page.ts";
import { privacyPage } from "../pages/privacy-page.ts";
import type { BusinessProfile } from "../pages/profile.ts";
import { pageSecurityHeaders } from "../pages/security.ts";
import { languageAsked } from "./page-language.ts";

const DEMO_SLUG = "bloom";

/** The pages that people see. */
export const pages = new Hono<AppEnv>()
  .get("/", limitByCaller("LIMIT_ADDRESS"), (c) => showBusiness(c, DEMO_SLUG, demoPage, DEFAULT_LANGUAGE))
  .get("/b/:slug", limitByCaller("LIMIT_ADDRESS"), (c) =>
    showBusiness(c, c.req.param("slug"), businessPage, languageAsked(c)),
  )
  .get("/privacy", (c) => c.html(privacyPage(languageAsked(c)), 200, pageSecurityHeaders))
  .get("/look/:file{[0-9a-f]{6}\\.css}", (c) => {
    c.header("Content-Type", "text/css; charset=utf-8");
    c.header("Cache-Control", "public, max-age=86400");
    return c.body(lookStyles(`#${c.req.param("file").slice(0, 6)}`));
  });

async function showBusiness(
  c: HonoContext<AppEnv>,
  slug: string,
  page: (profile: BusinessProfile) => Page,
  language: Language,
): Promise<Response> {
  // A slug that no business can have is not worth a question.
  if (!/^[a-z0-9-]{1,63}$/.test(slug)) return c.html(notFoundPage(language), 404, pageSecurityHeaders);
  const ctx = { ...runtimeOf(c.env), log: createLog({ requestId: c.get("requestId") }) };
  try {
    return c.html(page(profileOf(await businessOfSlug(ctx, slug), language)), 200, pageSecurityHeaders);
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found") {
      return c.html(notFoundPage(language), 404, pageSecurityHeaders);
    }
    throw error;
  }
}

function profileOf(config: TenantConfig, language: Language): BusinessProfile {
  const { id, slug, name, timezone, look, facts, weeklyHours, services } = config;
  const { address, phone, about } = facts;
  return {
    ...{ id, slug, name, timezone, accent: look.accent, language },
    ...(address && { address }),
    ...(phone && { phone: sayPhone(phone) }),
    ...(about && { about }),
    hoursText: sayHours(weeklyHours, language).split("; ").map(capitalised),
    services: services.map((service) => ({
      name: service.name,
      durationText: sayDuration(service.durationMinutes, language),
      ...(service.price && { priceText: sayMoney(service.price, language) }),
    })),
  };
}
