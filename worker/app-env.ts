import type { RequestIdVariables } from "hono/request-id";

/** What Hono's contexts carry here. */
export interface AppEnv {
  Bindings: Env;
  Variables: RequestIdVariables;
}
