import type { AppointmentRecord } from "../../db/queries/appointment-record.ts";
import { type ListAppointments, listAppointments, type Place } from "../../db/queries/list-appointments.ts";
import { assertBusiness, type Context, unwrap } from "../context.ts";
import { type Page, pageOf } from "../page.ts";

/**
 * A page of the business's appointments by start. What is inserted or moved meanwhile shifts no later page. One round
 * trip.
 */
export async function list(ctx: Context, input: ListAppointments): Promise<Page<AppointmentRecord, Place>> {
  assertBusiness(ctx.actor);
  const { limit } = input;
  const found = unwrap(await listAppointments(ctx.db, ctx.tenantId, { ...input, limit: limit + 1 }), ctx.log);
  return pageOf(found, limit, ({ start, id }) => ({ start, id }));
}
