import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { createEmulator } from "emulate";
import { TWILIO } from "./twilio-account.ts";

/** One status callback as it came: all that Twilio signs and says. */
export interface Callback {
  path: string;
  signature: string;
  body: string;
}

/**
 * An independent stand-in for Twilio (https://www.npmjs.com/package/emulate), and an address for its callbacks: it asks
 * over the network, which the Worker inside of a test does not listen to, so they wait there until a test fetches those
 * that contain a text (`GET /callbacks?match=`) and hands them on as they are.
 */
export async function startTwilio(): Promise<{ url: string; callbackUrl: string; stop(): Promise<void> }> {
  const callbacks: Callback[] = [];
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
    if (pathname === "/callbacks") {
      const match = searchParams.get("match") ?? "";
      const found = callbacks.filter(({ path, body }) => `${path} ${body}`.includes(match));
      response.end(JSON.stringify(found));
      return;
    }
    const signature = String(request.headers["x-twilio-signature"] ?? "");
    callbacks.push({ path: request.url ?? "", signature, body: await textOf(request) });
    response.statusCode = 204;
    response.end();
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const seed = {
    twilio: {
      account: { sid: TWILIO.TWILIO_ACCOUNT_SID, auth_token: TWILIO.TWILIO_AUTH_TOKEN },
      phone_numbers: [{ phone_number: TWILIO.TWILIO_FROM }],
    },
  };
  const emulator = await createEmulator({ service: "twilio", port, baseUrl: `http://127.0.0.1:${port}`, seed });
  return {
    url: emulator.url,
    callbackUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      await emulator.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}

/** The emulator does not tell which port it was given, so it is asked for one that is free. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
