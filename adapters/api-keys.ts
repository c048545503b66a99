import type { MintedKey } from "../domain/context.ts";
import { sha256 } from "./digest.ts";

/** How every API key of a tenant begins, so that people and secret scanners know one when they see it. */
export const API_KEY_MARK = "gmo_";
const PREFIX_LENGTH = API_KEY_MARK.length + 8;

/** The part of a key by which it is known; it is shown in lists and in the audit log. */
export function apiKeyPrefix(key: string): string {
  return key.slice(0, PREFIX_LENGTH);
}

/** SHA-256 in hex: what is stored of a key. It is 32 random bytes, so a slow hash would add nothing. */
export function hashApiKey(key: string): Promise<string> {
  return sha256(key);
}

/** A new key of 32 random bytes, and all that is kept of it. */
export async function mintApiKey(secret: string): Promise<MintedKey> {
  const key = `${API_KEY_MARK}${secret}`;
  return { key, prefix: apiKeyPrefix(key), hash: await hashApiKey(key) };
}
