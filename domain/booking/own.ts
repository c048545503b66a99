import { type Actor, isBusiness } from "../context.ts";
import { DomainError } from "../errors.ts";

/**
 * Who may touch this appointment: the business, a conversation (whose tools look after what is its own), and a client
 * by the link to just this one.
 *
 * @throws DomainError `unauthenticated`, `not_found`
 */
export function assertOwn(actor: Actor, appointmentId: string): void {
  if (actor.kind === "visitor") throw new DomainError("unauthenticated", "A key or a manage token is needed.");
  if (actor.kind === "client" && actor.appointmentId !== appointmentId) throw appointmentNotFound();
}

export function appointmentNotFound(): DomainError {
  return new DomainError("not_found", "There is no such appointment.");
}

/** @throws DomainError `unauthenticated` */
export function assertBusiness(actor: Actor): void {
  if (!isBusiness(actor)) throw new DomainError("unauthenticated", "A key is needed.");
}
