import type { Language } from "../../words/languages.ts";
import type { Push, Pushed } from "./push.ts";

/** What a visitor told of themselves; an email or a phone number at least. */
export interface VisitorContact {
  email: string | null;
  /** E.164. */
  phone: string | null;
  /** What the conversation is held in. */
  language: Language;
}

/** Conversations as they run, beside what the database has of them. */
export interface Conversations {
  /** Ends one and deletes all that is kept of it where it runs. May be said again; throws where it was not reached. */
  forget(tenantId: string, sessionId: string): Promise<void>;
  /**
   * How the visitor of one can be reached, as far as they have told it; null where they have not, or it was forgotten.
   * Throws where it was not reached.
   */
  contact(tenantId: string, sessionId: string): Promise<VisitorContact | null>;
  /**
   * Says something in an open one of its own accord, once however often it is asked. May be said again; throws where it
   * was not reached. Whoever asks for it writes down what came of it.
   */
  push(tenantId: string, sessionId: string, push: Push): Promise<Pushed>;
  /** Copies to the database at once what is new in one; throws where it was not reached. */
  flush(tenantId: string, sessionId: string): Promise<void>;
}
