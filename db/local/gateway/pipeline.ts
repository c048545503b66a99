/** Several statements in one network round trip to PostgreSQL. */
import type pg from "pg";
import type { Statement, StatementResult } from "./protocol.ts";

interface CommandComplete {
  text: string;
}

/**
 * A query object for node-postgres (its `Submittable`): all statements go out at once with a single Sync, so PostgreSQL
 * runs them in order and skips the rest after the first error. Rows stay in text format, which node-postgres' own Query
 * would parse.
 */
export class Pipeline implements pg.Submittable {
  /** Settles when PostgreSQL is ready for the next query, or with the first error. */
  readonly finished: Promise<StatementResult[]>;
  private readonly statements: Statement[];
  private readonly results: StatementResult[] = [];
  private readonly settle: { resolve: (results: StatementResult[]) => void; reject: (error: Error) => void };
  private current: Omit<StatementResult, "tag"> = { fields: [], rows: [] };

  constructor(statements: Statement[]) {
    const { promise, resolve, reject } = Promise.withResolvers<StatementResult[]>();
    this.statements = statements;
    this.finished = promise;
    this.settle = { resolve, reject };
  }

  submit(connection: pg.Connection): void {
    connection.stream.cork(); // one packet instead of four per statement
    for (const { text, params } of this.statements) {
      connection.parse({ name: "", text, types: [] }, true);
      connection.bind({ values: params }, true);
      connection.describe({ type: "P" }, true);
      connection.execute({}, true);
    }
    connection.sync();
    connection.stream.uncork();
  }

  handleRowDescription({ fields }: { fields: pg.FieldDef[] }): void {
    this.current.fields = fields;
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    this.current.rows.push(fields);
  }

  handleCommandComplete({ text }: CommandComplete): void {
    this.results.push({ tag: text, ...this.current });
    this.current = { fields: [], rows: [] };
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: "" });
  }

  /** COPY needs a stream, which HTTP does not have; Neon's proxy refuses it as well. */
  handleCopyInResponse(connection: pg.Connection & { sendCopyFail(reason: string): void }): void {
    connection.sendCopyFail("COPY FROM STDIN is not possible over HTTP");
  }

  handleCopyData(): void {
    // The rows of COPY TO STDOUT have no place in the answer.
  }

  handleError(error: Error): void {
    this.settle.reject(error);
  }

  handleReadyForQuery(): void {
    this.settle.resolve(this.results);
  }
}
