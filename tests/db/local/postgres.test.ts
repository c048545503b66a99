import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { deletePostgresData, startPostgres } from "../../../db/local/postgres.ts";
import { processesIn } from "../../../db/local/processes.ts";

// Starting databases on a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gomomo-test-"));
  execFileSync("chmod", ["755", folder]);
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** Starts PostgreSQL in a process of its own that is then killed without a chance to clean up. Answers the orphan's pid. */
function startAndKillOwner(): number {
  const script = `
    import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, "../../../db/local/postgres.ts"))};
    const { pid } = await startPostgres({ folder: ${JSON.stringify(folder)} });
    process.stdout.write(String(pid), () => process.kill(process.pid, "SIGKILL"));`;
  try {
    execFileSync(process.execPath, ["--input-type=module-typescript", "--eval", script], {
      encoding: "utf8",
      stdio: "pipe",
    });
  } catch (error) {
    return Number((error as { stdout: string }).stdout);
  }
  throw new Error("The owner was not killed.");
}

it("is PostgreSQL 18 with a database, and throw-away data is gone afterwards", async () => {
  const postgres = await startPostgres();
  expect(
    await query(postgres.url, "SELECT current_database() AS name, version() LIKE 'PostgreSQL 18%' AS is_18"),
  ).toEqual([{ name: "gomomo", is_18: true }]);
  await postgres.stop();
  expect(existsSync(postgres.folder)).toBe(false);
});

it("keeps data in its folder, and deletes it when asked", async () => {
  const first = await startPostgres({ folder });
  await query(first.url, "CREATE TABLE kept AS SELECT 1 AS n");
  await first.stop();
  const second = await startPostgres({ folder });
  expect(await query(second.url, "SELECT n FROM kept")).toEqual([{ n: 1 }]);
  await second.stop();
  await deletePostgresData(folder);
  const third = await startPostgres({ folder });
  expect(await query(third.url, "SELECT to_regclass('kept') AS kept")).toEqual([{ kept: null }]);
  await third.stop();
});

it("starts again after its own kill -9", async () => {
  const first = await startPostgres({ folder });
  await query(first.url, "CREATE TABLE kept AS SELECT 1 AS n");
  process.kill(first.pid, "SIGKILL");
  await first.exited;
  await first.stop();
  const second = await startPostgres({ folder });
  expect(await query(second.url, "SELECT n FROM kept")).toEqual([{ n: 1 }]);
  await second.stop();
});

it("replaces the PostgreSQL that a killed owner left running", async () => {
  const orphan = startAndKillOwner();
  expect(orphan).toBeGreaterThan(0);
  const postgres = await startPostgres({ folder });
  expect(postgres.pid).not.toBe(orphan);
  const postmasters = processesIn(join(folder, "data")).filter(({ command }) => command.includes(" -D "));
  if (process.platform === "linux") expect(postmasters.map(({ pid }) => pid)).toEqual([postgres.pid]);
  await postgres.stop();
  expect(processesIn(join(folder, "data"))).toEqual([]);
});

it("does not share a folder with a live owner", async () => {
  const postgres = await startPostgres({ folder });
  await expect(startPostgres({ folder })).rejects.toThrow(`in use by process ${process.pid}`);
  await postgres.stop();
});

it("is not held up by a pid file whose number is somebody else's now", async () => {
  await (await startPostgres({ folder })).stop();
  writeFileSync(join(folder, "data", "postmaster.pid"), `${process.pid}\n`);
  await (await startPostgres({ folder })).stop();
});

it("makes anew what an interrupted initdb left", async () => {
  mkdirSync(join(folder, "data", "base"), { recursive: true });
  writeFileSync(join(folder, "data", "PG_VERSION"), "18\n");
  mkdirSync(join(folder, "initdb-1", "data"), { recursive: true });
  await (await startPostgres({ folder })).stop();
  expect(existsSync(join(folder, "initdb-1"))).toBe(false);
});

it("touches no data but PostgreSQL's, and says what to do", async () => {
  mkdirSync(join(folder, "data"));
  writeFileSync(join(folder, "data", "thesis.txt"), "years of work");
  await expect(startPostgres({ folder })).rejects.toThrow("Choose another folder with --data");
  await expect(deletePostgresData(folder)).rejects.toThrow("left alone");
  rmSync(join(folder, "data"), { recursive: true });
  mkdirSync(join(folder, "data", "global"), { recursive: true });
  writeFileSync(join(folder, "data", "PG_VERSION"), "12\n");
  writeFileSync(join(folder, "data", "global", "pg_control"), "");
  await expect(startPostgres({ folder })).rejects.toThrow("npm start -- --reset");
});

// Only root lends PostgreSQL to another user, who may not get into every folder.
if (process.getuid?.() === 0) {
  it("puts the data outside a folder that its user cannot reach", async () => {
    execFileSync("chmod", ["700", folder]);
    const notices: string[] = [];
    const postgres = await startPostgres({ folder: join(folder, "inner"), onNotice: (line) => notices.push(line) });
    expect(notices).toEqual([expect.stringContaining(postgres.folder)]);
    expect(postgres.folder.startsWith(folder)).toBe(false);
    await postgres.stop();
    rmSync(postgres.folder, { recursive: true });
  });
}
