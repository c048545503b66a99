import { setTimeout as delay } from "node:timers/promises";
import { BLOOM_ID, HARBOR_ID } from "../../db/demo.ts";
import type { CatchUp } from "../../domain/receptionist/protocol.ts";
import type { BenchStack } from "./stack.ts";

/** One operation and how often it asked the database. */
export interface TripsRow {
  operation: string;
  roundTrips: number;
}

/** Trips for each hold that was placed while others were being placed; more than 1 are retries. */
export interface ContentionRow {
  name: string;
  holds: number;
  roundTrips: number;
}

interface Slot {
  start: string;
}

const DAY = 86_400_000;
const QUIET_MS = 1_500;
let addresses = 0;

/** Every operation through the Worker's front door, counted at the gateway; each was done once before, to warm it. */
export async function countRoundTrips(stack: BenchStack): Promise<TripsRow[]> {
  const [service] = await services(stack, BLOOM_ID);
  const slots = await freeSlots(stack, BLOOM_ID, service);
  const rows: TripsRow[] = [];
  const measure = async <Answer>(operation: string, call: () => Promise<Answer>): Promise<Answer> => {
    const before = await tripsWhenQuiet(stack);
    const answer = await call();
    rows.push({ operation, roundTrips: (await tripsSoFar(stack)) - before });
    return answer;
  };
  const path = `/api/v1/tenants/${BLOOM_ID}`;
  await send(stack, "POST", `${path}/holds`, { serviceId: service, start: slots[0]?.start });

  await measure("services", () => services(stack, BLOOM_ID));
  await measure("availability", () => freeSlots(stack, BLOOM_ID, service));
  const wish = { serviceId: service, start: slots[4]?.start };
  const hold = await measure("hold", () => send(stack, "POST", `${path}/holds`, wish));
  const token = { "hold-token": String(hold.holdToken) };
  const body = { holdId: hold.id, client: { name: "Bench", email: "bench@example.com" } };
  const booked = await measure("confirm", () => send(stack, "POST", `${path}/appointments`, body, token));
  const answered = await tripsSoFar(stack);
  rows.push({
    operation: "after it: the event acted on, the mail sent",
    roundTrips: (await tripsWhenQuiet(stack)) - answered,
  });
  const admin = { authorization: "Bearer local-admin-key" };
  const one = `${path}/appointments/${booked.id}`;
  await measure("get", () => send(stack, "GET", one, undefined, admin));
  const contact = { reference: booked.reference, email: body.client.email };
  await measure("look up", () => send(stack, "POST", `${path}/appointments/lookup`, contact, admin));
  await measure("list", () => send(stack, "GET", `${path}/appointments`, undefined, admin));
  await measure("move", () => send(stack, "PUT", one, { start: slots[12]?.start }, admin));
  await measure("cancel", () => send(stack, "DELETE", one, undefined, admin));
  const counter = { serviceId: service, start: slots[16]?.start, client: body.client };
  await measure("book without a hold", () => send(stack, "POST", `${path}/appointments`, counter, admin));
  const key = { "idempotency-key": crypto.randomUUID() };
  const keyed = { serviceId: service, start: slots[20]?.start };
  await measure("hold with an Idempotency-Key", () => send(stack, "POST", `${path}/holds`, keyed, key));
  await measure("the same said again", () => send(stack, "POST", `${path}/holds`, keyed, key));
  const other = await send(stack, "POST", `${path}/holds`, { serviceId: service, start: slots[8]?.start });
  const otherToken = { "hold-token": String(other.holdToken) };
  await measure("release", () => send(stack, "DELETE", `${path}/holds/${other.id}`, undefined, otherToken));

  const chat = chatWith(stack, `${path}/chat`);
  await measure("chat: connect", () => chat({}));
  const lines = [
    "a massage",
    "next week",
    "the first one",
    "Bench, bench@example.com",
    "yes, book it",
    "what are your prices?",
  ];
  for (const text of lines) await measure(`chat: "${text}"`, () => chat({ text }));
  return rows;
}

/** Holds of different times placed six at a time, as many as an object has connections. */
export async function countContention(stack: BenchStack): Promise<ContentionRow[]> {
  const [checkUp, cleaning] = await services(stack, HARBOR_ID);
  return [
    await contend(stack, "one person", cleaning),
    await contend(stack, "two people, the fairer one first", checkUp),
  ];
}

async function contend(stack: BenchStack, name: string, service: string | undefined): Promise<ContentionRow> {
  const slots = await freeSlots(stack, HARBOR_ID, service);
  // An hour apart, so that no two of them want the same time.
  const starts = slots.filter((slot, i) => i % 6 === 0 && slot.start).slice(0, 60);
  const before = await tripsSoFar(stack);
  let holds = 0;
  const queue = [...starts];
  const caller = async () => {
    for (let slot = queue.shift(); slot; slot = queue.shift()) {
      const wish = { serviceId: service, start: slot.start };
      const answer = await send(stack, "POST", `/api/v1/tenants/${HARBOR_ID}/holds`, wish);
      if (answer.holdToken) holds += 1;
    }
  };
  await Promise.all(Array.from({ length: 6 }, caller));
  return { name, holds, roundTrips: (await tripsSoFar(stack)) - before };
}

async function services(stack: BenchStack, tenantId: string): Promise<string[]> {
  const { items } = await send(stack, "GET", `/api/v1/tenants/${tenantId}/services`);
  return (items as { id: string }[]).map(({ id }) => id);
}

async function freeSlots(stack: BenchStack, tenantId: string, serviceId: string | undefined): Promise<Slot[]> {
  const date = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
  const query = `serviceId=${serviceId}&from=${date(2)}&to=${date(12)}`;
  return (await send(stack, "GET", `/api/v1/tenants/${tenantId}/availability?${query}`)).slots as Slot[];
}

/** A visitor who says a line at a time and waits for the answer. */
export function chatWith(stack: BenchStack, path: string) {
  let token: string | undefined;
  return async (say: { text?: string }): Promise<void> => {
    const body = { ...say, after: 0, ...(say.text && { id: crypto.randomUUID() }) };
    const answer = await send(stack, "POST", path, body, token ? { authorization: `Bearer ${token}` } : {});
    token = (answer as unknown as CatchUp).chatToken;
  };
}

/** When nothing goes on in the background any more: the queue's consumer begins a second after the answer. */
export async function tripsWhenQuiet(stack: BenchStack): Promise<number> {
  for (let before = await tripsSoFar(stack); ; ) {
    await delay(QUIET_MS);
    const now = await tripsSoFar(stack);
    if (now === before) return now;
    before = now;
  }
}

export async function tripsSoFar({ gatewayUrl }: BenchStack): Promise<number> {
  const stats = (await (await fetch(`${gatewayUrl}/stats`)).json()) as { roundTrips: number };
  return stats.roundTrips;
}

async function send(
  { url }: BenchStack,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Record<string, unknown>> {
  addresses += 1;
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      "content-type": "application/json",
      "cf-connecting-ip": `2001:db8:0:${addresses.toString(16)}::1`,
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (response.status === 204) return {};
  const answer = (await response.json()) as Record<string, unknown>;
  if (response.status >= 400 && answer.code !== "slot_taken")
    throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
  return answer;
}
