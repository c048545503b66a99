import type { ErrorHandler } from "hono";
import type { AppEnv } from "../app-env.ts";
import { messagePage } from "../pages/message-page.ts";
import { codeOf, kinds, logUnhandled, type ProblemCode, RETRY_AFTER } from "../problem.ts";

const WORDS: Partial<Record<ProblemCode, { title: string; text: string }>> = {
  // Alike for what never was, what has ended and what was tampered with.
  not_found: {
    title: "This link leads nowhere",
    text: "It may be old or mistyped. Please look for the newest message about your appointment, or ask the business.",
  },
  origin_not_allowed: {
    title: "That did not come from this page",
    text: "To be safe, nothing was done. Please open your appointment and press the button there.",
  },
  rate_limited: {
    title: "That was a lot at once",
    text: "Please wait a minute, then load this page again.",
  },
  database_unavailable: {
    title: "The appointment book cannot be reached",
    text: "Please look again in a few minutes: your appointment will show how it stands.",
  },
  busy: {
    title: "Many people are booking at this moment",
    text: "Please try it again in a moment.",
  },
  internal: {
    title: "Something went wrong on our side",
    text: "Please look again in a few minutes: your appointment will show how it stands.",
  },
};
const UNREADABLE = {
  title: "That could not be read",
  text: "Nothing was done. Please open your appointment and try it again.",
};

/** What a client sees where their appointment cannot be shown. */
export const showTrouble: ErrorHandler<AppEnv> = (error, c) => {
  const code = codeOf(error);
  if (code === "internal") logUnhandled(error, c);
  const { title, text } = WORDS[code] ?? UNREADABLE;
  const retryAfter = RETRY_AFTER[code];
  if (retryAfter) c.header("Retry-After", String(retryAfter));
  const [, , token = ""] = c.req.path.split("/");
  const next = code === "not_found" ? undefined : { href: `/m/${token}`, text: "Open my appointment" };
  return c.html(messagePage(title, text, next), kinds[code].status);
};
