import { expect, it, vi } from "vitest";
import { askRetry, jobRows, plantFailedJob } from "../support/jobs-and-failures.ts";
import { createTenant } from "../support/tenant.ts";

it("a failed job that a person lets run again is begun by the queue itself", async () => {
  const tenant = await createTenant();
  const { jobId } = await plantFailedJob(tenant);
  await askRetry(tenant, jobId);
  await vi.waitFor(async () => expect(await jobRows(tenant)).toMatchObject([{ status: "cancelled" }]), {
    timeout: 20_000,
    interval: 100,
  });
});
