import { type SQL, sql } from "drizzle-orm";
import { type Database, instant, type Result } from "../client.ts";
import { type ClientRecord, clientColumns, clientJoins } from "./client-record.ts";
import { journal } from "./journal.ts";

/** What is to be otherwise; what is left out stays. */
export interface ClientChange {
  name?: string | undefined;
  /** Null takes it out. */
  email?: string | null | undefined;
  /** E.164; null takes it out. Who agreed to texts agreed for one number: with another one that ends. */
  phone?: string | null | undefined;
  notes?: string | undefined;
  blocked?: boolean | undefined;
  /** Whether they agree to texts, and how they said so. */
  texts?: { agreed: true; by: string } | { agreed: false } | undefined;
}

export interface ChangeClient {
  clientId: string;
  change: ClientChange;
  /** Only if it still is this version; null for any. */
  version: number | null;
  now: number;
  actor: string;
}

export type ChangeClientAnswer =
  | { verdict: "changed"; client: ClientRecord }
  | { verdict: "not_found" | "not_changeable" | "version_mismatch" | "unreachable" | "no_number" | "email_taken" };

/** What a change is about. */
const COLUMNS = sql.raw("name, email, phone, notes, blocked_at, texts_agreed_at, texts_agreed_by, texts_ended_at");

/** Changes a client's record. Said again it changes nothing. One round trip. */
export async function changeClient(
  db: Database,
  tenantId: string,
  { clientId, change, version, now, actor }: ChangeClient,
): Promise<Result<ChangeClientAnswer>> {
  const given = (value: string | null | undefined, column: SQL) => (value === undefined ? column : sql`${value}::text`);
  const phone = given(change.phone, sql`c.phone`);
  const at = instant(now);
  const batch = await db.book({ tenantId }, [
    sql`
    WITH target AS (SELECT * FROM clients WHERE tenant_id = ${tenantId}::uuid AND id = ${clientId}::uuid),
    wanted AS (
      SELECT ${given(change.name, sql`c.name`)} AS name, ${given(change.email, sql`c.email`)} AS email,
        ${phone} AS phone, ${given(change.notes, sql`c.notes`)} AS notes,
        ${change.blocked === undefined ? sql`c.blocked_at` : change.blocked ? sql`coalesce(c.blocked_at, ${at})` : sql`NULL::timestamptz`}
          AS blocked_at,
        ${textsWanted(change.texts, phone, at)}
      FROM target c
    ),
    decision AS (
      SELECT CASE
          WHEN target.erased_at IS NOT NULL THEN 'not_changeable'
          WHEN EXISTS (SELECT ${COLUMNS} FROM wanted INTERSECT SELECT ${COLUMNS} FROM target) THEN 'as_it_is'
          WHEN ${version}::int <> target.version THEN 'version_mismatch'
          WHEN wanted.email IS NULL AND wanted.phone IS NULL THEN 'unreachable'
          WHEN wanted.phone IS NULL AND wanted.texts_agreed_at IS NOT NULL AND wanted.texts_ended_at IS NULL THEN 'no_number'
          WHEN EXISTS (SELECT FROM clients o WHERE o.tenant_id = ${tenantId}::uuid
            AND o.email_key = lower(${change.email ?? null}::text) AND o.id <> ${clientId}::uuid) THEN 'email_taken'
          ELSE 'change'
        END AS verdict
      FROM target, wanted
    ),
    changed AS (
      UPDATE clients c SET (${COLUMNS}) = (SELECT ${COLUMNS} FROM wanted), version = c.version + 1
      FROM decision
      WHERE decision.verdict = 'change' AND c.tenant_id = ${tenantId}::uuid AND c.id = ${clientId}::uuid
      RETURNING c.*
    ),
    changes AS (
      SELECT tenant_id, ${at} AS at, ${actor}::text AS actor, 'client.changed' AS kind, id AS subject_id,
        jsonb_build_object('version', version, 'fields', ${JSON.stringify(Object.keys(change))}::jsonb,
          'blocked', blocked_at IS NOT NULL, 'texts', texts_agreed_at IS NOT NULL AND texts_ended_at IS NULL) AS data
      FROM changed
    ),
    ${journal()},
    told_now AS (SELECT * FROM changed UNION ALL SELECT target.* FROM target, decision WHERE verdict = 'as_it_is')
    SELECT decision.verdict AS decided, told_row.*
    FROM decision LEFT JOIN (SELECT ${clientColumns()} FROM told_now c ${clientJoins(now)}) told_row ON true`,
  ]);
  if (!batch.ok) {
    const { fault } = batch;
    const isTaken = fault.kind === "constraint" && fault.constraint === "clients_tenant_email_key";
    return isTaken ? { ok: true, value: { verdict: "email_taken" } } : batch;
  }
  const { decided = "not_found", ...client } = batch.value[0]?.[0] ?? {};
  if (client.id) return { ok: true, value: { verdict: "changed", client: client as unknown as ClientRecord } };
  return { ok: true, value: { verdict: decided } as ChangeClientAnswer };
}

/** The three columns of the agreement to texts, from a row `c` as it was. */
function textsWanted(texts: ClientChange["texts"], phone: SQL, at: SQL): SQL {
  if (texts?.agreed) {
    const stands = sql`(c.texts_agreed_by = ${texts.by}::text AND c.texts_ended_at IS NULL
      AND c.phone IS NOT DISTINCT FROM ${phone})`;
    return sql`CASE WHEN ${stands} THEN c.texts_agreed_at ELSE ${at} END AS texts_agreed_at,
      ${texts.by}::text AS texts_agreed_by, NULL::timestamptz AS texts_ended_at`;
  }
  const ends = texts ? sql`true` : sql`c.texts_agreed_at IS NOT NULL AND c.phone IS DISTINCT FROM ${phone}`;
  return sql`c.texts_agreed_at, c.texts_agreed_by,
    CASE WHEN ${ends} THEN coalesce(c.texts_ended_at, ${at}) ELSE c.texts_ended_at END AS texts_ended_at`;
}
