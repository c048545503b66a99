import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "node",
          include: ["tests/{domain,db/local,widget}/**/*.test.{ts,tsx}"],
          environment: "node",
        },
      },
    ],
  },
});
