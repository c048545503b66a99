import * as webhooks from "twilio/lib/webhooks/webhooks";
import type { Config } from "../config.ts";

/**
 * Whether Twilio itself sent this. Where no Twilio is set up nobody can have signed: that is let through in local
 * development alone. Source: https://www.twilio.com/docs/usage/security#validating-requests
 *
 * @param url as Twilio asked for it, to the last byte
 */
export function isSignedByTwilio(
  { environment, twilio }: Pick<Config, "environment" | "twilio">,
  { signature, url, form }: { signature: string | null; url: string; form: Record<string, string | string[]> },
): boolean {
  if (!twilio) return environment === "local";
  return signature !== null && webhooks.validateRequest(twilio.authToken, signature, url, form);
}
