import { type ClientChange, changeClient } from "../../db/queries/change-client.ts";
import type { ClientRecord } from "../../db/queries/client-record.ts";
import { actorName, assertBusiness, type Context, unwrap } from "../context.ts";
import { DomainError, invalid, notFound, refusals } from "../errors.ts";
import { emailTaken } from "./refusals.ts";

/**
 * Changes a client's record: what is left out stays. Said again it changes nothing. One round trip.
 *
 * @param input.version only if it still is this version
 * @throws DomainError `not_found`, `version_mismatch`, `not_changeable` for a client who was erased, `invalid_request`
 */
export async function change(
  ctx: Context,
  input: { clientId: string; change: ClientChange; version?: number | undefined },
): Promise<ClientRecord> {
  assertBusiness(ctx.actor);
  const changed = await changeClient(ctx.db, ctx.tenantId, {
    clientId: input.clientId,
    change: input.change,
    version: input.version ?? null,
    now: ctx.clock.now(),
    actor: actorName(ctx.actor),
  });
  const answer = unwrap(changed, ctx.log);
  switch (answer.verdict) {
    case "changed":
      return answer.client;
    case "not_found":
      throw notFound("client");
    case "not_changeable":
      throw new DomainError("not_changeable", "This client was erased.");
    case "version_mismatch":
      throw new DomainError("version_mismatch", refusals.version_mismatch);
    case "email_taken":
      throw emailTaken();
    case "no_number":
      throw invalid([{ path: "texts", message: "need a phone number" }]);
    case "unreachable":
      throw invalid([{ path: "email", message: "an email or a phone number is needed" }]);
  }
}
