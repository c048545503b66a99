import type { AppointmentRecord } from "../../db/queries/appointment-record.ts";
import { type ListAppointments, listAppointments, type Place } from "../../db/queries/list-appointments.ts";
import { type Context, unwrap } from "../context.ts";
import { assertBusiness } from "./own.ts";

/**
 * A page of the business's appointments by start. What is inserted or moved meanwhile shifts no later page. One round
 * trip.
 *
 * @returns `next`, the place to go on from, or null at the end
 */
export async function list(
  ctx: Context,
  input: ListAppointments,
): Promise<{ items: AppointmentRecord[]; next: Place | null }> {
  assertBusiness(ctx.actor);
  const { limit } = input;
  // One more than asked for tells whether there is a next page.
  const found = unwrap(await listAppointments(ctx.db, ctx.tenantId, { ...input, limit: limit + 1 }), ctx.log);
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? { start: last.start, id: last.id } : null };
}
