/**
 * Many named timers over the one alarm that a Durable Object has. They live in storage: what was set before a restart
 * still rings, perhaps late or twice.
 */
export class Timers<Name extends string> {
  private readonly storage: DurableObjectStorage;

  constructor(storage: DurableObjectStorage) {
    this.storage = storage;
  }

  migrate(): void {
    this.storage.sql.exec("CREATE TABLE IF NOT EXISTS timers (name TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT");
  }

  /** Sets or moves a timer; epoch milliseconds. */
  async set(name: Name, at: number): Promise<void> {
    this.storage.sql.exec("INSERT OR REPLACE INTO timers (name, at) VALUES (?, ?)", name, at);
    await this.arm();
  }

  async clear(name: Name): Promise<void> {
    this.storage.sql.exec("DELETE FROM timers WHERE name = ?", name);
    await this.arm();
  }

  /** The timers that have rung by `now`; they stay until they are cleared or set anew. */
  due(now: number): Name[] {
    const rows = this.storage.sql.exec<{ name: string }>("SELECT name FROM timers WHERE at <= ? ORDER BY at", now);
    return rows.toArray().map(({ name }) => name as Name);
  }

  /** Sets the alarm to the next timer. */
  async arm(): Promise<void> {
    const { next } = this.storage.sql.exec<{ next: number | null }>("SELECT min(at) AS next FROM timers").one();
    if (next === null) await this.storage.deleteAlarm();
    else await this.storage.setAlarm(next);
  }
}
