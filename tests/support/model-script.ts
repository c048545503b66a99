/** What the model is to do when it is asked the next time: each request over the wire takes one, those of retries too. */
export interface ScriptedReply {
  /** What it says. `$time:1` is the first time that a tool told in this turn, as the tool wrote it. */
  text?: string;
  /** Tools that it asks for, all at once. */
  calls?: ScriptedCall[];
  /** An error instead of a reply. */
  error?: { status: number; message?: string; param?: string; retryAfter?: number };
  /** `finish_reason` where it is another than the form of the reply calls for. */
  finish?: "length" | "content_filter";
  /** Tokens that it counts; null where it does not count. */
  usage?: { input: number; output: number } | null;
  /** Tool calls without an id, as some servers write them. */
  withoutIds?: boolean;
  /** Where the line to it breaks or halts, in the order of what is said. */
  stops?: Stop[];
}

export interface Stop {
  /** Once this has been said (the token that ends it goes out whole); before the first byte where it is left out. */
  after?: string;
  /** `cut`: the connection is gone. `end`: it ends in good order. `wait`: nothing more until `goOn`. */
  by: "cut" | "end" | "wait";
}

export interface ScriptedCall {
  name: string;
  /**
   * A text goes out as it is, also where it is no JSON. `$offer:1` is the handle of the first of the times that a tool
   * told in this turn, or else of those in the data.
   */
  args: Record<string, unknown> | string;
}

/** A request that the model was asked with. */
export interface SeenRequest {
  /** As it came: `messages`, `tools`, `tool_choice`, `temperature` and the rest. */
  body: ChatRequest;
  authorization: string;
  /** `gone`: whoever asked did not wait for the end. `unscripted`: nothing was left to reply with. */
  outcome: "open" | "answered" | "gone" | "unscripted";
}

export interface ChatRequest {
  model: string;
  messages: ChatMessage[];
  tools?: { function: { name: string; parameters: Record<string, unknown>; strict?: boolean } }[];
  tool_choice?: unknown;
  temperature?: number;
  stream?: boolean;
  stream_options?: { include_usage: boolean };
}

export interface ChatMessage {
  role: "system" | "user" | "assistant" | "tool";
  content: string;
  tool_calls?: { id: string; function: { name: string; arguments: string } }[];
  tool_call_id?: string;
}

/** The business that a request is for, by the data of its prompt. */
export function businessIn({ messages }: ChatRequest): string {
  return /^Business: (.+)$/m.exec(messages[0]?.content ?? "")?.[1] ?? "";
}

/** Puts what is only known at run time in the place of `$offer:1` and `$time:1`. */
export function fillIn(text: string, { messages }: ChatRequest): string {
  const told =
    messages.findLast(({ role, content }) => role === "tool" && content.includes('"offerId"'))?.content ?? "";
  const inData = [...(messages[0]?.content ?? "").matchAll(/^Offered: (\S+) =/gm)];
  const inAnswer = [...told.matchAll(/"offerId":"([^"]+)","time":"([^"]+)"/g)];
  const offers = inAnswer.length > 0 ? inAnswer : inData;
  return text
    .replace(/\$offer:(\d)/g, (_, place) => offers[place - 1]?.[1] ?? "none")
    .replace(/\$time:(\d)/g, (_, place) => inAnswer[place - 1]?.[2] ?? "none");
}
