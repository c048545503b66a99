/** TCP ports on this machine. */

import type { AddressInfo } from "node:net";
import { createServer } from "node:net";

/** A port on 127.0.0.1 that nobody listens on at this moment. */
export async function findFreePort(): Promise<number> {
  const port = await listenBriefly(0, "127.0.0.1");
  if (port === null) throw new Error("No free port on 127.0.0.1.");
  return port;
}

/** Whether a server could listen there: on 127.0.0.1 and on all addresses. */
export async function isFree(port: number): Promise<boolean> {
  return (await listenBriefly(port, "127.0.0.1")) !== null && (await listenBriefly(port, undefined)) !== null;
}

function listenBriefly(port: number, host: string | undefined): Promise<number | null> {
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  const server = createServer();
  server.once("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EADDRINUSE") resolve(null);
    else reject(new Error(`Port ${port} cannot be used: ${error.message}`, { cause: error }));
  });
  server.listen({ port, host, exclusive: true }, () => {
    const address = server.address() as AddressInfo;
    server.close(() => resolve(address.port));
  });
  return promise;
}
