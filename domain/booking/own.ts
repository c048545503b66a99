import type { Actor } from "../context.ts";
import { DomainError, notFound } from "../errors.ts";

/**
 * Who may touch this appointment: the business, a conversation (whose tools look after what is its own), and a client
 * by the link to just this one.
 *
 * @throws DomainError `unauthenticated`, `not_found`
 */
export function assertOwn(actor: Actor, appointmentId: string): void {
  if (actor.kind === "visitor") throw new DomainError("unauthenticated", "A key or a manage token is needed.");
  if (actor.kind === "client" && actor.appointmentId !== appointmentId) throw notFound("appointment");
}
