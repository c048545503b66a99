/** `npm run tenant:create -- business.json [--url https://…]`: brings up a business by the API alone. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { z } from "zod";
import { callAs, type Deployment, readDeployment } from "./deployment.ts";

/** The parts of the file; what stands in them is judged by the API, which names every field that is wrong. */
const fileSchema = z.strictObject({
  tenant: z.looseObject({ slug: z.string(), name: z.string() }),
  staff: z.array(z.looseObject({ name: z.string() })).default([]),
  services: z.array(z.looseObject({ name: z.string(), staff: z.array(z.string()).default([]) })).default([]),
  apiKey: z.looseObject({ name: z.string() }).optional(),
});

const problemSchema = z.object({
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
});

function readFile(path: string): z.output<typeof fileSchema> {
  const parsed = fileSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`${path} is not as it must be:\n${faults.join("\n")}`);
}

/**
 * Creates one thing. Its Idempotency-Key follows from what it is, so that a run that was cut short, or failed at a later
 * part which was mended since, goes on where it was and makes nothing twice.
 */
async function create(
  deployment: Deployment,
  path: string,
  what: string,
  body: object,
): Promise<Record<string, string>> {
  const text = JSON.stringify(body);
  const key = createHash("sha256").update(`${path}\n${text}`).digest("base64url");
  const headers = { "idempotency-key": `tenant-create-${key}` };
  const response = await callAs(deployment, path, { method: "POST", body: text, headers });
  const answer = await response.json();
  if (response.ok) return answer as Record<string, string>;
  const problem = problemSchema.safeParse(answer).data ?? { detail: `HTTP ${response.status}`, errors: [] };
  const faults = problem.errors.map((fault) => `\n  ${fault.path}: ${fault.message}`);
  throw new Error(`${what}: ${problem.detail}${faults.join("")}`);
}

async function main(): Promise<void> {
  const { deployment, rest } = readDeployment(process.argv.slice(2));
  const [path] = rest;
  if (!path) throw new Error("Which file? See operator/example-business.json for one.");
  const { tenant, staff, services, apiKey } = readFile(path);

  const { id, slug } = await create(deployment, "/api/v1/tenants", `The business "${tenant.name}"`, tenant);
  const below = `/api/v1/tenants/${id}`;
  const staffIds = new Map<string, string | undefined>();
  // Their order in the file is their order in lists.
  for (const [position, person] of staff.entries()) {
    const { id: staffId } = await create(deployment, `${below}/staff`, `"${person.name}"`, { position, ...person });
    staffIds.set(person.name, staffId);
  }
  for (const [position, { staff: names, ...service }] of services.entries()) {
    const unknown = names.filter((name) => !staffIds.has(name));
    if (unknown.length > 0)
      throw new Error(`"${service.name}" is offered by ${unknown.join(", ")}, who is not in staff.`);
    const body = { position, ...service, staffIds: names.map((name) => staffIds.get(name)) };
    await create(deployment, `${below}/services`, `"${service.name}"`, body);
  }
  const key = apiKey && (await create(deployment, `${below}/api-keys`, "The API key", apiKey));
  console.log(`${tenant.name} is there.

  id        ${id}
  page      ${deployment.url}/b/${slug}
  embed     <script src="${deployment.url}/widget.js" data-tenant="${id}" async></script>`);
  if (key) console.log(`  API key   ${key.key ?? `${key.prefix}… (shown once, when it was made)`}`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
