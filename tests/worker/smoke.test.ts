import { exports } from "cloudflare:workers";
import { expect, it } from "vitest";
it("answers", async () => {
  const response = await exports.default.fetch("http://local/health/db");
  expect([response.status, await response.json()]).toEqual([200, { status: "ok" }]);
});
