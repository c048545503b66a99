import type { Context as HonoContext } from "hono";
import { accepts } from "hono/accepts";
import { DEFAULT_LANGUAGE, LANGUAGES, type Language, languageOf } from "../../words/languages.ts";
import type { AppEnv } from "../app-env.ts";

/** The language that a browser asks for, as far as it is one of ours (RFC 9110, 12.5.4). */
export function languageAsked(c: HonoContext<AppEnv>): Language {
  c.header("Vary", "Accept-Language", { append: true });
  const spoken = accepts(c, {
    header: "Accept-Language",
    supports: LANGUAGES,
    default: DEFAULT_LANGUAGE,
    match: (wanted) =>
      wanted
        .filter(({ q }) => q > 0)
        .map(({ type }) => languageOf(type))
        .find((language) => language !== null) ?? DEFAULT_LANGUAGE,
  });
  return spoken as Language;
}
