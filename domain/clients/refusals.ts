import { DomainError, invalid } from "../errors.ts";

/** How the verbs about clients say no. */

export function clientNotFound(): DomainError {
  return new DomainError("not_found", "There is no such client.");
}

/** An email is how a client is found again, so it is one client's only. */
export function emailTaken(): DomainError {
  return invalid([{ path: "email", message: "is another client's already" }]);
}
