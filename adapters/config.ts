import { z } from "zod";
import { developmentVars, localAppPassword } from "../db/local/development-vars.ts";
import type { OpenaiSettings } from "./openai/llm.ts";
import type { TokenKey } from "./tokens.ts";

/** The settings of a deployment, checked. */
export interface Config {
  environment: "local" | "staging" | "production";
  databaseUrl: string;
  /** Only the local stack speaks Neon's protocol elsewhere than at the database's own host. */
  neonFetchEndpoint: string | undefined;
  /** Where new SlotLocks are placed: near the database. Null leaves it to the platform. */
  locationHint: DurableObjectLocationHint | null;
  /** Where people reach this deployment, without a slash at the end; links in messages begin with it. */
  publicUrl: string;
  adminApiKey: string;
  /** Newest first. */
  tokenKeys: TokenKey[];
  /** Null where nobody is asked to show that they are no robot. */
  turnstile: { siteKey: string; secretKey: string; endpoint: string } | null;
  /** The master switch of what gomomo does by itself; duties it does anyway. */
  isAutonomous: boolean;
  /** The address that mails come from, at a domain that is set up for sending. */
  mailFrom: string;
  /** Null where no texts can be sent. `from` is a number in E.164 or a messaging service. */
  twilio: { accountSid: string; authToken: string; from: string; endpoint: string } | null;
  /** Where the operator is told of trouble; null for nowhere. */
  operator: { email: string | null; webhookUrl: string | null };
  /** Any API that speaks OpenAI's chat completions; null where the rules answer alone. `baseUrl` has its version. */
  model: OpenaiSettings | null;
  /** How long audit rows and domain events are kept, in days. */
  journalDays: number;
}

/** A deployment that must not run. It names every setting at fault with the rule that it breaks, and never a value. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`Settings to mend: ${faults.join("; ")}`);
    this.faults = faults;
  }
}

const tokenKeys = z.string().transform((text, check): TokenKey[] =>
  text.split(",").flatMap((pair) => {
    const [id = "", secret = ""] = pair.trim().split(":");
    const bytes = new Uint8Array(Buffer.from(secret, "base64url"));
    if (/^[a-z0-9-]{1,16}$/.test(id) && bytes.length >= 32) return [{ id, secret: bytes }];
    check.addIssue("must be id:key pairs, comma separated, newest first; a key is 32 or more bytes in base64url");
    return [];
  }),
);

const distinctTokenKeys = tokenKeys.refine(
  (keys) => new Set(keys.map(({ id }) => id)).size === keys.length,
  "must not use an id twice",
);

/** Null where the text is no URL, or its password is not percent-encoded as one must be. */
function passwordIn(url: string): string | null {
  try {
    return decodeURIComponent(new URL(url).password);
  } catch (error) {
    if (error instanceof TypeError || error instanceof URIError) return null;
    throw error;
  }
}

/** https://developers.cloudflare.com/durable-objects/reference/data-location/#provide-a-location-hint */
const LOCATION_HINTS = ["wnam", "enam", "sam", "weur", "eeur", "apac", "oc", "afr", "me"] as const;

/** A turn that takes longer than 30 seconds is looked after, so the model's part of it must be shorter. */
const MOST_TURN_MS = 25_000;

const schema = z.object({
  ENVIRONMENT: z.enum(["local", "staging", "production"]),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/gomomo_app:[^@]+@[^/]+\/.+/, "must be a postgres:// URL that logs in as gomomo_app")
    .refine((url) => passwordIn(url) !== null, "must be a URL, with what is special in its password percent-encoded"),
  NEON_FETCH_ENDPOINT: z.url().optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: "must be the https:// address of this deployment" })
    .transform((url) => url.replace(/\/+$/, "")),
  LOCATION_HINT: z.enum(LOCATION_HINTS).optional(),
  ADMIN_API_KEY: z.string().min(1),
  TOKEN_KEYS: distinctTokenKeys,
  TURNSTILE_SITE_KEY: z.string().min(1).optional(),
  TURNSTILE_SECRET_KEY: z.string().min(1).optional(),
  TURNSTILE_ENDPOINT: z.url().optional(),
  AUTONOMY_ENABLED: z.enum(["true", "false"]).default("false"),
  MAIL_FROM: z.email("must be the email address that mails are sent from"),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/i, "must be AC and 32 hexadecimal digits")
    .optional(),
  TWILIO_AUTH_TOKEN: z.string().min(1).optional(),
  TWILIO_FROM: z
    .string()
    .regex(/^(\+[1-9]\d{6,14}|MG[0-9a-f]{32})$/i, "must be a number in E.164 or a messaging service's id")
    .optional(),
  TWILIO_ENDPOINT: z.url().optional(),
  OPERATOR_EMAIL: z.email().optional(),
  OPERATOR_WEBHOOK_URL: z.url().optional(),
  OPENAI_API_KEY: z.string().min(1).optional(),
  OPENAI_MODEL: z.string().min(1).optional(),
  OPENAI_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  OPENAI_FIRST_BYTE_MS: z.coerce.number().int().min(100).max(MOST_TURN_MS).default(10_000),
  OPENAI_TURN_MS: z.coerce.number().int().min(100).max(MOST_TURN_MS).default(20_000),
  JOURNAL_DAYS: z.coerce.number().int().min(30).max(3_660).default(400),
});

const MIN_ADMIN_KEY_LENGTH = 24;
/** https://developers.cloudflare.com/turnstile/troubleshooting/testing/ */
const TURNSTILE_TEST_KEY = /^[123]x0{20}/;
export const TWILIO_ENDPOINT = "https://api.twilio.com";
const TURNSTILE_ENDPOINT = "https://challenges.cloudflare.com/turnstile/v0/siteverify";

