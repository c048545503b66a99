import { type AppointmentOnWire, confirm, hold } from "./booking.ts";
import { call } from "./http.ts";
import type { TestTenant } from "./tenant.ts";

/** A page as a client's browser gets it, without any script. */
export interface ClientPage {
  status: number;
  headers: Headers;
  html: string;
  /** What can be read on it, blanks put together. */
  text: string;
}

export const FORM = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };

/** An appointment so many hours ahead. */
export async function booked(
  tenant: TestTenant,
  hours = 48,
  details?: Parameters<typeof confirm>[2],
): Promise<AppointmentOnWire> {
  return confirm(tenant, await hold(tenant, tenant.hourAhead(hours)), details);
}

/** "/m/TOKEN" of an appointment. */
export function pathOfPage({ manageUrl }: Pick<AppointmentOnWire, "manageUrl">): string {
  return new URL(manageUrl).pathname;
}

export async function open(path: string, init?: Parameters<typeof call>[1]): Promise<ClientPage> {
  const response = await call(path, { redirect: "manual", ...init });
  const html = await response.text();
  return { status: response.status, headers: response.headers, html, text: readable(html) };
}

/** Sends a form, as one of our own pages does. */
export function send(
  path: string,
  fields: Record<string, string | number>,
  headers: Record<string, string> = FORM,
): Promise<ClientPage> {
  const body = new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])).toString();
  return open(path, { method: "POST", body, headers });
}

/** Opens what a link of the page says; the first, where several say it. */
export function follow(page: ClientPage, label: string): Promise<ClientPage> {
  const href = linkOf(page, label);
  if (!href) throw new Error(`No link says "${label}": ${page.text}`);
  return open(href);
}

/** Where the link leads that says this or is called so; null where there is none. */
export function linkOf({ html }: ClientPage, label: string): string | null {
  for (const [, attributes = "", content = ""] of html.matchAll(/<a\s([^>]*)>([\s\S]*?)<\/a\s*>/g)) {
    const called = /aria-label="([^"]*)"/.exec(attributes)?.[1];
    if (readable(content) === label || called === label) return plain(/href="([^"]*)"/.exec(attributes)?.[1] ?? "");
  }
  return null;
}

/** Presses the button of the page's form. */
export function press({ html }: ClientPage): Promise<ClientPage> {
  const [, action = "", content = ""] = /<form[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/.exec(html) ?? [];
  const inputs = [...content.matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]);
  return send(action, Object.fromEntries(inputs));
}

/** Opens the page that an answer leads to. */
export async function landed(answer: ClientPage): Promise<ClientPage> {
  const to = answer.headers.get("location");
  if (answer.status !== 303 || !to) throw new Error(`Leads nowhere: ${answer.status} ${answer.text}`);
  return open(to);
}

function readable(html: string): string {
  const body = html.replace(/<head>[\s\S]*?<\/head>/, "");
  return plain(body.replace(/<[^>]*>/g, " "))
    .replace(/\s+/g, " ")
    .trim();
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

function plain(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ENTITIES[name] ?? "");
}
