import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type FixtureResponse, LLMock } from "@copilotkit/aimock";
import type { TestProject } from "vitest/node";
import {
  businessIn,
  type ChatRequest,
  fillIn,
  type ScriptedReply,
  type SeenRequest,
  type Stop,
} from "./model-script.ts";

/** One business's part of the stand-in. */
interface Part {
  replies: ScriptedReply[];
  seen: SeenRequest[];
  /** Where a reply halts next: told when it gets there, and told to go on. */
  halt: { reached: PromiseWithResolvers<void>; goOn: PromiseWithResolvers<void> };
}

/**
 * A model that says what it is told to. An independent stand-in (https://aimock.copilotkit.dev) writes the protocol; in
 * front of it stands a line that may break, halt, or leave out what some servers leave out. Businesses are told apart by
 * the name in their prompt.
 *
 * `POST /will {business, replies}`, `GET /requests?business=`, `GET /halted?business=`, `POST /go-on {business}`;
 * tests/support/model.ts calls them.
 */
export async function startModel(): Promise<{ url: string; stop(): Promise<void> }> {
  const parts = new Map<string, Part>();
  const partOf = (business: string) => {
    const part = parts.get(business) ?? { replies: [], seen: [], halt: newHalt() };
    parts.set(business, part);
    return part;
  };
  // The writer of the protocol finds the reply to a request by this id, which the line puts in.
  const current = new Map<string, FixtureResponse>();
  const writer = new LLMock({ port: 0, chunkSize: 4 });
  writer.on({ predicate: () => true }, (request) => current.get(String(request.user)) ?? { content: "" });
  await writer.start();

  async function complete(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = JSON.parse(await textOf(request)) as ChatRequest;
    const part = partOf(businessIn(body));
    const seen: SeenRequest = { body, authorization: request.headers.authorization ?? "", outcome: "open" };
    part.seen.push(seen);
    const reply = part.replies.shift();
    if (!reply) seen.outcome = "unscripted";
    response.on("close", () => {
      if (seen.outcome === "open") seen.outcome = response.writableFinished ? "answered" : "gone";
    });
    const { stops = [], ...said } = reply ?? { error: { status: 400, message: "Nothing was scripted" } };
    const first = stops[0]?.after === undefined ? stops.shift() : undefined;
    if (first) await stopAt(first, part, response);
    if (isOver(response)) return;

    const id = crypto.randomUUID();
    current.set(id, answerOf(said, body));
    const { stream_options, ...rest } = body;
    const answer = await fetch(`${writer.url}/v1/chat/completions`, {
      method: "POST",
      body: JSON.stringify({ ...rest, ...(said.usage !== null && { stream_options }), user: id }),
    });
    const events = (await answer.text()).split(/(?<=\n\n)/);
    current.delete(id);
    const retryAfter = answer.headers.get("retry-after");
    response.writeHead(answer.status, {
      "content-type": answer.headers.get("content-type") ?? "",
      ...(retryAfter && { "retry-after": retryAfter }),
    });
    let spoken = "";
    for (const event of events) {
      for (let [stop] = stops; stop && spoken.includes(stop.after ?? ""); [stop] = stops) {
        stops.shift();
        await stopAt(stop, part, response);
      }
      if (isOver(response)) return;
      spoken += contentOf(event);
      const sent = said.withoutIds ? event.replace(/"id":"call_[^"]*",/g, "") : event;
      await new Promise((resolve) => response.write(sent, resolve));
    }
    response.end();
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    if (url.pathname === "/v1/chat/completions") return complete(request, response);
    const asked = url.searchParams.get("business");
    const { business, replies } =
      asked === null ? JSON.parse(await textOf(request)) : { business: asked, replies: undefined };
    const part = partOf(business);
    if (url.pathname === "/will") part.replies = replies;
    if (url.pathname === "/go-on") {
      part.halt.goOn.resolve();
      part.halt = newHalt();
    }
    if (url.pathname === "/halted") await part.halt.reached.promise;
    response.end(JSON.stringify({ seen: part.seen, left: part.replies }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await Promise.all([closed, writer.stop()]);
    },
  };
}

/** The part of the test stack that the project `model` has beside the others. */
export default async function setup(project: TestProject) {
  const { url, stop } = await startModel();
  project.provide("modelUrl", url);
  return stop;
}

async function stopAt({ by }: Stop, { halt }: Part, response: ServerResponse): Promise<void> {
  if (by === "cut") response.destroy();
  if (by === "end") response.end();
  if (by !== "wait" || response.closed) return;
  if (response.headersSent) response.flushHeaders();
  halt.reached.resolve();
  await Promise.race([halt.goOn.promise, once(response, "close")]);
}

function isOver(response: ServerResponse): boolean {
  return response.destroyed || response.writableEnded;
}

function newHalt(): Part["halt"] {
  return { reached: Promise.withResolvers(), goOn: Promise.withResolvers() };
}

function answerOf({ text, calls = [], error, finish, usage }: ScriptedReply, request: ChatRequest): FixtureResponse {
  if (error) {
    const { status, message = "Out of order", param, retryAfter } = error;
    return { status, error: { message, ...(param && { param }) }, ...(retryAfter !== undefined && { retryAfter }) };
  }
  const toolCalls = calls.map(({ name, args }) => ({
    name,
    arguments: fillIn(typeof args === "string" ? args : JSON.stringify(args), request),
  }));
  return {
    ...(text !== undefined && { content: fillIn(text, request) }),
    ...(text === undefined && toolCalls.length === 0 && { content: "" }),
    ...(toolCalls.length > 0 && { toolCalls }),
    ...(finish && { finishReason: finish }),
    ...(usage && { usage: { prompt_tokens: usage.input, completion_tokens: usage.output } }),
  } as FixtureResponse;
}

/** What an event of the stream says. */
function contentOf(event: string): string {
  if (!event.startsWith("data: {")) return "";
  const { choices } = JSON.parse(event.slice("data: ".length)) as { choices?: { delta?: { content?: string } }[] };
  return choices?.[0]?.delta?.content ?? "";
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}
