import { timingSafeEqual } from "node:crypto";
import type { Context as HonoContext } from "hono";
import { createContext, runtimeOf } from "../../adapters/context.ts";
import type { Actor, Context } from "../../domain/context.ts";
import { DomainError } from "../../domain/errors.ts";
import type { AppEnv } from "../app-env.ts";

/** The domain's Context for one request to one tenant. */
export function contextOf(c: HonoContext<AppEnv>, tenantId: string): Context {
  return createContext(c.env, tenantId, actorOf(c), { requestId: c.get("requestId") });
}

/**
 * Who asks: the operator by the admin key, anyone else a visitor.
 *
 * @throws DomainError `unauthenticated` where a key is shown that is not ours
 */
function actorOf(c: HonoContext<AppEnv>): Actor {
  const key = bearer(c);
  if (key === null) return { kind: "visitor", origin: foreignOrigin(c) };
  if (!sameText(key, runtimeOf(c.env).config.adminApiKey)) {
    throw new DomainError("unauthenticated", "This key is not valid.");
  }
  return { kind: "platform" };
}

/**
 * The token of an `Authorization: Bearer …` header (RFC 6750); null where there is no such header.
 *
 * @throws DomainError `unauthenticated` for another scheme, which would otherwise pass for nobody
 */
export function bearer(c: HonoContext<AppEnv>): string | null {
  const header = c.req.header("authorization");
  if (header === undefined) return null;
  const token = /^Bearer +(\S+)$/i.exec(header)?.[1];
  if (!token) throw new DomainError("unauthenticated", "The Authorization header must be Bearer and a token.");
  return token;
}

/** The page's origin; null for our own pages and for callers that are no browsers. */
export function foreignOrigin(c: HonoContext<AppEnv>): string | null {
  const origin = c.req.header("origin") ?? null;
  return origin === new URL(c.req.url).origin ? null : origin;
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
