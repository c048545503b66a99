import { z } from "zod";
import { apiKeyLetter } from "../../messages/account-letters.ts";
import { mailTo } from "../../messages/outgoing.ts";
import { deliver, THE_BUSINESS } from "../deliver.ts";
import { fail } from "../ending.ts";
import type { JobTool } from "./tool.ts";

const apiKeyData = z.object({ prefix: z.string(), scopes: z.array(z.string()) });

/** Tells a business what has happened to its account. */
export const sendAccountMail: JobTool = async (ctx, claim) => {
  const { variant, data } = claim.job;
  if (variant !== "api_key_created") return fail("unknown_variant", "There is no account mail of this kind.");
  const { business } = claim.facts;
  const letter = apiKeyLetter(business, apiKeyData.parse(data));
  return deliver(ctx, claim, THE_BUSINESS, {
    kind: variant,
    email: mailTo(business.contact.email, letter),
    text: null,
    prefers: "email",
    isNeeded: true,
    // However late: a key that nobody knows of is good until it is revoked.
    usefulUntil: Number.POSITIVE_INFINITY,
  });
};
