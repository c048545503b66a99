import { z } from "zod";

/** What travels through the queue `work`: ids alone, so that it may come twice, late and out of order. */
export const workMessage = z.object({ kind: z.enum(["events", "job"]), tenantId: z.uuid(), id: z.uuid() });
export type WorkMessage = z.infer<typeof workMessage>;
