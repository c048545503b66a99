import type { Conversations, VisitorContact } from "../../domain/receptionist/conversations.ts";
import type { Pushed } from "../../domain/receptionist/push.ts";
import type { ChatAnswer, ChatRefusal } from "../../domain/receptionist/refusal.ts";
import { callObject, OVERLOADED } from "./call.ts";

type ChatSession = ReturnType<Env["CHAT_SESSION"]["getByName"]>;
type ChatCall = Parameters<ChatSession["say"]>[0];
type Visitor = Parameters<ChatSession["forgetForVisitor"]>[0];

const BUSY: ChatRefusal = { ok: false, code: "busy", retryAfter: 2 };

/** The client of one conversation's object. Both ids come from a verified token or were minted for this call. */
export function chatSession(env: Env, { tenantId, sessionId }: { tenantId: string; sessionId: string }) {
  const stub = stubOf(env, tenantId, sessionId);
  return {
    /** The WebSocket upgrade. */
    connect: (request: Request): Promise<Response> => stub().fetch(request),
    /** The REST fallback; every input has an id, so that it may be said again. */
    async say(call: ChatCall): Promise<ChatAnswer> {
      const answer = await callObject(stub, async (session): Promise<ChatAnswer> => session.say(call));
      return answer === OVERLOADED ? BUSY : answer;
    },
    /** At the visitor's wish; may be said again. */
    async forget(visitor: Visitor): Promise<{ ok: true } | ChatRefusal> {
      const answer = await callObject(stub, async (session): Promise<{ ok: true } | ChatRefusal> => {
        return session.forgetForVisitor(visitor);
      });
      return answer === OVERLOADED ? BUSY : answer;
    },
  };
}

/** All conversations' objects, for what is done in them from outside; each call may be repeated. */
export function conversationsOf(env: Env): Conversations {
  const ask = async <Answer>(tenantId: string, sessionId: string, call: (session: ChatSession) => Promise<Answer>) => {
    const answer = await callObject(stubOf(env, tenantId, sessionId), call);
    if (answer === OVERLOADED) throw new Error("The conversation's object is overloaded");
    return answer;
  };
  return {
    forget: (tenantId, sessionId) => ask(tenantId, sessionId, (session) => session.forget()),
    contact: (tenantId, sessionId) =>
      ask(tenantId, sessionId, async (session): Promise<VisitorContact | null> => session.contact()),
    push: (tenantId, sessionId, push) =>
      ask(tenantId, sessionId, async (session): Promise<Pushed> => session.push(push)),
    flush: (tenantId, sessionId) => ask(tenantId, sessionId, (session) => session.flush()),
  };
}

function stubOf(env: Env, tenantId: string, sessionId: string): () => ChatSession {
  return () => env.CHAT_SESSION.getByName(`${tenantId}:${sessionId}`);
}
