import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { developmentVars } from "./db/local/development-vars.ts";

export default defineConfig({
  test: {
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
          globalSetup: ["tests/support/stack.ts"],
        },
      },
    ],
  },
});
