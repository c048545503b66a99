import type { ErrorHandler } from "hono";
import { wordsOf } from "../../words/languages.ts";
import type { PageWords } from "../../words/types/pages.ts";
import type { AppEnv } from "../app-env.ts";
import { messagePage } from "../pages/message-page.ts";
import { codeOf, kinds, logUnhandled, type ProblemCode, RETRY_AFTER } from "../problem.ts";
import { languageAsked } from "./page-language.ts";

const TROUBLE: Partial<Record<ProblemCode, Exclude<keyof PageWords["trouble"], "open">>> = {
  // Alike for what never was, what has ended and what was tampered with.
  not_found: "noSuchLink",
  origin_not_allowed: "foreignForm",
  rate_limited: "tooMuch",
  database_unavailable: "unreachable",
  busy: "busy",
  internal: "ours",
};

/** What a client sees where their appointment cannot be shown. */
export const showTrouble: ErrorHandler<AppEnv> = (error, c) => {
  const code = codeOf(error);
  if (code === "internal") logUnhandled(error, c);
  const retryAfter = RETRY_AFTER[code];
  if (retryAfter) c.header("Retry-After", String(retryAfter));
  const language = languageAsked(c);
  const { trouble } = wordsOf(language).pages;
  const [, , token = ""] = c.req.path.split("/");
  const next = code === "not_found" ? undefined : { href: `/m/${token}`, text: trouble.open };
  return c.html(messagePage(trouble[TROUBLE[code] ?? "unreadable"], language, next), kinds[code].status);
};
