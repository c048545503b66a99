import type { VisitorContact } from "../../domain/context.ts";
import type { Push, Pushed } from "../../domain/receptionist/push.ts";
import type { ChatAnswer } from "../../domain/receptionist/refusal.ts";
import { callObject, OVERLOADED } from "./call.ts";

type ChatCall = Parameters<ReturnType<Env["CHAT_SESSION"]["getByName"]>["say"]>[0];

/** The client of one conversation's object. Both ids come from a verified token or were minted for this call. */
export function chatSession(env: Env, { tenantId, sessionId }: { tenantId: string; sessionId: string }) {
  const stub = () => env.CHAT_SESSION.getByName(`${tenantId}:${sessionId}`);
  return {
    /** The WebSocket upgrade. */
    connect: (request: Request): Promise<Response> => stub().fetch(request),
    /** The REST fallback; every input has an id, so that it may be said again. */
    async say(call: ChatCall): Promise<ChatAnswer> {
      const answer = await callObject(stub, async (session): Promise<ChatAnswer> => session.say(call));
      return answer === OVERLOADED ? { ok: false, code: "busy", retryAfter: 2 } : answer;
    },
    /** Ends the conversation and deletes what the object keeps of it. */
    async forget(): Promise<void> {
      const answer = await callObject(stub, (session) => session.forget());
      if (answer === OVERLOADED) throw overloaded();
    },
    /** How the conversation's visitor can be reached; null where they have not told. */
    async contact(): Promise<VisitorContact | null> {
      const answer = await callObject(stub, async (session): Promise<VisitorContact | null> => session.contact());
      if (answer === OVERLOADED) throw overloaded();
      return answer;
    },
    /** Says something there of its own accord; each push has an id, so that it may be said again. */
    async push(push: Push): Promise<Pushed> {
      const answer = await callObject(stub, async (session): Promise<Pushed> => session.push(push));
      if (answer === OVERLOADED) throw overloaded();
      return answer;
    },
    /** Copies what is new in the conversation to the database. */
    async flush(): Promise<void> {
      const answer = await callObject(stub, (session) => session.flush());
      if (answer === OVERLOADED) throw new Error("The conversation's object is overloaded");
    },
  };
}

function overloaded(): Error {
  return new Error("The conversation's object is overloaded");
}
