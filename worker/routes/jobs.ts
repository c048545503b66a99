import type { JobRecord } from "../../db/queries/job-record.ts";
import { AUTONOMOUS_ACTIONS, DUTIES, JOB_STATUSES } from "../../db/schema/jobs.ts";
import { CHANNELS, MESSAGE_STATUSES } from "../../db/schema/messages.ts";
import { list } from "../../domain/autonomy/list-jobs.ts";
import { retry } from "../../domain/autonomy/retry.ts";
import { contextOf } from "../middleware/actor.ts";
import { cursorText, newestCursor } from "./cursor.ts";
import {
  createRoute,
  createRouter,
  guarded,
  idSchema,
  instantOrNull,
  instantSchema,
  instantText,
  jsonBody,
  limitSchema,
  responses,
  tenantParams,
  z,
} from "./wire.ts";

const kindSchema = z.enum([...AUTONOMOUS_ACTIONS, ...DUTIES]);
const statusSchema = z.enum(JOB_STATUSES);

const jobSchema = z
  .object({
    id: z.uuid(),
    kind: kindSchema,
    variant: z.string().openapi({ description: "Tells jobs of one kind and cause apart, such as `first`" }),
    status: statusSchema,
    subjectId: z.uuid(),
    runAt: instantSchema,
    attempts: z.int(),
    reason: z.string().nullable().openapi({ description: "Why it waits, failed or was cancelled" }),
    createdAt: instantSchema,
    finishedAt: instantSchema.nullable(),
    messages: z.array(
      z.object({
        id: z.uuid(),
        channel: z.enum(CHANNELS),
        status: z.enum(MESSAGE_STATUSES),
        segments: z.int().nullable().openapi({ description: "What a text is billed as" }),
        reason: z.string().nullable(),
        createdAt: instantSchema,
      }),
    ),
  })
  .openapi("Job");

const listJobs = createRoute({
  method: "get",
  path: "/jobs",
  operationId: "listJobs",
  summary: "What gomomo does and did by itself, the newest first",
  ...guarded({ scope: "settings:read" }),
  request: {
    params: tenantParams,
    query: z.object({
      status: statusSchema.optional(),
      kind: kindSchema.optional(),
      subjectId: idSchema.optional(),
      cursor: newestCursor.optional(),
      limit: limitSchema,
    }),
  },
  responses: responses(
    200,
    z.object({ items: z.array(jobSchema), nextCursor: z.string().nullable() }).openapi("JobList"),
  ),
});

const retryJob = createRoute({
  method: "post",
  path: "/jobs/{jobId}/retry",
  operationId: "retryJob",
  summary: "Run a failed job again",
  description:
    "Also where nobody knows whether its message went out: then whoever gets it may get it twice. Its failure is " +
    "resolved with it.",
  ...guarded({ scope: "settings:write" }),
  request: { params: tenantParams.extend({ jobId: idSchema }), body: jsonBody(z.strictObject({})) },
  responses: responses(200, jobSchema, {
    404: "`not_found`",
    409: "`not_changeable`: only a job that failed can be run again",
  }),
});

export const jobs = createRouter()
  .openapi(listJobs, async (c) => {
    const ctx = contextOf(c, c.req.valid("param").tenantId);
    const { cursor, ...query } = c.req.valid("query");
    const { items, next } = await list(ctx, { ...query, after: cursor });
    return c.json({ items: items.map(jobOnWire), nextCursor: next && cursorText(next) }, 200);
  })
  .openapi(retryJob, async (c) => {
    const { tenantId, jobId } = c.req.valid("param");
    return c.json(jobOnWire(await retry(contextOf(c, tenantId), jobId)), 200);
  });

function jobOnWire({ runAt, createdAt, finishedAt, messages, ...rest }: JobRecord): z.infer<typeof jobSchema> {
  return {
    ...rest,
    runAt: instantText(runAt),
    createdAt: instantText(createdAt),
    finishedAt: instantOrNull(finishedAt),
    messages: messages.map((message) => ({ ...message, createdAt: instantText(message.createdAt) })),
  };
}
