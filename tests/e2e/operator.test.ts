import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const url = () => `http://127.0.0.1:${inject("product").port}`;

/** Runs one of the operator's tools as npm does. */
async function run(tool: string, ...args: string[]): Promise<{ code: number | null; output: string }> {
  const env = { ...process.env, ADMIN_API_KEY: "local-admin-key" };
  const child = spawn(process.execPath, [join(root, "operator", tool), ...args], { env });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, output };
}

interface Business {
  tenant: Record<string, unknown>;
  services: Record<string, unknown>[];
}

/** The example of the README, as a business of this test's own. */
function businessFile(change: (business: Business) => void = () => undefined): string {
  const business = JSON.parse(readFileSync(join(root, "operator/example-business.json"), "utf8")) as Business;
  business.tenant.slug = `barber-${crypto.randomUUID().slice(0, 8)}`;
  change(business);
  const path = join(mkdtempSync(join(tmpdir(), "gomomo-operator-")), "business.json");
  writeFileSync(path, JSON.stringify(business));
  return path;
}

describe("tenant:create", () => {
  it("brings up a business whose page answers and whose key books", async () => {
    const { code, output } = await run("tenant-create.ts", businessFile(), "--url", url());
    expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining("Corner Barber is there.") });
    const [, page] = /page +(\S+)/.exec(output) ?? [];
    expect((await fetch(page ?? "")).status).toBe(200);
    const [, id] = /id +(\S+)/.exec(output) ?? [];
    const [, key] = /API key +(gmo_\S+)/.exec(output) ?? [];
    const answer = await fetch(`${url()}/api/v1/tenants/${id}/appointments`, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect({ status: answer.status, body: await answer.json() }).toEqual({
      ...{ status: 200, body: { items: [], nextCursor: null } },
    });
  });

  it("names what is wrong, and goes on from there once it is mended, making nothing twice", async () => {
    const path = businessFile(({ services }) => Object.assign(services[1] ?? {}, { durationMinutes: 2 }));
    const failed = await run("tenant-create.ts", path, "--url", url());
    expect(failed).toMatchObject({ code: 1, output: expect.stringMatching(/"Beard trim": .*\n +durationMinutes: /) });
    writeFileSync(path, readFileSync(path, "utf8").replace('"durationMinutes":2,', '"durationMinutes":20,'));
    const mended = await run("tenant-create.ts", path, "--url", url());
    expect(mended).toMatchObject({ code: 0 });
    const [, id] = /id +(\S+)/.exec(mended.output) ?? [];
    const services = await fetch(`${url()}/api/v1/tenants/${id}/services`);
    const { items } = (await services.json()) as { items: { name: string; staffIds: string[] }[] };
    expect(items.map(({ name, staffIds }) => [name, staffIds.length])).toEqual([
      ["Haircut", 2],
      ["Beard trim", 1],
    ]);
  });
});

describe("doctor", () => {
  it("finds the local stack whole", async () => {
    const { code, output } = await run("doctor.ts", "--url", url());
    expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/ok +widget[\s\S]* is whole\./) });
  });

  it("says so where nobody answers, or the key is another", async () => {
    expect(await run("doctor.ts", "--url", "http://127.0.0.1:9")).toMatchObject({
      ...{ code: 1, output: expect.stringContaining("Nobody answers") },
    });
  });
});
