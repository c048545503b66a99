import type { Links } from "../domain/context.ts";
import type { Config } from "./config.ts";
import { signManageToken, signUnsubscribeToken } from "./tokens.ts";

/** Links to this deployment. */
export function linksOf({ publicUrl, tokenKeys }: Pick<Config, "publicUrl" | "tokenKeys">): Links {
  return {
    manage: async (tenantId, appointmentId) =>
      `${publicUrl}/m/${await signManageToken(tokenKeys, { tenantId, appointmentId })}`,
    unsubscribe: async (tenantId, email) =>
      `${publicUrl}/u/${await signUnsubscribeToken(tokenKeys, { tenantId, email })}`,
    page: (slug) => `${publicUrl}/b/${slug}`,
  };
}
