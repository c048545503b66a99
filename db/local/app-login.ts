/** How the Worker logs in to a local database. Not a secret: PostgreSQL listens on 127.0.0.1 only. */
import { APP_ROLE } from "../migrate.ts";
import { localAppPassword } from "./development-vars.ts";

/** `port` is for people and direct connections; the gateway goes by user, password and database alone. */
export function appUrl(port: number): string {
  return `postgres://${APP_ROLE}:${localAppPassword}@127.0.0.1:${port}/gomomo`;
}
