import "vitest";

/** What the global setups of this folder give to the tests in the Worker's runtime, by `inject`. */
declare module "vitest" {
  interface ProvidedContext {
    databaseUrl: string;
    ownerUrl: string;
    gatewayUrl: string;
    fetchEndpoint: string;
    /** The stand-in for Turnstile. */
    turnstileUrl: string;
    /** The stand-in for Twilio, and where its callbacks wait. */
    twilioUrl: string;
    callbackUrl: string;
    /** A Twilio that fails as it is told to. */
    faultyTwilioUrl: string;
    /** The operator's webhook. */
    operatorHookUrl: string;
    /** The stand-in for a language model, in the project `model` only. */
    modelUrl: string;
    /** SEED and ROUNDS of the environment, which the runtime of the Worker's tests cannot read. */
    seed: number;
    rounds: number | null;
    /** HARNESS_STEPS, how long the race of tests/worker/race-harness.test.ts is. */
    harnessSteps: number;
  }
}
