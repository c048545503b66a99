import { z } from "zod";
import type { Challenge } from "../domain/context.ts";
import type { Config } from "./config.ts";
import { createLog, errorData } from "./log.ts";

const DEADLINE_MS = 5_000;
/** Longer ones are none: https://developers.cloudflare.com/turnstile/get-started/server-side-validation/ */
const MAX_TOKEN_LENGTH = 2048;

const answerSchema = z.object({ success: z.boolean() });

/**
 * Cloudflare Turnstile. Where it cannot be asked nobody has passed: it is asked only of those who wasted holds before.
 * Source: https://developers.cloudflare.com/turnstile/get-started/server-side-validation/
 */
export function turnstile({ siteKey, secretKey, endpoint }: NonNullable<Config["turnstile"]>): Challenge {
  return {
    siteKey,
    async verify(token) {
      if (token.length > MAX_TOKEN_LENGTH) return false;
      const deadline = new AbortController();
      const timer = setTimeout(() => deadline.abort(), DEADLINE_MS);
      try {
        const response = await fetch(endpoint, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ secret: secretKey, response: token }),
          signal: deadline.signal,
        });
        const answer = answerSchema.safeParse(await response.json());
        return answer.success && answer.data.success;
      } catch (error) {
        createLog().warn("turnstile_unreachable", errorData(error));
        return false;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
