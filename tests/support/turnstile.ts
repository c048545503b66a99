import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * Cloudflare's siteverify as its documentation describes it for the dummy secret keys.
 * Source: https://developers.cloudflare.com/turnstile/troubleshooting/testing/
 */
export async function startTurnstile(): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const { secret = "", response: token = "" } = JSON.parse(text);
    const failures: Record<string, string> = { "1": "", "2": "invalid-input-response", "3": "timeout-or-duplicate" };
    const failure = token === "" ? "missing-input-response" : (failures[secret[0]] ?? "invalid-input-secret");
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ success: failure === "", "error-codes": failure ? [failure] : [] }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
