import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { drizzle } from "drizzle-orm/node-postgres";
import openapiTypescript, { astToString } from "openapi-typescript";
import { expect, inject, it, onTestFinished } from "vitest";
import { API_KEY_MARK, apiKeyPrefix, hashApiKey } from "../../adapters/api-keys.ts";
import { apiKeys } from "../../db/schema/identity.ts";
import { createBusiness } from "./support/business.ts";
import { withDatabase } from "./support/database.ts";

const root = join(import.meta.dirname, "../..");
const program = "lifecycle.ts";
const run = promisify(execFile);

async function createKey(tenantId: string): Promise<string> {
  const key = `${API_KEY_MARK}${randomUUID()}`.replaceAll("-", "");
  const hash = await hashApiKey(key);
  const scopes = ["appointments:read", "appointments:write", "settings:read"] as const;
  const row = { id: randomUUID(), tenantId, name: "Elsewhere", prefix: apiKeyPrefix(key), hash, createdAt: new Date() };
  await withDatabase((client) =>
    drizzle(client)
      .insert(apiKeys)
      .values({ ...row, scopes: [...scopes] }),
  );
  return key;
}

/** A folder outside the clone with the program, what it is compiled by, and the types that the document gives. */
function folderWith(types: string): string {
  const folder = mkdtempSync(join(tmpdir(), "gomomo-elsewhere-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  copyFileSync(join(root, "tests/e2e/elsewhere", program), join(folder, program));
  writeFileSync(join(folder, "api.d.ts"), types);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  const tsconfig = { extends: join(root, "tsconfig.base.json"), compilerOptions: { types: ["node"] }, include: ["."] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  return folder;
}

it("a client that is made from the document alone books, moves, finds and cancels", async () => {
  const origin = `http://127.0.0.1:${inject("product").port}`;
  const document = await (await fetch(`${origin}/openapi.json`)).text();
  const folder = folderWith(astToString(await openapiTypescript(document)));

  // The compiler says on its standard output what is wrong.
  const compiled = await run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", folder]).then(
    () => "",
    (error: { stdout: string }) => error.stdout,
  );
  expect(compiled).toBe("");

  const { id } = await createBusiness();
  const env = { ...process.env, BASE_URL: origin, TENANT_ID: id, API_KEY: await createKey(id) };
  const { stdout } = await run(process.execPath, [join(folder, program)], { env });
  expect(JSON.parse(stdout)).toEqual({
    booked: { status: "confirmed", isWhatWasHeld: true },
    bookedAgain: true,
    read: true,
    listed: [true],
    moved: { toTheAlternative: true, version: 2 },
    late: "version_mismatch",
    found: { start: true, version: 2 },
    cancelled: "cancelled",
  });
});
