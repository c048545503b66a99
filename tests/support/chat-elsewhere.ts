import { eq, sql } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import { tenants } from "../../db/schema/tenants.ts";
import { cancel } from "../../domain/booking/cancel.ts";
import { move } from "../../domain/booking/move.ts";
import { ANA, type AppointmentOnWire, confirm, hold } from "./booking.ts";
import type { Business } from "./chat-business.ts";
import { contextFor } from "./domain.ts";
import { ownerDatabase, type TestTenant } from "./tenant.ts";
import { dateAhead } from "./travel.ts";

/** What happens to a business's book outside of the conversation that is looked at. */

/** The instant of a time of day so many days ahead, as the business's clocks show it. */
export function at(business: Pick<Business, "timezone">, days: number, time: string): number {
  return dateAhead(days, business.timezone).toZonedDateTime({
    timeZone: business.timezone,
    plainTime: Temporal.PlainTime.from(time),
  }).epochMilliseconds;
}

/** An appointment that was booked through the API. */
export async function bookedElsewhere(
  business: Business,
  service: string,
  start: number,
  { client = ANA, staffId }: { client?: Record<string, unknown>; staffId?: string } = {},
): Promise<AppointmentOnWire> {
  const tenant = { ...business, serviceId: business.service(service) } as unknown as TestTenant;
  return confirm(tenant, await hold(tenant, start, staffId), { client });
}

/** The business moves it with its own hand. */
export function moveElsewhere(business: Pick<Business, "id">, appointmentId: string, start: number) {
  return move(contextFor(business, { actor: { kind: "platform" } }), { appointmentId, start });
}

export function cancelElsewhere(business: Pick<Business, "id">, appointmentId: string) {
  return cancel(contextFor(business, { actor: { kind: "platform" } }), { appointmentId });
}

/** How long before its start an appointment may be changed by its client, in minutes. */
export async function setNotice(business: Pick<Business, "id">, minutes: number): Promise<void> {
  await ownerDatabase()
    .update(tenants)
    .set({ changeNoticeMinutes: minutes, configVersion: sql`config_version + 1` })
    .where(eq(tenants.id, business.id));
}
