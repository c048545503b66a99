import { timingSafeEqual } from "node:crypto";
import type { Context as HonoContext } from "hono";
import { createMiddleware } from "hono/factory";
import { API_KEY_MARK, apiKeyPrefix, hashApiKey } from "../../adapters/api-keys.ts";
import { type Asking, createContext, runtimeOf } from "../../adapters/context.ts";
import { callerKey, verifyManageToken } from "../../adapters/tokens.ts";
import type { ApiScope } from "../../db/schema/identity.ts";
import { actorName, type Context } from "../../domain/context.ts";
import { DomainError } from "../../domain/errors.ts";
import type { AppEnv } from "../app-env.ts";
import { callerAddress } from "./address.ts";
import { idempotencyOf } from "./idempotency.ts";
import { noteUse } from "./key-use.ts";

/** What a route asks of its caller. */
export interface Needs {
  /** What a tenant's API key must be good for; null where no tenant's key will do. */
  scope: ApiScope | null;
  /** Whether it may be asked without any key. */
  public?: boolean;
  /** Whether a client may ask with the manage token of their own appointment. */
  client?: boolean;
}

/**
 * Finds out who asks, before anything else of the request is looked at. An API key is not looked up here: its hash goes
 * with the database batch, which enters the tenant only if the key is good.
 */
export function allow(needs: Needs) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const asking = await askingOf(c, needs);
    const idempotency = await idempotencyOf(c, actorName(asking.actor));
    const origin = foreignOrigin(c) ?? undefined;
    c.set("asking", { ...asking, access: { ...asking.access, origin, idempotency }, callerKey: await callerKeyOf(c) });
    await next();
    noteUse(c);
  });
}

/** What whoever asks is counted by, on routes below a tenant. */
export async function callerKeyOf(c: HonoContext<AppEnv>): Promise<string | null> {
  const tenantId = c.req.param("tenantId")?.toLowerCase();
  return tenantId ? callerKey(runtimeOf(c.env).config.tokenKeys, tenantId, callerAddress(c)) : null;
}

/** The domain's Context for one request to one tenant. */
export function contextOf(c: HonoContext<AppEnv>, tenantId: string): Context {
  return createContext(c.env, tenantId, { ...c.get("asking"), bound: { requestId: c.get("requestId") } });
}

async function askingOf(c: HonoContext<AppEnv>, needs: Needs): Promise<Asking> {
  const token = bearer(c);
  if (token === null) {
    if (needs.public) return { actor: { kind: "visitor" } };
    throw new DomainError("unauthenticated", "A key is needed: Authorization: Bearer …");
  }
  const { config, clock } = runtimeOf(c.env);
  if (sameText(token, config.adminApiKey)) return { actor: { kind: "platform" } };
  if (token.startsWith(API_KEY_MARK)) {
    if (needs.scope === null) throw new DomainError("forbidden", "This needs the operator's key.");
    const apiKey = { hash: await hashApiKey(token), scope: needs.scope };
    return { actor: { kind: "key", prefix: apiKeyPrefix(token) }, access: { apiKey } };
  }
  const tenantId = c.req.param("tenantId")?.toLowerCase();
  const claims = tenantId && (await verifyManageToken(config.tokenKeys, token, clock.now()));
  if (!claims || claims.tenantId !== tenantId) throw new DomainError("unauthenticated", "This key is not valid.");
  if (!needs.client) throw new DomainError("forbidden", "A manage token is good for its own appointment alone.");
  return { actor: { kind: "client", appointmentId: claims.appointmentId } };
}

/**
 * The token of an `Authorization: Bearer …` header (RFC 6750); null where there is no such header.
 *
 * @throws DomainError `unauthenticated` for another scheme, which would otherwise pass for nobody
 */
export function bearer(c: HonoContext<AppEnv>): string | null {
  const header = c.req.header("authorization");
  if (header === undefined) return null;
  const token = tokenIn(header);
  if (!token) throw new DomainError("unauthenticated", "The Authorization header must be Bearer and a token.");
  return token;
}

/** The token of a Bearer header's value; null for every other value. */
export function tokenIn(header: string): string | null {
  return /^Bearer +(\S+)$/i.exec(header)?.[1] ?? null;
}

/** The page's origin; null for our own pages and for callers that are no browsers. */
export function foreignOrigin(c: HonoContext<AppEnv>): string | null {
  const origin = c.req.header("origin") ?? null;
  return origin === new URL(c.req.url).origin ? null : origin;
}

/** Compares in constant time. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
