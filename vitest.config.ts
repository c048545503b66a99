import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { developmentVars } from "./db/local/development-vars.ts";

export default defineConfig({
  test: {
    // What passes says nothing, so that what fails is seen.
    silent: "passed-only",
    projects: [
      {
        test: {
          name: "node",
          include: ["tests/{domain,db/local,widget}/**/*.test.{ts,tsx}"],
        },
      },
      {
        plugins: [
          cloudflareTest(({ inject }) => ({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              bindings: {
                ...developmentVars,
                DATABASE_URL: inject("databaseUrl"),
                NEON_FETCH_ENDPOINT: inject("fetchEndpoint"),
                OWNER_URL: inject("ownerUrl"),
                GATEWAY_URL: inject("gatewayUrl"),
              },
            },
          })),
        ],
        test: {
          name: "workerd",
          include: ["tests/{worker,durable-objects}/**/*.test.ts"],
          // Each test makes tenants and sessions of its own, so one runtime serves all files.
          isolate: false,
          globalSetup: ["tests/support/stack.ts"],
        },
      },
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
