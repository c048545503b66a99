import ICAL from "ical.js";
import { expect } from "vitest";
import type { OutboxItem } from "../../adapters/outbox.ts";
import { ask } from "./http.ts";
import type { TestTenant } from "./tenant.ts";

/** What a business sent, the newest first, as the local outbox shows it. */
export async function sentBy({ id }: Pick<TestTenant, "id">): Promise<OutboxItem[]> {
  const { body } = await ask<OutboxItem[]>("/dev/outbox.json");
  return body.filter(({ tenantId }) => tenantId === id);
}

/** The newest message of a business, once it has sent so many. */
export async function newestOf(tenant: Pick<TestTenant, "id">, count: number): Promise<OutboxItem> {
  await expect.poll(async () => (await sentBy(tenant)).length, { timeout: 20_000 }).toBe(count);
  const [newest] = await sentBy(tenant);
  if (!newest) throw new Error("Nothing was sent");
  return newest;
}

/** An iCalendar file, read by a calendar's own parser. */
export function readCalendar(text: string) {
  // RFC 5545, 3.1: no line is longer than 75 octets, and every one ends with CRLF.
  for (const line of text.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  const calendar = new ICAL.Component(ICAL.parse(text));
  expect(calendar.getAllSubcomponents().map(({ name }) => name)).toEqual(["vevent"]);
  const component = calendar.getFirstSubcomponent("vevent");
  if (!component) throw new Error(text);
  const property = (name: string) => {
    const found = component.getFirstProperty(name);
    return found && { value: String(found.getFirstValue()), parameter: (key: string) => found.getFirstParameter(key) };
  };
  return {
    method: String(calendar.getFirstPropertyValue("method") ?? ""),
    event: new ICAL.Event(component),
    property,
    names: component.getAllProperties().map(({ name }) => name),
  };
}

/** The calendar file of a mail. */
export function calendarOf({ attachments }: OutboxItem) {
  const [file] = attachments;
  if (!file) throw new Error("Nothing is attached");
  return { type: file.type, ...readCalendar(file.content) };
}
