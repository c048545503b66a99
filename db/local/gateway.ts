/**
 * A local stand-in for Neon's HTTP endpoint, in front of a real PostgreSQL: what the Worker's driver
 * (@neondatabase/serverless) speaks to in development and tests. It counts round trips and can be told to misbehave.
 *
 *   POST /sql              Neon's protocol (gateway/protocol.ts)
 *   GET  /stats            round trips since the start or the last reset; ?match=<text> counts those that contain a text
 *   POST /stats/reset
 *   POST /control          latency, outage, failure, hold, drop (gateway/faults.ts)
 *   GET  /control/held     waits until a request is parked; ?match=<text>, repeated for a hold with several texts
 *   POST /control/release  {match?, drop?}
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { z } from "zod";
import { Counters, type Stats } from "./gateway/counters.ts";
import { Database } from "./gateway/database.ts";
import { controlSchema, Faults, releaseSchema } from "./gateway/faults.ts";
import {
  ConnectFailed,
  maxBodyBytes,
  ProtocolError,
  parseRequest,
  renderError,
  renderResults,
  type SqlRequest,
} from "./gateway/protocol.ts";

export interface GatewayOptions {
  /** Where to listen on 127.0.0.1; 0 chooses a free port. */
  port: number;
  /** The local PostgreSQL. Host and port in the caller's connection string are ignored, its user and database are not. */
  postgresPort: number;
  /** Connections per connection string. */
  maxConnections?: number;
}

export interface Gateway {
  url: string;
  /** What `neonConfig.fetchEndpoint` wants. */
  fetchEndpoint: string;
  port: number;
  stats(): Stats;
  stop(): Promise<void>;
}

interface Parts {
  database: Database;
  faults: Faults;
  counters: Counters;
}

export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const database = new Database({ port: options.postgresPort, maxConnections: options.maxConnections ?? 50 });
  const parts: Parts = { database, faults: new Faults(), counters: new Counters() };
  const server = createServer((request, response) => {
    answer(parts, request, response).catch((error: unknown) => reply(response, renderError(error)));
  });
  const listening = Promise.withResolvers<void>();
  server.once("error", listening.reject);
  server.listen(options.port, "127.0.0.1", listening.resolve);
  await listening.promise;
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    fetchEndpoint: `${url}/sql`,
    port,
    stats: () => parts.counters.stats(),
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await Promise.all([closed, database.close()]);
    },
  };
}

async function answer(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // No browser has business here: a page could otherwise reach a developer's database through 127.0.0.1.
  if (request.headers.origin !== undefined) throw new ProtocolError(403, "the local gateway does not answer browsers");
  const hungUp = new AbortController();
  response.once("close", () => hungUp.abort());
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://gateway");
  const match = searchParams.getAll("match");
  switch (`${request.method} ${pathname}`) {
    case "POST /sql":
      return await answerSql(parts, request, response, hungUp.signal);
    case "GET /stats": {
      const [text] = match;
      const body = text ? { roundTrips: parts.counters.matching(text) } : parts.counters.stats();
      return reply(response, { status: 200, body });
    }
    case "POST /stats/reset":
      parts.counters.reset();
      return reply(response, { status: 200, body: {} });
    case "POST /control":
      parts.faults.apply(parseBody(controlSchema, await readBody(request)));
      return reply(response, { status: 200, body: {} });
    case "GET /control/held": {
      const held = await parts.faults.held(match.length > 0 ? match : undefined, hungUp.signal);
      return reply(response, { status: 200, body: { held } });
    }
    case "POST /control/release": {
      const { match: only, drop } = parseBody(releaseSchema, await readBody(request));
      return reply(response, { status: 200, body: { released: parts.faults.release(only, drop) } });
    }
    default:
      throw new ProtocolError(404, `no such call: ${request.method} ${pathname} (see db/local/gateway.ts)`);
  }
}

async function answerSql(
  { database, faults, counters }: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  const query = parseRequest(request.headers, await readBody(request));
  const text = textOf(query);
  counters.arrived(text);
  const halfTrip = faults.latencyOf(text) / 2;
  if (halfTrip > 0) await delay(halfTrip);
  if ((await faults.pass("before", text, signal)) === "drop") return void response.destroy();

  let outcome: { status: number; body: unknown };
  try {
    if (faults.isDown(text)) throw new ConnectFailed("couldn't connect to compute node: switched off by /control");
    const failure = faults.failureOf(text);
    if (failure) throw Object.assign(new pg.DatabaseError("made to fail by /control", 0, "error"), { code: failure });
    const results = await database.run(query, signal);
    outcome = { status: 200, body: renderResults(query, results) };
    counters.finished(results.map(({ tag }) => tag.split(" ", 1)[0]).join(","));
  } catch (error) {
    outcome = renderError(error);
    counters.finished("error");
  }

  if ((await faults.pass("after", text, signal)) === "drop") return void response.destroy();
  if (halfTrip > 0) await delay(halfTrip);
  reply(response, outcome);
}

/** What `match` is looked up in. */
function textOf({ statements }: SqlRequest): string {
  return statements
    .map(({ text, params }) => [text, ...params.filter((param) => param !== null)].join("\n"))
    .join("\n");
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= maxBodyBytes) chunks.push(chunk); // read on: a client that is still sending would miss the answer
  }
  if (length > maxBodyBytes) throw new ProtocolError(413, `request is too large (max is ${maxBodyBytes} bytes)`);
  return Buffer.concat(chunks).toString("utf8");
}

function parseBody<T>(schema: z.ZodType<T>, body: string): T {
  try {
    return schema.parse(JSON.parse(body || "{}"));
  } catch (error) {
    const problem = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new ProtocolError(400, `control request: ${problem}`);
  }
}

function reply(response: ServerResponse, { status, body }: { status: number; body: unknown }): void {
  if (response.destroyed || response.headersSent) return;
  const text = JSON.stringify(body);
  response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
  response.end(text);
}
