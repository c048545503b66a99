import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { decodeJwt } from "jose";
import { vi } from "vitest";
import type { ChatSession } from "../../durable-objects/chat-session.ts";

/** The session that a chat token is for. */
export function sessionIdOf(token: string): string {
  return String(decodeJwt(token).sub);
}

/** The object behind a conversation. */
export function objectOf({ tenantId, token }: { tenantId: string; token: string }): DurableObjectStub<ChatSession> {
  return env.CHAT_SESSION.getByName(`${tenantId}:${sessionIdOf(token)}`) as DurableObjectStub<ChatSession>;
}

/** What stands in the object's own storage. */
export function stored(chat: { tenantId: string; token: string }, query: string): Promise<Record<string, unknown>[]> {
  return runInDurableObject(objectOf(chat), (_, state) => state.storage.sql.exec(query).toArray());
}

/** Runs the object's alarm. False where none was set. */
export function ring(chat: { tenantId: string; token: string }): Promise<boolean> {
  return runDurableObjectAlarm(objectOf(chat));
}

/** Puts everyone's clock forward; `vi.useRealTimers()` puts it back. */
export function later(ms: number): void {
  const now = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now: now + ms });
}
