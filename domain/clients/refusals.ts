import { type DomainError, invalid } from "../errors.ts";

/** An email is how a client is found again, so it is one client's only. */
export function emailTaken(): DomainError {
  return invalid([{ path: "email", message: "is another client's already" }]);
}
