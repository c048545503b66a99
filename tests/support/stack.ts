import type { TestProject } from "vitest/node";
import { startTestStack } from "../../db/local/test-stack.ts";
import { startFaultyTwilio } from "./faulty-twilio.ts";
import { startOperatorHook } from "./operator-hook.ts";
import { startTurnstile } from "./turnstile.ts";
import { startTwilio } from "./twilio.ts";

/** A throw-away PostgreSQL behind the gateway, for all test files of a run; each test makes tenants of its own. */
export default async function setup(project: TestProject) {
  const stack = await startTestStack();
  project.provide("databaseUrl", stack.databaseUrl);
  project.provide("ownerUrl", stack.ownerUrl);
  project.provide("gatewayUrl", stack.gatewayUrl);
  project.provide("fetchEndpoint", stack.fetchEndpoint);
  project.provide("seed", Number(process.env.SEED ?? Date.now() % 1_000_000_000));
  project.provide("rounds", process.env.ROUNDS ? Number(process.env.ROUNDS) : null);
  project.provide("harnessSteps", Number(process.env.HARNESS_STEPS ?? 1500));
  const turnstile = await startTurnstile();
  project.provide("turnstileUrl", turnstile.url);
  const twilio = await startTwilio();
  project.provide("twilioUrl", twilio.url);
  project.provide("callbackUrl", twilio.callbackUrl);
  const faultyTwilio = await startFaultyTwilio();
  project.provide("faultyTwilioUrl", faultyTwilio.url);
  const operatorHook = await startOperatorHook();
  project.provide("operatorHookUrl", operatorHook.url);
  return async () => {
    await Promise.all([turnstile.stop(), twilio.stop(), faultyTwilio.stop(), operatorHook.stop()]);
    await stack.stop();
  };
}
