import { type JWTPayload, jwtVerify, SignJWT } from "jose";
import type { HoldTokens } from "../domain/context.ts";
import { sha256 } from "./digest.ts";

/** A server key and the id under which tokens name it. */
export interface TokenKey {
  id: string;
  secret: Uint8Array<ArrayBuffer>;
}

/** What a chat token proves: this visitor's session with this tenant. */
export interface ChatClaims {
  tenantId: string;
  sessionId: string;
}

/** How long a chat token lives; every connect gives a new one. The session's storage outlives its last token. */
export const CHAT_TOKEN_HOURS = 24;
const CHAT_AUDIENCE = "gomomo-chat";

/** What a manage token proves: this appointment with this tenant is its client's own. */
export interface ManageClaims {
  tenantId: string;
  appointmentId: string;
}

const MANAGE_AUDIENCE = "gomomo-manage";
const UNSUBSCRIBE_AUDIENCE = "gomomo-unsubscribe";

/** Signs a session's token with the newest key (RFC 7519, HS256). */
export function signChatToken(keys: readonly TokenKey[], claims: ChatClaims, now: number): Promise<string> {
  const token = newToken(keys, CHAT_AUDIENCE, claims.tenantId, claims.sessionId);
  const issuedAt = Math.floor(now / 1000);
  return token.jwt
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + CHAT_TOKEN_HOURS * 3600)
    .sign(token.secret);
}

/** The claims of a token that is ours, in time and for this tenant; null for every other. */
export async function verifyChatToken(
  keys: readonly TokenKey[],
  token: string,
  tenantId: string,
  now: number,
): Promise<ChatClaims | null> {
  const payload = await verified(keys, CHAT_AUDIENCE, token, now);
  return payload?.tid === tenantId && payload.sub ? { tenantId, sessionId: payload.sub } : null;
}

/**
 * Signs the token of a client's link to one appointment. When it ends depends on the appointment's end, which may still
 * change, so the database decides that.
 */
export function signManageToken(keys: readonly TokenKey[], claims: ManageClaims): Promise<string> {
  // Without a time in it the same appointment has the same link, however often it is told.
  const token = newToken(keys, MANAGE_AUDIENCE, claims.tenantId, claims.appointmentId);
  return token.jwt.sign(token.secret);
}

/** The claims of a manage token that is ours; null for every other. */
export async function verifyManageToken(
  keys: readonly TokenKey[],
  token: string,
  now: number,
): Promise<ManageClaims | null> {
  const payload = await verified(keys, MANAGE_AUDIENCE, token, now);
  return payload?.sub && typeof payload.tid === "string" ? { tenantId: payload.tid, appointmentId: payload.sub } : null;
}

/**
 * The proof with which the reader of a mail asks for no more of them. It names the address by a digest alone, and never
 * expires: an old mail has to keep its word.
 */
export async function signUnsubscribeToken(
  keys: readonly TokenKey[],
  { tenantId, email }: { tenantId: string; email: string },
): Promise<string> {
  const { jwt, secret } = newToken(keys, UNSUBSCRIBE_AUDIENCE, tenantId, await sha256(email.toLowerCase()));
  return jwt.sign(secret);
}

/** What an unsubscribe token proves; null for any other. `addressKey` is as in the table of opt-outs. */
export async function verifyUnsubscribeToken(
  keys: readonly TokenKey[],
  token: string,
  now: number,
): Promise<{ tenantId: string; addressKey: string } | null> {
  const payload = await verified(keys, UNSUBSCRIBE_AUDIENCE, token, now);
  return payload?.sub && typeof payload.tid === "string" ? { tenantId: payload.tid, addressKey: payload.sub } : null;
}

function newToken(keys: readonly TokenKey[], audience: string, tenantId: string, subject: string) {
  const key = newest(keys);
  const jwt = new SignJWT({ tid: tenantId })
    .setProtectedHeader({ alg: "HS256", kid: key.id })
    .setSubject(subject)
    .setAudience(audience);
  return { jwt, secret: key.secret };
}

async function verified(
  keys: readonly TokenKey[],
  audience: string,
  token: string,
  now: number,
): Promise<JWTPayload | null> {
  try {
    const { payload } = await jwtVerify(
      token,
      (header) => {
        const key = keys.find(({ id }) => id === header.kid);
        if (!key) throw new Error("unknown key");
        return key.secret;
      },
      { algorithms: ["HS256"], audience, currentDate: new Date(now) },
    );
    return payload;
  } catch {
    // Why a token is no good is nobody's business but ours, and there is nothing to repair.
    return null;
  }
}

/** Hold tokens as `<key id>.<HMAC-SHA-256 of tenant and hold id>`, made by WebCrypto. */
export function holdTokens(keys: readonly TokenKey[]): HoldTokens {
  const message = (tenantId: string, holdId: string) => new TextEncoder().encode(`hold:${tenantId}:${holdId}`);
  return {
    async issue(tenantId, holdId) {
      const key = newest(keys);
      const mac = await crypto.subtle.sign("HMAC", await hmacKey(key), message(tenantId, holdId));
      return `${key.id}.${Buffer.from(mac).toString("base64url")}`;
    },
    async verify(tenantId, holdId, token) {
      const [id, mac = ""] = token.split(".", 2);
      const key = keys.find((candidate) => candidate.id === id);
      if (!key) return false;
      const given = Buffer.from(mac, "base64url");
      return crypto.subtle.verify("HMAC", await hmacKey(key), given, message(tenantId, holdId));
    },
  };
}

/**
 * What a caller is counted by with one business: an HMAC of the address, so that no address is stored and callers of
 * one business are not known at another.
 */
export async function callerKey(keys: readonly TokenKey[], tenantId: string, address: string): Promise<string> {
  const message = new TextEncoder().encode(`caller:${tenantId}:${address}`);
  return Buffer.from(await crypto.subtle.sign("HMAC", await hmacKey(newest(keys)), message)).toString("base64url");
}

function hmacKey(key: TokenKey): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", key.secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
}

function newest(keys: readonly TokenKey[]): TokenKey {
  const [key] = keys;
  if (!key) throw new Error("TOKEN_KEYS holds no key");
  return key;
}
