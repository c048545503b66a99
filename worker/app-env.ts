import type { RequestIdVariables } from "hono/request-id";
import type { Asking } from "../adapters/context.ts";

/** What Hono's contexts carry here. */
export interface AppEnv {
  Bindings: Env;
  Variables: RequestIdVariables & {
    /** Who asks and by what right; set by `allow` on every route of the API. */
    asking: Asking;
  };
}
