import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { decodeJwt } from "jose";
import type { ChatSession } from "../../durable-objects/chat-session.ts";

interface Session {
  tenantId: string;
  token: string;
}

/** The session that a chat token is for. */
export function sessionIdOf(token: string): string {
  return String(decodeJwt(token).sub);
}

/** The object behind a conversation. */
export function objectOf({ tenantId, token }: Session): DurableObjectStub<ChatSession> {
  return env.CHAT_SESSION.getByName(`${tenantId}:${sessionIdOf(token)}`) as DurableObjectStub<ChatSession>;
}

/** What stands in the object's own storage. */
export function stored(session: Session, query: string): Promise<Record<string, unknown>[]> {
  return runInDurableObject(objectOf(session), (_, state) => state.storage.sql.exec(query).toArray());
}

/** Runs the object's alarm. False where none was set. */
export function ring(session: Session): Promise<boolean> {
  return runDurableObjectAlarm(objectOf(session));
}
