import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A business's own web site, on an origin that is not ours. */
export interface Site {
  origin: string;
  /** Where its page is that embeds the chat of the host that is told. */
  page(host: string): string;
}

/** What widget/README.md tells a site to allow, and nothing else. */
export const STRICT = "default-src 'none'; script-src HOST; connect-src HOST WS; base-uri 'none'; img-src data:";

export interface Embedding {
  tenantId: string;
  /** The page's policy; HOST stands for the origin of the chat's server, WS for the same with ws:. */
  policy: string;
  /** Attributes of the script tag. */
  attributes?: string;
  /** What the page says that it is in. */
  lang?: string;
}

/** Serves the site until the test has finished. What it embeds may be decided when its origin is known. */
export async function openSite(embed: (origin: string) => Promise<Embedding>): Promise<Site> {
  let embedding: Embedding | undefined;
  const server = createServer((request, response) => {
    const host = new URL(request.url ?? "/", "http://site").searchParams.get("host") ?? "";
    const { tenantId, policy, attributes = "", lang = "en" } = embedding ?? { tenantId: "", policy: "" };
    response.writeHead(embedding ? 200 : 404, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy.replaceAll("HOST", host).replaceAll("WS", host.replace(/^http/, "ws")),
    });
    response.end(`<!doctype html><html lang="${lang}"><head><title>A shop</title><link rel="icon" href="data:,">
      <meta name="viewport" content="width=device-width"></head><body><h1>A shop</h1>
      <script src="${host}/widget.js" data-tenant="${tenantId}" ${attributes} async></script></body></html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  embedding = await embed(origin);
  return { origin, page: (host) => `${origin}/?host=${encodeURIComponent(host)}` };
}
