import { createServer, type IncomingMessage, request as send } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";

/** A visitor's way to the product: an origin and an internet address of its own, and a line that a test can cut. */
export interface Line {
  /** "http://127.0.0.1:PORT". */
  origin: string;
  /** Ends every connection, and every new one at once. */
  cut(): void;
  /** From now on nothing that the product says over a WebSocket arrives; what the visitor says still gets through. */
  deafen(): void;
  /** All is well again for new connections. */
  mend(): void;
  close(): Promise<void>;
}

let visitors = 0;

/** Opens a way to the product that listens on `port` of this machine. */
export async function openLine(port: number): Promise<Line> {
  visitors += 1;
  // RFC 3849: addresses for documentation. The process's number keeps test files apart.
  const address = `2001:db8:${(process.pid & 0xffff).toString(16)}:${visitors.toString(16)}::1`;
  const sockets = new Set<Socket>();
  let isCut = false;
  let isDeaf = false;

  const server = createServer((request, response) => {
    const { url, method, headers } = request;
    const onward = send(
      { host: "127.0.0.1", port, path: url, method, headers: { ...headers, "cf-connecting-ip": address } },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on("error", () => request.socket.destroy());
    response.on("close", () => onward.destroy());
    request.pipe(onward);
  });
  server.on("connection", (socket) => {
    if (isCut) socket.destroy();
    keep(socket);
  });
  server.on("upgrade", (request, socket: Socket) => {
    const onward = connect(port, "127.0.0.1", () => onward.write(headOf(request, address)));
    keep(onward);
    let deaf = false;
    onward.on("data", (data) => {
      deaf ||= isDeaf;
      if (!deaf) socket.write(data);
    });
    socket.on("data", (data) => onward.write(data));
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
    }
  });
  function keep(socket: Socket): void {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
  }
  const end = () => {
    for (const socket of sockets) socket.destroy();
  };

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      isCut = true;
      end();
    },
    deafen: () => {
      isDeaf = true;
    },
    mend: () => {
      isCut = false;
      isDeaf = false;
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      end();
      await closed;
    },
  };
}

function headOf({ method, url, rawHeaders }: IncomingMessage, address: string): string {
  const lines = [`${method} ${url} HTTP/1.1`, `cf-connecting-ip: ${address}`];
  for (let at = 0; at < rawHeaders.length; at += 2) lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
  return `${lines.join("\r\n")}\r\n\r\n`;
}
