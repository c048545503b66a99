import { expect, it } from "vitest";
import { askRetry, plantFailedJob } from "../support/jobs-and-failures.ts";
import { createTenant } from "../support/tenant.ts";
import { jobRows } from "../support/work-rows.ts";

it("a job that is to run again is begun by the queue", async () => {
  const tenant = await createTenant();
  const { jobId } = await plantFailedJob(tenant);
  await askRetry(tenant, jobId);
  // The appointment that it was about is not there.
  await expect.poll(async () => (await jobRows(tenant))[0]?.status, { timeout: 20_000 }).toBe("cancelled");
});
