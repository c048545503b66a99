import { sql } from "drizzle-orm";
import { answering, answerOf } from "../answering.ts";
import { type Database, instant, type Result } from "../client.ts";
import { type ClientRecord, clientColumns, clientJoins } from "./client-record.ts";
import { journal } from "./journal.ts";

export interface AddClient {
  id: string;
  name: string;
  email: string | null;
  /** E.164. */
  phone: string | null;
  notes: string;
  now: number;
  actor: string;
}

export type AddClientAnswer = { verdict: "added"; client: ClientRecord } | { verdict: "email_taken" | "not_found" };

/** Writes down a new client; an email is one client's only. One round trip. */
export async function addClient(db: Database, tenantId: string, add: AddClient): Promise<Result<AddClientAnswer>> {
  const { id, name, email, phone, notes, now, actor } = add;
  const parts = sql`
    added AS (
      INSERT INTO clients (id, tenant_id, name, email, phone, notes, created_at)
      SELECT ${id}::uuid, t.id, ${name}, ${email}, ${phone}, ${notes}, ${instant(now)}
      FROM tenants t WHERE t.id = ${tenantId}::uuid
      ON CONFLICT ON CONSTRAINT clients_tenant_email_key DO NOTHING
      RETURNING *
    ),
    changes AS (
      SELECT tenant_id, ${instant(now)} AS at, ${actor}::text AS actor, 'client.created' AS kind, id AS subject_id,
        jsonb_build_object('version', version) AS data
      FROM added
    ),
    ${journal()}`;
  const answer = sql`
    SELECT CASE WHEN told_row.id IS NULL THEN 'email_taken' ELSE 'added' END AS verdict, told_row.*
    FROM tenants t LEFT JOIN (SELECT ${clientColumns()} FROM added c ${clientJoins(now)}) told_row ON true
    WHERE t.id = ${tenantId}::uuid`;
  const rows = answerOf(await db.book({ tenantId }, [answering(db, parts, answer, sql`verdict = 'added'`)]));
  if (!rows.ok) return rows;
  const { verdict = "not_found", ...client } = rows.value[0] ?? {};
  if (verdict !== "added") return { ok: true, value: { verdict: verdict as "email_taken" | "not_found" } };
  return { ok: true, value: { verdict, client: client as unknown as ClientRecord } };
}
