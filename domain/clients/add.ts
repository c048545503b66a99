import { addClient } from "../../db/queries/add-client.ts";
import type { ClientRecord } from "../../db/queries/client-record.ts";
import { actorName, assertBusiness, type Context, unwrap } from "../context.ts";
import { notFound } from "../errors.ts";
import { emailTaken } from "./refusals.ts";

export interface AddClientInput {
  name: string;
  email?: string | undefined;
  /** E.164. */
  phone?: string | undefined;
  notes?: string | undefined;
}

/**
 * Writes down a client before their first appointment. One round trip.
 *
 * @throws DomainError `invalid_request` that names `email` where it is another client's, `not_found`
 */
export async function add(ctx: Context, { name, email, phone, notes }: AddClientInput): Promise<ClientRecord> {
  assertBusiness(ctx.actor);
  const added = await addClient(ctx.db, ctx.tenantId, {
    id: ctx.ids.uuid(),
    name,
    email: email ?? null,
    phone: phone ?? null,
    notes: notes ?? "",
    now: ctx.clock.now(),
    actor: actorName(ctx.actor),
  });
  const answer = unwrap(added, ctx.log);
  if (answer.verdict === "added") return answer.client;
  if (answer.verdict === "email_taken") throw emailTaken();
  throw notFound("business");
}