/** The settings that hold, also among others, a value that everyone can read in the local stack. */
function developmentValues(vars: z.output<typeof schema>): string[] {
  const { DATABASE_URL, ADMIN_API_KEY, TOKEN_KEYS, TURNSTILE_SITE_KEY, TURNSTILE_SECRET_KEY } = vars;
  const known = tokenKeys.parse(developmentVars.TOKEN_KEYS);
  const isKnown = ({ secret }: TokenKey) => known.some((key) => Buffer.from(key.secret).equals(secret));
  return [
    ...(ADMIN_API_KEY === developmentVars.ADMIN_API_KEY ? ["ADMIN_API_KEY"] : []),
    ...(vars.MAIL_FROM === developmentVars.MAIL_FROM ? ["MAIL_FROM"] : []),
    ...(TOKEN_KEYS.some(isKnown) ? ["TOKEN_KEYS"] : []),
    ...(TURNSTILE_TEST_KEY.test(TURNSTILE_SITE_KEY ?? "") ? ["TURNSTILE_SITE_KEY"] : []),
    ...(TURNSTILE_TEST_KEY.test(TURNSTILE_SECRET_KEY ?? "") ? ["TURNSTILE_SECRET_KEY"] : []),
    ...(passwordIn(DATABASE_URL) === localAppPassword ? ["DATABASE_URL"] : []),
  ];
}

const TURNSTILE_TOGETHER = ["TURNSTILE_SITE_KEY", "TURNSTILE_SECRET_KEY"] as const;
const MODEL_TOGETHER = ["OPENAI_API_KEY", "OPENAI_MODEL"] as const;
const OPENAI_BASE_URL = "https://api.openai.com/v1";
const TWILIO_TOGETHER = ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_FROM"] as const;

/** What is missing of settings that make sense together only. */
function missingOf(vars: z.output<typeof schema>, together: readonly (keyof typeof vars)[]): string[] {
  const missing = together.filter((name) => !vars[name]);
  if (missing.length === together.length) return [];
  return missing.map((name) => `${name}: is needed with ${together.filter((other) => other !== name).join(" and ")}`);
}

/**
 * Reads and checks vars and secrets.
 *
 * @throws ConfigError where one is missing, malformed or, outside local development, a known development value
 */
export function readConfig(env: object): Config {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`));
  }
  const vars = parsed.data;
  if (vars.ENVIRONMENT !== "local") {
    const faults = developmentValues(vars).map((name) => `${name}: is a known development value`);
    if (vars.TURNSTILE_ENDPOINT) faults.push("TURNSTILE_ENDPOINT: is for local development only");
    if (vars.TWILIO_ENDPOINT) faults.push("TWILIO_ENDPOINT: is for local development only");
    if (vars.NEON_FETCH_ENDPOINT) faults.push("NEON_FETCH_ENDPOINT: is for local development only");
    if (vars.OPENAI_BASE_URL?.startsWith("http://")) faults.push("OPENAI_BASE_URL: must begin with https://");
    if (!vars.PUBLIC_URL.startsWith("https://")) faults.push("PUBLIC_URL: must begin with https://");
    if (vars.ADMIN_API_KEY.length < MIN_ADMIN_KEY_LENGTH) {
      faults.push(`ADMIN_API_KEY: must have at least ${MIN_ADMIN_KEY_LENGTH} characters`);
    }
    if (faults.length > 0) throw new ConfigError(faults);
  }
  const incomplete = [TURNSTILE_TOGETHER, TWILIO_TOGETHER, MODEL_TOGETHER].flatMap((names) => missingOf(vars, names));
  if (incomplete.length > 0) throw new ConfigError(incomplete);
  const { TURNSTILE_SITE_KEY: siteKey, TURNSTILE_SECRET_KEY: secretKey } = vars;
  const { OPENAI_API_KEY: apiKey, OPENAI_MODEL: model, OPENAI_BASE_URL: baseUrl = OPENAI_BASE_URL } = vars;
  const { OPENAI_FIRST_BYTE_MS: firstByteMs, OPENAI_TURN_MS: turnMs } = vars;
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_FROM: from } = vars;
  return {
    environment: vars.ENVIRONMENT,
    databaseUrl: vars.DATABASE_URL,
    neonFetchEndpoint: vars.NEON_FETCH_ENDPOINT,
    locationHint: vars.LOCATION_HINT ?? null,
    publicUrl: vars.PUBLIC_URL,
    adminApiKey: vars.ADMIN_API_KEY,
    tokenKeys: vars.TOKEN_KEYS,
    turnstile:
      siteKey && secretKey ? { siteKey, secretKey, endpoint: vars.TURNSTILE_ENDPOINT ?? TURNSTILE_ENDPOINT } : null,
    isAutonomous: vars.AUTONOMY_ENABLED === "true",
    mailFrom: vars.MAIL_FROM,
    twilio:
      accountSid && authToken && from
        ? { accountSid, authToken, from, endpoint: vars.TWILIO_ENDPOINT ?? TWILIO_ENDPOINT }
        : null,
    operator: { email: vars.OPERATOR_EMAIL ?? null, webhookUrl: vars.OPERATOR_WEBHOOK_URL ?? null },
    model: apiKey && model ? { apiKey, model, baseUrl, firstByteMs, turnMs } : null,
    journalDays: vars.JOURNAL_DAYS,
  };
}

/** The operator's key, also of a deployment whose other settings keep it from running; null where there is none. */
export function operatorKey(env: object): string | null {
  const { ADMIN_API_KEY: key } = env as { ADMIN_API_KEY?: unknown };
  return typeof key === "string" && key !== "" ? key : null;
}
