import type { Config } from "../config.ts";
import { inTime } from "../in-time.ts";
import { createLog, errorData } from "../log.ts";

export type Twilio = NonNullable<Config["twilio"]>;

/** What Twilio answered; `body` is undefined where it is no JSON. */
export interface TwilioAnswer {
  status: number;
  body: unknown;
}

const DEADLINE_MS = 10_000;

/** The account's own part of the API. */
export function accountPath({ accountSid }: Twilio, rest: string): string {
  return `/2010-04-01/Accounts/${accountSid}${rest}`;
}

/**
 * Asks Twilio's REST API once: a form where there is one, else a GET. Null where no whole answer came in time: what was
 * asked for may have happened. Source: https://www.twilio.com/docs/usage/requests-to-twilio
 */
export async function askTwilio(
  twilio: Twilio,
  path: string,
  form?: Record<string, string>,
  deadlineMs = DEADLINE_MS,
): Promise<TwilioAnswer | null> {
  const credentials = Buffer.from(`${twilio.accountSid}:${twilio.authToken}`).toString("base64");
  try {
    return await inTime(deadlineMs, async (signal) => {
      const response = await fetch(`${twilio.endpoint}${path}`, {
        method: form ? "POST" : "GET",
        headers: { authorization: `Basic ${credentials}`, accept: "application/json" },
        ...(form && { body: new URLSearchParams(form) }),
        // What is sent elsewhere is not followed: the credentials are for this host.
        redirect: "manual",
        signal,
      });
      return { status: response.status, body: parsed(await response.text()) };
    });
  } catch (error) {
    createLog().warn("twilio_unreachable", errorData(error));
    return null;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whether Twilio knows these credentials. Null where it does not answer. */
export async function credentialsAreKnown(twilio: Twilio): Promise<boolean | null> {
  const answer = await askTwilio(twilio, accountPath(twilio, ".json"));
  if (answer?.status === 200) return true;
  return answer && [401, 403, 404].includes(answer.status) ? false : null;
}
