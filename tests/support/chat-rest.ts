import type { CatchUp, Entry } from "../../domain/receptionist/protocol.ts";
import { type Chat, card, chatPath } from "./chat.ts";
import { call } from "./http.ts";

/** A chat where WebSockets are blocked: every step is a POST. */
export class RestChat implements Chat {
  token = "";
  entries: Entry[] = [];
  readonly tenantId: string;

  constructor(tenantId: string, token = "") {
    this.tenantId = tenantId;
    this.token = token;
  }

  /** A new conversation that has been greeted. */
  static async open(tenantId: string, facts: { timezone?: string; locale?: string } = {}): Promise<RestChat> {
    const chat = new RestChat(tenantId);
    await chat.take(facts);
    return chat;
  }

  /** The bare call, for what is refused. */
  post(body: object, headers: Record<string, string> = {}): Promise<Response> {
    const authorization = this.token && { authorization: `Bearer ${this.token}` };
    return call(chatPath(this.tenantId), { method: "POST", json: body, headers: { ...authorization, ...headers } });
  }

  say(text: string, id: string = crypto.randomUUID()): Promise<Entry[]> {
    return this.take({ id, text });
  }

  choose(offerId: string, id: string = crypto.randomUUID()): Promise<Entry[]> {
    return this.take({ id, offerId });
  }

  fill(values: Record<string, string>, id: string = crypto.randomUUID()): Promise<Entry[]> {
    return this.take({ id, action: { entryId: card(this.entries, "contact").id, name: "submit", values } });
  }

  poll(): Promise<Entry[]> {
    return this.take({});
  }

  private async take(body: object): Promise<Entry[]> {
    const after = this.entries.at(-1)?.seq ?? 0;
    const response = await this.post({ after, ...body });
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    const { chatToken, entries } = await response.json<CatchUp>();
    this.token = chatToken;
    this.entries.push(...entries);
    return entries;
  }
}
