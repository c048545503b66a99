/** The gateway's way to PostgreSQL: one bounded pool per user and database, every connection clean before its next use. */
import pg from "pg";
import { Pipeline } from "./pipeline.ts";
import { ConnectFailed, ProtocolError, type SqlRequest, type StatementResult } from "./protocol.ts";

export interface DatabaseOptions {
  /** PostgreSQL on 127.0.0.1; the host in the caller's connection string is ignored. */
  port: number;
  /** Connections per connection string; more requests than these wait in line. */
  maxConnections: number;
}

export class Database {
  private readonly options: DatabaseOptions;
  private readonly pools = new Map<string, pg.Pool>();

  constructor(options: DatabaseOptions) {
    this.options = options;
  }

  /**
   * Runs a request in one round trip to PostgreSQL: a batch as one transaction, a single statement by itself.
   * When `signal` fires the caller has hung up, and the statement is cancelled as Neon's proxy cancels it.
   * @throws pg.DatabaseError for a statement that failed, ConnectFailed when there is no connection to be had
   */
  async run(request: SqlRequest, signal: AbortSignal): Promise<StatementResult[]> {
    const pool = this.poolFor(request.connectionString);
    const client = await connect(pool);
    const cancel = () => cancelRunning(pool, client);
    signal.addEventListener("abort", cancel);
    try {
      if (signal.aborted) return [];
      return await execute(client, request);
    } finally {
      signal.removeEventListener("abort", cancel);
      // A cancel may arrive late and would hit the next user of this connection: such a connection is closed.
      if (signal.aborted) client.release(true);
      else void recycle(client);
    }
  }

  async close(): Promise<void> {
    const pools = [...this.pools.values()];
    this.pools.clear();
    await Promise.all(pools.map((pool) => pool.end()));
  }

  private poolFor(connectionString: string): pg.Pool {
    const known = this.pools.get(connectionString);
    if (known) return known;
    const pool = new pg.Pool({
      ...credentialsOf(connectionString),
      host: "127.0.0.1",
      port: this.options.port,
      max: this.options.maxConnections,
      idleTimeoutMillis: 30_000,
      allowExitOnIdle: true,
    });
    // A connection without a running query breaks when PostgreSQL stops. Whoever uses it next is told or the pool drops
    // it; without these listeners Node would exit.
    pool.on("error", () => undefined);
    pool.on("connect", (client) => client.on("error", () => undefined));
    this.pools.set(connectionString, pool);
    return pool;
  }
}

function credentialsOf(connectionString: string): pg.PoolConfig {
  try {
    const url = new URL(connectionString);
    return {
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      database: decodeURIComponent(url.pathname.slice(1)),
      application_name: url.searchParams.get("application_name") ?? "gomomo-gateway",
    };
  } catch {
    throw new ProtocolError(400, "invalid connection string in Neon-Connection-String");
  }
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ConnectFailed(`couldn't connect to compute node: ${reason}`, { cause });
  }
}

async function execute(client: pg.PoolClient, { begin, statements }: SqlRequest): Promise<StatementResult[]> {
  if (begin === null) return client.query(new Pipeline(statements)).finished;
  const wrapped = [{ text: begin, params: [] }, ...statements, { text: "COMMIT", params: [] }];
  try {
    const results = await client.query(new Pipeline(wrapped)).finished;
    return results.slice(1, -1);
  } catch (error) {
    // Before the answer, so that a caller who tries again at once does not meet its own locks.
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

/** Undoes what a statement may have left behind (SET, temporary tables, advisory locks); after the answer, off its path. */
async function recycle(client: pg.PoolClient): Promise<void> {
  try {
    await client.query("DISCARD ALL");
    client.release();
  } catch {
    client.release(true); // broken, or a lone BEGIN left a transaction open: PostgreSQL rolls back when it is closed
  }
}

function cancelRunning(pool: pg.Pool, client: pg.PoolClient & { processID?: number | null }): void {
  // Nobody waits for the outcome any more; if the cancel fails the statement simply ends by itself.
  void pool.query("SELECT pg_cancel_backend($1)", [client.processID]).catch(() => undefined);
}
