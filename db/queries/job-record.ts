import { type SQL, sql } from "drizzle-orm";
import { epoch } from "../client.ts";
import type { JobKind, JobStatus } from "../schema/jobs.ts";
import type { Channel, MessageStatus } from "../schema/messages.ts";

/** A message of a job: what became of it, and neither what it said nor to whom. */
export interface MessageRecord {
  id: string;
  channel: Channel;
  status: MessageStatus;
  /** What a text is billed as. */
  segments: number | null;
  reason: string | null;
  /** Epoch milliseconds. */
  createdAt: number;
}

/** A job as the business sees it. Instants are epoch milliseconds. */
export interface JobRecord {
  id: string;
  kind: JobKind;
  /** Tells jobs of one kind and cause apart, "first". */
  variant: string;
  status: JobStatus;
  /** The appointment, hold, inquiry or key that it is about. */
  subjectId: string;
  runAt: number;
  /** How often it was begun. */
  attempts: number;
  /** Why it waits, failed or was cancelled. */
  reason: string | null;
  createdAt: number;
  finishedAt: number | null;
  /** Oldest first; of several all but the last certainly did not go out, or were given up by a person. */
  messages: MessageRecord[];
}

/** The columns of a `JobRecord`, of jobs `j`. */
export function jobColumns(): SQL {
  return sql`j.id, j.kind, j.variant, j.status, j.subject_id AS "subjectId", ${epoch(sql`j.run_at`)} AS "runAt", j.attempts,
    j.reason, ${epoch(sql`j.created_at`)} AS "createdAt", ${epoch(sql`j.finished_at`)} AS "finishedAt",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'channel', m.channel, 'status', m.status,
        'segments', m.segments, 'reason', m.reason, 'createdAt', ${epoch(sql`m.created_at`)})
        ORDER BY m.created_at, m.id), '[]')
      FROM messages m WHERE m.tenant_id = j.tenant_id AND m.job_id = j.id) AS messages`;
}
