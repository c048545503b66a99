import { sql } from "drizzle-orm";
import { answering, answerOf } from "../answering.ts";
import { type Database, instant, type Result } from "../client.ts";
import { type AppointmentRecord, decisionAnswer, readDecision } from "./appointment-record.ts";
import { journal } from "./journal.ts";

export type Outcome = "completed" | "no_show";

export interface SetOutcome {
  appointmentId: string;
  outcome: Outcome;
  version: number | null;
  now: number;
  actor: string;
}

export type OutcomeAnswer =
  | { verdict: "done"; appointment: AppointmentRecord }
  | { verdict: "not_found" | "not_changeable" | "version_mismatch" };

/**
 * Tells how an appointment that has begun ended; one outcome may be corrected to the other. Said again it changes
 * nothing. One round trip.
 */
export async function setOutcome(
  db: Database,
  tenantId: string,
  { appointmentId, outcome, version, now, actor }: SetOutcome,
): Promise<Result<OutcomeAnswer>> {
  const parts = sql`
    target AS (
      SELECT a.* FROM appointments a
      WHERE a.tenant_id = ${tenantId}::uuid AND a.id = ${appointmentId}::uuid AND a.reference IS NOT NULL
    ),
    decision AS (
      SELECT CASE
          WHEN status = ${outcome} THEN 'as_it_is'
          WHEN status NOT IN ('confirmed', 'completed', 'no_show') OR starts_at > ${instant(now)} THEN 'not_changeable'
          WHEN ${version}::int <> version THEN 'version_mismatch'
          ELSE 'set'
        END AS verdict
      FROM target
    ),
    changed AS (
      UPDATE appointments a SET status = ${outcome}, version = a.version + 1, updated_at = ${instant(now)} FROM decision
      WHERE decision.verdict = 'set' AND a.tenant_id = ${tenantId}::uuid AND a.id = ${appointmentId}::uuid
      RETURNING a.*
    ),
    changes AS (
      SELECT tenant_id, ${instant(now)} AS at, ${actor}::text AS actor, 'appointment.' || status AS kind,
        id AS subject_id, jsonb_build_object('version', version) AS data
      FROM changed
    ),
    ${journal()},
    told_now AS (SELECT * FROM changed UNION ALL SELECT target.* FROM target, decision WHERE verdict = 'as_it_is')`;
  const statement = answering(db, parts, decisionAnswer(), sql`id IS NOT NULL`);
  const rows = answerOf(await db.book({ tenantId }, [statement]));
  if (!rows.ok) return rows;
  const { decided, appointment } = readDecision(rows.value);
  return { ok: true, value: (appointment ? { verdict: "done", appointment } : { verdict: decided }) as OutcomeAnswer };
}
