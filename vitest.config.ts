import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { developmentVars } from "./db/local/development-vars.ts";

/** What hangs is ended; a machine that is busy with other things is no failure. */
const patience = { testTimeout: 30_000, hookTimeout: 60_000 };

/** A model's account that opens nothing anywhere. */
const MODEL = { OPENAI_API_KEY: "fake-key-for-a-stand-in", OPENAI_MODEL: "stand-in" };

/** Tests inside workerd, on a PostgreSQL that the files of a project share. */
function inWorkerd(
  name: string,
  include: string[],
  { hasQueue, hasModel = false, ...more }: { hasQueue: boolean; hasModel?: boolean; fileParallelism?: boolean },
) {
  return {
    plugins: [
      cloudflareTest(({ inject }) => ({
        wrangler: { configPath: "./wrangler.toml" },
        miniflare: {
          // Where what follows a change is not the matter, it does not run beside the test either.
          ...(!hasQueue && { queueProducers: { WORK: "nobody-consumes-this" } }),
          bindings: {
            ...developmentVars,
            DATABASE_URL: inject("databaseUrl"),
            NEON_FETCH_ENDPOINT: inject("fetchEndpoint"),
            OWNER_URL: inject("ownerUrl"),
            GATEWAY_URL: inject("gatewayUrl"),
            ...(hasModel && { ...MODEL, OPENAI_BASE_URL: `${inject("modelUrl")}/v1` }),
          },
        },
      })),
    ],
    test: {
      name,
      include,
      // Each test makes tenants and sessions of its own, so one runtime serves all files.
      isolate: false,
      globalSetup: ["tests/support/stack.ts", ...(hasModel ? ["tests/support/model-stand-in.ts"] : [])],
      ...patience,
      ...more,
    },
  };
}

export default defineConfig({
  test: {
    // What passes says nothing, so that what fails is seen.
    silent: "passed-only",
    reporters: ["default", "./tests/support/figures.ts"],
    projects: [
      {
        test: {
          name: "node",
          include: ["tests/{domain,db/local,operator,widget}/**/*.test.{ts,tsx}"],
          ...patience,
        },
      },
      inWorkerd("workerd", ["tests/{worker,durable-objects}/**/*.test.ts"], { hasQueue: false }),
      // Everywhere else the rules answer alone.
      inWorkerd("model", ["tests/model/**/*.test.ts"], { hasQueue: false, hasModel: true }),
      // Sweeps go across all tenants, so they have a database to themselves, and each file its turn.
      inWorkerd("cron", ["tests/queues/**/*.test.ts"], { hasQueue: true, fileParallelism: false }),
      {
        test: {
          name: "browser",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/e2e/support/setup.ts"],
          // One product and one browser for all files, and nothing else beside them that makes them slow.
          fileParallelism: false,
          isolate: false,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
        },
      },
    ],
  },
});
