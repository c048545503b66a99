import { expect } from "vitest";
import { type Answer, ask, type call, type Problem } from "./http.ts";
import type { TestTenant } from "./tenant.ts";

/** The booking doors of the REST API, as a visitor's program uses them. */

export interface SlotOnWire {
  start: string;
  end: string;
  staffIds: string[];
}

export interface HoldOnWire {
  id: string;
  holdToken: string;
  start: string;
  end: string;
  serviceId: string;
  staffId: string;
  expiresAt: string;
}

export interface AppointmentOnWire {
  id: string;
  version: number;
  reference: string;
  status: string;
  start: string;
  end: string;
  timezone: string;
  serviceId: string;
  staffId: string;
  client: { name: string; email: string | null; phone: string | null };
  notes: string;
  manageUrl: string;
}

type Init = NonNullable<Parameters<typeof call>[1]>;

export const ANA = { name: "Ana Gómez", email: "ana@example.com" };
export const ADMIN = { authorization: "Bearer local-admin-key" };
export const MINUTE = 60_000;

export const utc = (ms: number) => new Date(ms).toISOString();
export const dateOf = (ms: number) => utc(ms).slice(0, 10);
export const pathOf = (tenant: Pick<TestTenant, "id">, rest: string) => `/api/v1/tenants/${tenant.id}${rest}`;

/** Asks for a hold and tells whatever came of it. */
export function askHold(
  tenant: TestTenant,
  start: number,
  { staffId, ...init }: Init & { staffId?: string | undefined } = {},
): Promise<Answer<Problem>> {
  const json = { serviceId: tenant.serviceId, start: utc(start), ...(staffId && { staffId }) };
  return ask(pathOf(tenant, "/holds"), { method: "POST", json, ...init });
}

/** Holds a slot that is known to be free. */
export async function hold(tenant: TestTenant, start: number, staffId?: string): Promise<HoldOnWire> {
  const { status, body } = await askHold(tenant, start, { staffId });
  expect({ status, body }).toMatchObject({ status: 201 });
  return body as unknown as HoldOnWire;
}

type HoldProof = Pick<HoldOnWire, "id" | "holdToken">;

/** Asks to confirm a hold and tells whatever came of it. */
export function askConfirm(
  tenant: TestTenant,
  held: HoldProof,
  { client = ANA, ...rest }: { client?: Record<string, unknown>; notes?: string } = {},
): Promise<Answer<Problem>> {
  return ask(pathOf(tenant, "/appointments"), {
    method: "POST",
    json: { holdId: held.id, client, ...rest },
    headers: { "hold-token": held.holdToken },
  });
}

/** Confirms a hold that is known to be good. */
export async function confirm(
  tenant: TestTenant,
  held: HoldProof,
  details?: Parameters<typeof askConfirm>[2],
): Promise<AppointmentOnWire> {
  const { status, body } = await askConfirm(tenant, held, details);
  expect({ status, body }).toMatchObject({ status: 201 });
  return body as unknown as AppointmentOnWire;
}

export function askRelease(tenant: TestTenant, held: HoldProof): Promise<Answer<Problem>> {
  return ask(pathOf(tenant, `/holds/${held.id}`), { method: "DELETE", headers: { "hold-token": held.holdToken } });
}

/** What is on offer on the date of an instant. */
export async function slotsOn(tenant: TestTenant, day: number, more = ""): Promise<SlotOnWire[]> {
  const query = `serviceId=${tenant.serviceId}&from=${dateOf(day)}&to=${dateOf(day)}${more}`;
  const { body } = await ask<{ slots: SlotOnWire[] }>(pathOf(tenant, `/availability?${query}`));
  return body.slots;
}

/** Whether anyone is free at exactly this start. */
export async function isOnOffer(tenant: TestTenant, start: number): Promise<boolean> {
  return (await slotsOn(tenant, start)).some((slot) => slot.start === utc(start));
}

/** Those of the slots that are not on offer, staff and all. */
export async function notOnOffer(tenant: TestTenant, slots: readonly SlotOnWire[] = []): Promise<SlotOnWire[]> {
  const missing: SlotOnWire[] = [];
  for (const slot of slots) {
    const offered = await slotsOn(tenant, Date.parse(slot.start));
    if (!offered.some((each) => JSON.stringify(each) === JSON.stringify(slot))) missing.push(slot);
  }
  return missing;
}
