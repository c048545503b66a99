import { COUNTED_MS, type HoldLedger, type PlacedHold } from "../domain/booking/hold-quota.ts";

/** What a SlotLock remembers of the holds that it placed: when they end, for the alarm, and whose they were. */
export class PlacedHolds implements HoldLedger {
  private readonly sql: SqlStorage;
  private isReady = false;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  ofCaller(callerKey: string, since: number): PlacedHold[] {
    if (!this.isThere()) return [];
    return this.sql
      .exec<Row>("SELECT * FROM placed_holds WHERE caller_key = ? AND expires_at > ?", callerKey, since)
      .toArray()
      .map((row) => ({ id: row.id, callerKey, sessionId: row.session_id, expiresAt: row.expires_at }));
  }

  add({ id, callerKey, sessionId, expiresAt }: Omit<PlacedHold, "callerKey"> & { callerKey: string | null }): void {
    this.migrate();
    this.sql.exec(
      "INSERT OR REPLACE INTO placed_holds (id, caller_key, session_id, expires_at, swept) VALUES (?, ?, ?, ?, 0)",
      id,
      callerKey,
      sessionId,
      expiresAt,
    );
  }

  /** What was placed ends when the database says; a hold whose caller is not counted is remembered for that alone. */
  placed(id: string, expiresAt: number): void {
    this.migrate();
    this.sql.exec(
      "INSERT INTO placed_holds (id, expires_at, swept) VALUES (?, ?, 0) ON CONFLICT (id) DO UPDATE SET expires_at = excluded.expires_at",
      id,
      expiresAt,
    );
  }

  remove(id: string): void {
    if (this.isThere()) this.sql.exec("DELETE FROM placed_holds WHERE id = ?", id);
  }

  /** All that has ended by now was turned in the database; forgets what is counted no more. */
  swept(now: number): void {
    if (!this.isThere()) return;
    this.sql.exec("UPDATE placed_holds SET swept = 1 WHERE expires_at <= ?", now);
    this.sql.exec(
      "DELETE FROM placed_holds WHERE swept = 1 AND (caller_key IS NULL OR expires_at <= ?)",
      now - COUNTED_MS,
    );
  }

  /** When there is next something to do, epoch milliseconds; null where nothing is remembered. */
  next(): number | null {
    if (!this.isThere()) return null;
    return this.sql
      .exec<{ next: number | null }>(
        "SELECT min(CASE swept WHEN 0 THEN expires_at ELSE expires_at + ? END) AS next FROM placed_holds",
        COUNTED_MS,
      )
      .one().next;
  }

  /** Not in the object's constructor: one that never held anything, for a tenant that never was, leaves no storage. */
  private migrate(): void {
    if (this.isReady) return;
    this.sql.exec(
      `CREATE TABLE IF NOT EXISTS placed_holds (id TEXT PRIMARY KEY, caller_key TEXT, session_id TEXT,
         expires_at INTEGER NOT NULL, swept INTEGER NOT NULL) STRICT;
       CREATE INDEX IF NOT EXISTS placed_holds_caller ON placed_holds (caller_key, expires_at);`,
    );
    this.isReady = true;
  }

  private isThere(): boolean {
    this.isReady ||= this.sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'placed_holds'").toArray().length > 0;
    return this.isReady;
  }
}

type Row = { id: string; session_id: string | null; expires_at: number };
