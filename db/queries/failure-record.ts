import { type SQL, sql } from "drizzle-orm";
import { epoch } from "../client.ts";

/** Something that went wrong, as the business sees it. Instants are epoch milliseconds. */
export interface FailureRecord {
  id: string;
  /** "job.send_reminder", "queue.events". */
  type: string;
  message: string;
  /** The job or subject that it happened to. */
  subjectId: string;
  payload: Record<string, unknown>;
  retries: number;
  createdAt: number;
  updatedAt: number;
  resolvedAt: number | null;
  /** As the audit log names them. */
  resolvedBy: string | null;
}

/** The columns of a `FailureRecord`, of failures `f`. */
export function failureColumns(): SQL {
  return sql`f.id, f.type, f.message, f.subject_id AS "subjectId", f.payload, f.retries,
    ${epoch(sql`f.created_at`)} AS "createdAt", ${epoch(sql`f.updated_at`)} AS "updatedAt",
    ${epoch(sql`f.resolved_at`)} AS "resolvedAt", f.resolved_by AS "resolvedBy"`;
}
