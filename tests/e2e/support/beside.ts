import type { Page, WebSocketRoute } from "playwright-core";
import type { ReceptionistFrame } from "../../../domain/receptionist/protocol.ts";

/** Says frames to a visitor beside those of the product, for what no conversation brings about at a test's wish. */
export interface Beside {
  frame(frame: ReceptionistFrame): void;
  /** A line of the log, at the place that comes next. */
  entry(draft: object): void;
  /** Cuts the line, and lets none come up again. */
  cut(): Promise<void>;
}

/** Stands between the page and the product; before the page is opened. */
export async function speakBeside(page: Page): Promise<Beside> {
  let line: WebSocketRoute | undefined;
  let isCut = false;
  let seq = 0;
  await page.routeWebSocket(/\/chat\?/, async (socket) => {
    if (isCut) return socket.close();
    line = socket;
    const product = socket.connectToServer();
    product.onMessage((message) => {
      const frame = message === "pong" ? null : (JSON.parse(String(message)) as ReceptionistFrame);
      const entries = frame?.type === "ready" ? frame.entries : frame?.type === "entry" ? [frame.entry] : [];
      seq = Math.max(seq, ...entries.map((entry) => entry.seq));
      socket.send(message);
    });
  });
  const frame = (said: ReceptionistFrame) => line?.send(JSON.stringify(said));
  return {
    frame,
    entry(draft) {
      seq += 1;
      const entry = { id: `beside-${seq}`, seq, at: new Date().toISOString(), ...draft };
      frame({ type: "entry", entry } as ReceptionistFrame);
    },
    async cut() {
      isCut = true;
      await line?.close();
    },
  };
}
