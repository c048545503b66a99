import { type SQL, sql } from "drizzle-orm";
import { epoch } from "../client.ts";
import type { ApiScope } from "../schema/identity.ts";

/** An API key as its tenant sees it, without the key and its hash; instants in epoch milliseconds. */
export interface ApiKeyRecord {
  id: string;
  name: string;
  prefix: string;
  scopes: ApiScope[];
  createdAt: number;
  /** To the hour. */
  lastUsedAt: number | null;
  revokedAt: number | null;
}

/** Columns of `ApiKeyRecord` from rows named `k`; all of them may be kept as an answer. */
export function apiKeyColumns(): SQL {
  return sql`k.id, k.name, k.prefix, k.scopes, ${epoch(sql`k.created_at`)} AS "createdAt",
    ${epoch(sql`k.last_used_at`)} AS "lastUsedAt", ${epoch(sql`k.revoked_at`)} AS "revokedAt"`;
}
