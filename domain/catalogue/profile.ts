import { isSupportedCountry } from "libphonenumber-js/min";
import { z } from "zod";
import { keptText } from "../text.ts";
import { DEFAULT_ACCENT } from "./accent.ts";

/** What a business says of itself: where it is reached, what the receptionist may state, how it looks. */

/** ISO 3166-1 alpha-2, of the countries whose telephone numbers are known. */
export const countrySchema = z
  .string()
  .max(2)
  .toUpperCase()
  .refine((country) => isSupportedCountry(country), 'must be an ISO 3166-1 alpha-2 country such as "US"');

const email = z.email("must be an email address").max(254);
/** As it was typed; `readPhones` makes it E.164. */
const phone = z.string().trim().min(1).max(40);

export const contactShape = { email, billingEmail: email, phone, personalPhone: phone };

export const factsShape = {
  address: keptText(300),
  directions: keptText(1000),
  phone,
  email,
  parking: keptText(1000),
  policies: keptText(2000),
  about: keptText(2000),
  questions: z
    .array(z.strictObject({ question: needed(300), answer: needed(1000) }))
    .max(30, "must be at most 30 questions"),
};

export const DEFAULT_LOOK = { accent: DEFAULT_ACCENT, privacyUrl: "/privacy" };

export const lookShape = {
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as "#2f6f5e"')
    .toLowerCase(),
  privacyUrl: z
    .string()
    .max(500)
    // A path stands for a page of ours.
    .refine(
      (url) => /^\/(?![/\\])[\x21-\x7e]*$/.test(url) || isHttps(url),
      "must be an https address, or a path of our own",
    ),
};

export const limitsShape = {
  holdMinutes: z.int().min(1).max(60),
  chatMessagesPerMinute: z.int().min(1).max(120),
  holdsPerAddress: z.int().min(1).max(1000),
  upcomingPerClient: z.int().min(1).max(1000),
  // A week at most: what is further away nobody remembers anyway.
  firstReminderMinutes: z.int().min(0).max(10_080),
  secondReminderMinutes: z.int().min(0).max(10_080),
  textsPerHour: z.int().min(1).max(20),
  modelTokensPerDay: z.int().min(0).max(100_000_000),
};

const MAX_SITES = 20;
const SITE = /^(https:\/\/[^\s/?#@\\*]+|http:\/\/localhost(:\d+)?)\/?$/i;

/** Origins in the form in which browsers send them (RFC 6454, 6.1), each once. */
export const sitesSchema = z
  .array(
    z
      .string()
      .max(300)
      .transform((text, check) => {
        const url = SITE.test(text) ? URL.parse(text) : null;
        if (url) return url.origin;
        check.addIssue("must be an origin such as https://example.com, without a path (http for localhost alone)");
        return z.NEVER;
      }),
  )
  .max(MAX_SITES, `must be at most ${MAX_SITES} sites`)
  .transform((sites) => [...new Set(sites)]);

/** The same fields, each of which may be left as it is or, with null, be taken away. */
export function mergeable<Shape extends Record<string, z.ZodType>>(shape: Shape) {
  return z.strictObject(
    Object.fromEntries(Object.entries(shape).map(([field, schema]) => [field, schema.nullable().optional()])) as {
      [Field in keyof Shape]: z.ZodOptional<z.ZodNullable<Shape[Field]>>;
    },
  );
}

function needed(max: number) {
  return keptText(max).refine((text) => text.trim() !== "", "is needed");
}

function isHttps(text: string): boolean {
  return /^https:\/\/[\x21-\x7e]+$/i.test(text) && URL.canParse(text);
}
