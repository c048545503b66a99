import type { Context as HonoContext } from "hono";
import { runtimeOf } from "../../adapters/context.ts";
import { sha256 } from "../../adapters/digest.ts";
import type { Idempotency } from "../../db/client.ts";
import { invalid } from "../../domain/errors.ts";
import type { AppEnv } from "../app-env.ts";

const KEY_FORM = /^[\x21-\x7e]{16,200}$/;

/**
 * What a POST with an `Idempotency-Key` must not do twice; undefined for every other request. The database keeps the
 * answer with the change itself, so this costs no round trip.
 * Source: https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 *
 * @throws DomainError `invalid_request`
 */
export async function idempotencyOf(c: HonoContext<AppEnv>, principal: string): Promise<Idempotency | undefined> {
  const key = c.req.header("idempotency-key");
  if (key === undefined || c.req.method !== "POST") return undefined;
  if (!KEY_FORM.test(key)) {
    throw invalid([{ path: "idempotency-key", message: "must have 16 to 200 visible ASCII characters" }]);
  }
  const { pathname, search } = new URL(c.req.url);
  const requestHash = await sha256(`${c.req.method} ${pathname}${search}\n${await c.req.text()}`);
  return { principal, key, requestHash, now: runtimeOf(c.env).clock.now() };
}
