import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What goes wrong; "taken" texts are on the list although nobody was told so. */
export type TwilioFault =
  /** This status, with a page that is no JSON. */
  | { status: number }
  /** A refusal with this error code. */
  | { status: number; code: number }
  /** Taken, and answered in a way that nobody can read, or without an id. */
  | "garbage"
  | "no_sid"
  /** The connection cut before the text was taken, or after. */
  | "cut_before"
  | "cut_after"
  /** Taken and never answered. */
  | "hang"
  /** Lists: none at all, one without an end, one whose second page fails. */
  | "no_list"
  | "endless_list"
  | "half_list";

interface Taken {
  sid: string;
  to: string;
  body: string;
  direction: string;
  date_created: string;
}

/**
 * A Twilio that does to texts for a number what it is told to (`POST /faults {to, fault}`), since the stand-in cannot.
 * Its lists have two a page. `GET /asked?to=` gives the forms that it was sent; `POST /taken` adds to its list.
 */
export async function startFaultyTwilio(): Promise<{ url: string; stop(): Promise<void> }> {
  const faults = new Map<string, TwilioFault>();
  const asked: Record<string, string>[] = [];
  const taken: Taken[] = [];

  function list(url: URL): { status: number; body: unknown } {
    const to = url.searchParams.get("To") ?? "";
    const page = Number(url.searchParams.get("Page") ?? 0);
    const fault = faults.get(to);
    if (fault === "no_list" || (fault === "half_list" && page > 0)) return { status: 500, body: "out of order" };
    const all = taken.filter((message) => message.to === to).reverse();
    const hasMore = fault === "endless_list" || all.length > 2 * (page + 1);
    const query = new URLSearchParams({ To: to, Page: String(page + 1) });
    const next_page_uri = hasMore ? `${url.pathname}?${query}` : null;
    return { status: 200, body: { messages: all.slice(2 * page, 2 * (page + 1)), next_page_uri } };
  }

  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const answer = (status: number, body: unknown) => {
      response.statusCode = status;
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    };
    if (url.pathname === "/faults") {
      const { to, fault } = JSON.parse(text);
      if (fault) faults.set(to, fault);
      else faults.delete(to);
      return answer(200, {});
    }
    if (url.pathname === "/taken") return answer(200, { count: taken.push(JSON.parse(text)) });
    if (url.pathname === "/asked") {
      const to = url.searchParams.get("to");
      return answer(
        200,
        asked.filter((form) => form.To === to),
      );
    }
    if (request.method === "GET") {
      const { status, body } = list(url);
      return answer(status, body);
    }

    const form = Object.fromEntries(new URLSearchParams(text));
    const { To: to = "", Body: body = "" } = form;
    asked.push(form);
    const fault = faults.get(to);
    if (fault === "cut_before") return request.socket.destroy();
    if (typeof fault === "object") {
      return answer(fault.status, "code" in fault ? { ...fault, message: "Refused" } : "<html>Trouble</html>");
    }
    const sid = `SM${crypto.randomUUID().replaceAll("-", "")}`;
    const date_created = new Date().toUTCString().replace("GMT", "+0000");
    taken.push({ sid, to, body, direction: "outbound-api", date_created });
    if (fault === "hang") return;
    if (fault === "garbage") return answer(201, "<html>Created</html>");
    if (fault === "no_sid") return answer(201, { status: "queued" });
    if (fault === "cut_after") return request.socket.destroy();
    answer(201, { sid, status: "queued" });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
