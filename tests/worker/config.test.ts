import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "../../adapters/config.ts";
import { developmentVars } from "../../db/local/development-vars.ts";
import worker from "../../worker/index.ts";

const SECRET = Buffer.alloc(32, 7).toString("base64url");
const good = {
  ENVIRONMENT: "production",
  DATABASE_URL: "postgres://gomomo_app:s3cret-password@ep-test.eu-central-1.aws.neon.tech/gomomo",
  PUBLIC_URL: "https://book.example.com",
  ADMIN_API_KEY: "an-admin-key-that-nobody-guesses",
  TOKEN_KEYS: `k1:${SECRET}`,
  MAIL_FROM: "bookings@example.com",
};
const { TOKEN_KEYS: devKeys = "" } = developmentVars;

function faultOf(vars: object): string {
  try {
    readConfig(vars);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return "none";
}

describe("the settings of a deployment", () => {
  it("are taken when they are whole", () => {
    expect(readConfig(good)).toMatchObject({ environment: "production", databaseUrl: good.DATABASE_URL });
    expect(readConfig(good).journalDays).toBe(400);
    expect(readConfig({ ...good, ...developmentVars })).toMatchObject({ environment: "local" });
  });

  it("may name several keys, the newest first", () => {
    const keys = `k2:${SECRET}, k1:${SECRET}`;
    expect(readConfig({ ...good, TOKEN_KEYS: keys }).tokenKeys.map(({ id }) => id)).toEqual(["k2", "k1"]);
  });

  it.each(Object.keys(good))("stop the start without %s, by name", (name) => {
    expect(faultOf({ ...good, [name]: undefined })).toMatch(name);
    expect(faultOf({ ...good, [name]: "" })).toMatch(name);
  });

  it.each([
    ["ENVIRONMENT", "testing"],
    ["DATABASE_URL", "postgres://gomomo_app:100%zz@ep-test.neon.tech/gomomo"],
    ["DATABASE_URL", "postgres://gomomo_app:s3cret-password@ep-test.neon.tech:99999999/gomomo"],
    ["DATABASE_URL", "postgres://neondb_owner:s3cret-password@ep-test.neon.tech/gomomo"],
    ["DATABASE_URL", "postgres://gomomo_app@ep-test.neon.tech/gomomo"],
    ["DATABASE_URL", "mysql://gomomo_app:s3cret-password@ep-test.neon.tech/gomomo"],
    ["ADMIN_API_KEY", "too-short-a-key"],
    ["TOKEN_KEYS", SECRET],
    ["TOKEN_KEYS", `k1:${SECRET.slice(0, 40)}`],
    ["TOKEN_KEYS", `k1:${SECRET},`],
    ["OPENAI_FIRST_BYTE_MS", "soon"],
    ["OPENAI_TURN_MS", "30000"],
    ["JOURNAL_DAYS", "forever"],
    ["JOURNAL_DAYS", "7"],
    ["MAIL_FROM", "bookings"],
    ["AUTONOMY_ENABLED", "yes"],
    ["TWILIO_ENDPOINT", "http://127.0.0.1:4444"],
    ["NEON_FETCH_ENDPOINT", "http://127.0.0.1:4444/sql"],
    ["LOCATION_HINT", "mars"],
    ["PUBLIC_URL", "http://book.example.org"],
    ["TURNSTILE_ENDPOINT", "http://127.0.0.1:5555/"],
  ])("stop the start with a malformed %s (%s), by name and without showing it", (name, value) => {
    const fault = faultOf({ ...good, [name]: value });
    expect(fault).toMatch(name);
    expect(fault).not.toContain(value);
    expect(fault).not.toContain("s3cret");
  });

  it.each([
    ["ADMIN_API_KEY", developmentVars.ADMIN_API_KEY ?? ""],
    ["MAIL_FROM", developmentVars.MAIL_FROM ?? ""],
    ["TOKEN_KEYS", devKeys],
    ["TOKEN_KEYS", `k1:${SECRET},${devKeys}`],
    ["TOKEN_KEYS", devKeys.replace("local:", "k1:")],
    ["TOKEN_KEYS", `${devKeys.replace("local:", "k2:")}, k1:${SECRET}`],
    ["TOKEN_KEYS", `k2:${SECRET}, ${devKeys.replace("local:", "k1:")}=`],
    ["TOKEN_KEYS", devKeys.replaceAll("-", "+").replaceAll("_", "/").replace("local:", "k1:")],
    ["TURNSTILE_SITE_KEY", "1x00000000000000000000AA"],
    ["TURNSTILE_SECRET_KEY", "2x0000000000000000000000000000000AA"],
    ["DATABASE_URL", good.DATABASE_URL.replace("s3cret-password", "local-app-password")],
  ])("stop the start with a development value in %s (%s)", (name, value) => {
    for (const ENVIRONMENT of ["production", "staging"]) {
      const fault = faultOf({ ...good, ENVIRONMENT, [name]: value });
      expect(fault).toMatch(name);
      expect(fault).not.toContain(value);
    }
  });

  it("are all named at once", () => {
    const fault = faultOf({ ENVIRONMENT: "production" });
    for (const name of ["DATABASE_URL", "ADMIN_API_KEY", "TOKEN_KEYS"]) expect(fault).toContain(name);
  });
});

it("a deployment with development values answers nobody, and tells no visitor why", async () => {
  const deployment = { ...(env as Env), ENVIRONMENT: "production" } as Env;
  for (const path of ["/health", "/health/db", `/api/v1/tenants/${crypto.randomUUID()}/services`]) {
    const request = new Request(`http://gomomo.test${path}`) as Request<unknown, IncomingRequestCfProperties>;
    const response = await worker.fetch(request, deployment, createExecutionContext());
    const body = await response.text();
    expect({ path, status: response.status, code: JSON.parse(body).code }).toEqual({
      path,
      status: 500,
      code: "internal",
    });
    expect(body).not.toMatch(/local|KEY|URL/);
  }
});
