import { z } from "zod";
import type { Challenge } from "../domain/context.ts";
import type { Config } from "./config.ts";
import { inTime } from "./in-time.ts";
import { createLog, errorData } from "./log.ts";

const DEADLINE_MS = 5_000;
/** Longer ones are none: https://developers.cloudflare.com/turnstile/get-started/server-side-validation/ */
const MAX_TOKEN_LENGTH = 2048;

const answerSchema = z.object({ success: z.boolean(), "error-codes": z.array(z.string()).default([]) });

type Turnstile = NonNullable<Config["turnstile"]>;

/**
 * Cloudflare Turnstile. Where it cannot be asked nobody has passed: it is asked only of those who wasted holds before.
 * Source: https://developers.cloudflare.com/turnstile/get-started/server-side-validation/
 */
export function turnstile(keys: Turnstile): Challenge {
  return {
    siteKey: keys.siteKey,
    verify: async (token) => token.length <= MAX_TOKEN_LENGTH && (await ask(keys, token))?.success === true,
  };
}

/** Whether Turnstile knows the secret: it says so of any token that is none. Null where it does not answer. */
export async function secretIsKnown(keys: Turnstile): Promise<boolean | null> {
  const answer = await ask(keys, "setup");
  return answer && !answer["error-codes"].includes("invalid-input-secret");
}

async function ask({ secretKey, endpoint }: Turnstile, token: string): Promise<z.infer<typeof answerSchema> | null> {
  try {
    return await inTime(DEADLINE_MS, async (signal) => {
      const response = await fetch(endpoint, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ secret: secretKey, response: token }),
        signal,
      });
      return answerSchema.parse(await response.json());
    });
  } catch (error) {
    createLog().warn("turnstile_unreachable", errorData(error));
    return null;
  }
}
