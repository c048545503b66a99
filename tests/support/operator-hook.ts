import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * An operator's webhook: `POST /<name>` keeps what it gets, and `GET /<name>` tells it. `?status=` is what it answers,
 * and `?status=none` that it does not answer at all.
 */
export async function startOperatorHook(): Promise<{ url: string; stop(): Promise<void> }> {
  const got = new Map<string, unknown[]>();
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://hook.test");
    const kept = got.get(pathname) ?? [];
    if (request.method === "GET") return void response.end(JSON.stringify(kept));
    let text = "";
    for await (const chunk of request) text += chunk;
    got.set(pathname, [...kept, { type: request.headers["content-type"], body: JSON.parse(text) }]);
    const status = searchParams.get("status");
    if (status === "none") return void request.socket.destroy();
    response.statusCode = Number(status ?? 204);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
