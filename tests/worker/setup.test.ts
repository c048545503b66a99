import { describe, expect, inject, it } from "vitest";
import { ADMIN } from "../support/booking.ts";
import { type Answer, ask, expectProblem } from "../support/http.ts";
import { withTwilio } from "../support/texts.ts";

interface Setup {
  status: string;
  checks: { name: string; ok: boolean; detail: string }[];
}

const look = (bindings: object = {}, headers: Record<string, string> = ADMIN) =>
  ask<Setup>("/health/setup", { headers, bindings });
const failing = ({ body }: Answer<Setup>) => body.checks.filter(({ ok }) => !ok);

describe("/health/setup, for the operator", () => {
  it("finds every setting and binding of a whole deployment in order", async () => {
    const { status, body } = await look();
    expect({ status, failing: body.checks.filter(({ ok }) => !ok), whole: body.status }).toEqual({
      ...{ status: 200, failing: [], whole: "ok" },
    });
    const names = body.checks.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        ...["settings", "database", "database schema", "SLOT_LOCK", "CHAT_SESSION", "HEALTH_WATCH", "WORK", "EMAIL"],
      ]),
    );
  });

  it.each(["HEALTH_WATCH", "WORK", "EMAIL"])("misses %s where a deployment has no such binding", async (name) => {
    const answer = await look({ [name]: undefined });
    expect(failing(answer).map((check) => check.name)).toEqual([name]);
  });

  it("names every setting that keeps a deployment from running, and no value", async () => {
    const key = { ADMIN_API_KEY: "an-admin-key-that-nobody-guesses" };
    const answer = await look(
      { ENVIRONMENT: "production", ...key, PUBLIC_URL: "http://book.example.com" },
      { authorization: `Bearer ${key.ADMIN_API_KEY}` },
    );
    const details = failing(answer).map(({ detail }) => detail);
    for (const name of ["PUBLIC_URL", "TOKEN_KEYS", "DATABASE_URL", "NEON_FETCH_ENDPOINT"]) {
      expect(details.join("\n")).toContain(name);
    }
    expect(JSON.stringify(answer.body)).not.toMatch(/book\.example|local-app-password|bG9jYWw/);
  });

  it.each([
    ["1x0000000000000000000000000000000AA", []],
    ["nobody-knows-this-secret", ["TURNSTILE_SECRET_KEY"]],
  ])("asks Turnstile whether it knows the secret %s", async (secret, expected) => {
    const turnstile = { TURNSTILE_SITE_KEY: "site", TURNSTILE_SECRET_KEY: secret };
    const answer = await look({ ...turnstile, TURNSTILE_ENDPOINT: inject("turnstileUrl") });
    expect(failing(answer).map(({ name }) => name)).toEqual(expected);
  });

  it("says that Turnstile cannot be reached", async () => {
    const nowhere = "http://127.0.0.1:9/";
    const turnstile = { TURNSTILE_SITE_KEY: "site", TURNSTILE_SECRET_KEY: "secret", TURNSTILE_ENDPOINT: nowhere };
    expect(failing(await look(turnstile)).map(({ name }) => name)).toEqual(["TURNSTILE_SECRET_KEY"]);
  });

  it.each([
    ["not-a-real-twilio-token", []],
    ["nobody-knows-this-token", ["TWILIO_AUTH_TOKEN"]],
  ])("asks Twilio whether it knows the credentials (%s)", async (TWILIO_AUTH_TOKEN, expected) => {
    const answer = await look(withTwilio("stand-in", { TWILIO_AUTH_TOKEN }));
    expect(failing(answer).map(({ name }) => name)).toEqual(expected);
    expect(JSON.stringify(answer.body)).not.toContain(TWILIO_AUTH_TOKEN);
  });

  it("says that Twilio cannot be reached", async () => {
    const answer = await look(withTwilio("stand-in", { TWILIO_ENDPOINT: "http://127.0.0.1:9" }));
    expect(failing(answer)).toMatchObject([{ name: "TWILIO_AUTH_TOKEN", detail: "Twilio does not answer" }]);
  });

  it("is for nobody else", async () => {
    expectProblem(await ask("/health/setup"), 401, "unauthenticated");
    expectProblem(await ask("/health/setup", { headers: { authorization: "Bearer wrong" } }), 401, "unauthenticated");
  });
});
