import { appendChatEntries, openChatSession, readChatSession } from "../../db/queries/chat-log.ts";
import type { TenantConfig } from "../../db/queries/tenant-config.ts";
import { type Context, unwrap } from "../context.ts";
import { DomainError, notFound } from "../errors.ts";
import { withoutManageLink } from "./manage-links.ts";
import type { Entry } from "./protocol.ts";

/** What a browser told about its visitor. */
export interface ConversationFacts {
  sessionId: string;
  channel: string;
  timezone: string | null;
  locale: string | null;
}

/**
 * Writes a conversation's row before its first message is taken: how else would erasure find it. Said again it changes
 * nothing. One round trip, which also reads the tenant's configuration.
 *
 * @throws DomainError `not_found`; `unauthenticated` where the visitor had the conversation forgotten
 */
export async function registerConversation(ctx: Context, facts: ConversationFacts): Promise<TenantConfig> {
  const { sessionId: id, channel, timezone, locale } = facts;
  const row = { id, channel, timezone, locale, now: ctx.clock.now() };
  const opened = unwrap(await openChatSession(ctx.db, ctx.tenantId, row), ctx.log);
  if (!opened) throw notFound("business");
  if (opened.erased) throw forgotten();
  return opened.config;
}

/**
 * Reads the tenant's configuration for a conversation that was registered before. One round trip.
 *
 * @throws DomainError `not_found`; `unauthenticated` where the conversation was forgotten
 */
export async function reopenConversation(ctx: Context, sessionId: string): Promise<TenantConfig> {
  const read = await readChatSession(ctx.db, ctx.tenantId, { sessionId, now: ctx.clock.now() });
  const { config, erased } = unwrap(read, ctx.log);
  if (!config) throw notFound("business");
  if (erased) throw forgotten();
  return config;
}

/**
 * Copies lines of a conversation to the database; those that are there, and those of a forgotten one, are left out. One
 * round trip.
 *
 * @throws DomainError `unauthenticated` where the visitor had the conversation forgotten
 */
export async function recordEntries(ctx: Context, sessionId: string, entries: readonly Entry[]): Promise<void> {
  const kept = entries.map(withoutManageLink);
  const { erased } = unwrap(await appendChatEntries(ctx.db, ctx.tenantId, sessionId, kept), ctx.log);
  if (erased) throw forgotten();
}

function forgotten(): DomainError {
  return new DomainError("unauthenticated", "This conversation was forgotten.");
}
