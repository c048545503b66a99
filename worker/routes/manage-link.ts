import type { Context as HonoContext } from "hono";
import { createContext, runtimeOf } from "../../adapters/context.ts";
import { verifyManageToken } from "../../adapters/tokens.ts";
import type { AppointmentRecord } from "../../db/queries/appointment-record.ts";
import type { TenantConfig } from "../../db/queries/tenant-config.ts";
import { appointment } from "../../domain/booking/appointment.ts";
import { business } from "../../domain/catalogue/business.ts";
import type { Context } from "../../domain/context.ts";
import { notFound } from "../../domain/errors.ts";
import type { Language } from "../../words/languages.ts";
import type { AppEnv } from "../app-env.ts";
import { type AppointmentView, appointmentView } from "../pages/manage/view.ts";
import { languageAsked } from "./page-language.ts";

/** What the link in a request's address proves. */
export interface ManageLink {
  ctx: Context;
  appointmentId: string;
  /** "/m/TOKEN". */
  path: string;
  /** What the browser asks for, where the appointment says nothing of it. */
  asked: Language;
}

/** What stands at that link. */
export interface Managed extends ManageLink {
  record: AppointmentRecord;
  config: TenantConfig;
  view: AppointmentView;
}

/** @throws DomainError `not_found` for a token that is none of ours */
export async function linkOf(c: HonoContext<AppEnv>): Promise<ManageLink> {
  const { config, clock } = runtimeOf(c.env);
  const token = c.req.param("token") ?? "";
  const claims = await verifyManageToken(config.tokenKeys, token, clock.now());
  if (!claims) throw notFound("appointment");
  const { tenantId, appointmentId } = claims;
  const actor = { kind: "client", appointmentId } as const;
  const ctx = createContext(c.env, tenantId, { actor, bound: { requestId: c.get("requestId") } });
  return { ctx, appointmentId, path: `/m/${token}`, asked: languageAsked(c) };
}

/** @throws DomainError `not_found`, also where the link has ended */
export async function managed(link: ManageLink): Promise<Managed> {
  const { ctx, appointmentId, path, asked } = link;
  const [record, config] = await Promise.all([appointment(ctx, appointmentId), business(ctx)]);
  const told = { now: ctx.clock.now(), language: record.clientLanguage ?? asked };
  return { ...link, record, config, view: appointmentView(path, record, config, told) };
}
