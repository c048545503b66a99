import { type SQL, sql } from "drizzle-orm";
import { epoch, instant } from "../client.ts";

/** A client as the business sees them; instants in epoch milliseconds. */
export interface ClientRecord {
  id: string;
  version: number;
  name: string;
  email: string | null;
  /** E.164. */
  phone: string | null;
  /** The business's own; no client sees them. */
  notes: string;
  /** Since when they cannot book by themselves. */
  blockedAt: number | null;
  textsAgreedAt: number | null;
  /** How they agreed to texts, as the business told it. */
  textsAgreedBy: string | null;
  textsEndedAt: number | null;
  createdAt: number;
  erasedAt: number | null;
  visits: number;
  noShows: number;
  upcoming: number;
  lastVisitAt: number | null;
}

/** Selects `ClientRecord` columns from rows of clients named `c`. */
export function clientColumns(): SQL {
  return sql`c.id, c.version, c.name, c.email, c.phone, c.notes, ${epoch(sql`c.blocked_at`)} AS "blockedAt",
    ${epoch(sql`c.texts_agreed_at`)} AS "textsAgreedAt", c.texts_agreed_by AS "textsAgreedBy",
    ${epoch(sql`c.texts_ended_at`)} AS "textsEndedAt", ${epoch(sql`c.created_at`)} AS "createdAt",
    ${epoch(sql`c.erased_at`)} AS "erasedAt", history.visits, history."noShows", history.upcoming, history."lastVisitAt"`;
}

/** The join that `clientColumns` needs behind `c`. */
export function clientJoins(now: number): SQL {
  return sql`
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE a.status = 'completed') AS visits,
        count(*) FILTER (WHERE a.status = 'no_show') AS "noShows",
        count(*) FILTER (WHERE a.status IN ('confirming', 'confirmed') AND a.starts_at > ${instant(now)}) AS upcoming,
        ${epoch(sql`max(a.starts_at) FILTER (WHERE a.status = 'completed')`)} AS "lastVisitAt"
      FROM appointments a WHERE a.tenant_id = c.tenant_id AND a.client_id = c.id
    ) history`;
}
