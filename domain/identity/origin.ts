import type { Actor } from "../context.ts";
import { DomainError, refusals } from "../errors.ts";

/** Whether a page may speak for its visitor to this tenant; without an Origin the caller is no browser and passes. */
export function originAllowed(origin: string | null, sites: readonly string[]): boolean {
  return origin === null || sites.includes(origin);
}

/** @throws DomainError `origin_not_allowed` */
export function assertOriginAllowed(actor: Actor, sites: readonly string[]): void {
  if (actor.kind === "visitor" && !originAllowed(actor.origin, sites)) throw originRefused();
}

export function originRefused(): DomainError {
  return new DomainError("origin_not_allowed", refusals.origin_not_allowed);
}
